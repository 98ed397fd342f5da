import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { EmbeddedRule } from '#domain/barcode/embedded.ts';
import { gtinCheckDigit } from '#domain/barcode/gtin.ts';
import { readScan, type ScanSetting } from '#domain/barcode/scan.ts';
import { splitElements } from '#main/device/scanner/gs1.ts';
import { embed } from './embed.ts';

const weighed: EmbeddedRule = {
  prefix: '21',
  kind: 'weight',
  itemDigits: 5,
  valueDigits: 5,
  valueDecimals: 3,
  hasValueCheck: false,
};
const priced: EmbeddedRule = { ...weighed, prefix: '23', kind: 'price', valueDecimals: 2 };
const setting: ScanSetting = { rules: [weighed, priced], split: splitElements, year: 2026, currency: 'EUR' };
const read = (code: string) => readScan(code, setting);
const plain = { kind: 'goods', codes: [], measure: null, expiresOn: null };

describe('a scanned code', () => {
  test('that is a GTIN or any text asks for nothing but itself', () => {
    expect(read('4006381333931')).toEqual({ ...plain, shown: '4006381333931' });
    expect(read(' POT-22 ')).toEqual({ ...plain, shown: 'POT-22' });
    expect(read('4006381333932')).toEqual({ kind: 'bad', flaw: 'check-digit' });
  });

  test('of the shop asks for its item, and says how much of it', () => {
    expect(read('2112345015002')).toMatchObject({
      measure: { kind: 'weight', quantity: 1500 },
      expiresOn: null,
    });
    expect(read('2312345004956')).toMatchObject({ measure: { kind: 'price', total: 495 } });
    expect(read(embed(priced, '12345', 0))).toMatchObject({ kind: 'goods', measure: null });
  });

  test('with GS1 data asks for its GTIN', () => {
    expect(read(']d20109506000134352172612313103000189')).toEqual({
      kind: 'goods',
      shown: '9506000134352',
      codes: ['09506000134352'],
      measure: { kind: 'weight', quantity: 189 },
      expiresOn: '2026-12-31',
    });
    expect(read('https://id.gs1.org/01/09506000134352?30=3')).toMatchObject({
      codes: ['09506000134352'],
      measure: { kind: 'count', quantity: 3000 },
    });
    expect(read(']C10109506000134352' + '17261399')).toEqual({ kind: 'bad', flaw: 'malformed' });
  });

  test('of the shop inside GS1 data is both', () => {
    expect(read(']e00102112345015002' + '17261231')).toMatchObject({
      codes: ['02112345015002', '02112345000008', '2112345000008', '2112345', '12345'],
      measure: { kind: 'weight', quantity: 1500 },
      expiresOn: '2026-12-31',
    });
    expect(read(']e00102112345015002' + '3922000777')).toMatchObject({
      measure: { kind: 'price', total: 777 },
    });
  });
});

test.prop([fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\]CdeQ0-9()\x1D]{0,60}$/))])(
  'no text throws',
  (text) => {
    expect(() => read(text)).not.toThrow();
    const digits = text.replaceAll(/\D/g, '').slice(0, 12).padEnd(12, '0');
    expect(() => read(`21${digits.slice(2)}${gtinCheckDigit(digits)}`)).not.toThrow();
  },
);
