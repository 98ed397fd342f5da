import { fc, test } from '@fast-check/vitest';
import bwipjs from 'bwip-js/node';
import { expect } from 'vitest';
import { gtinCheckDigit, readCode, shortGtin } from '#domain/barcode/gtin.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((each) => each.join(''))
    .filter((text) => /[1-9]/.test(text));

const gtins = fc
  .constantFrom(7, 11, 12, 13)
  .chain(digits)
  .map((text) => text + gtinCheckDigit(text))
  .filter((text) => !/^0\d{7}$/.test(text));

test('reads every length of a GTIN as one number', () => {
  expect(readCode('4006381333931')).toEqual({
    kind: 'gtin',
    gtin14: '04006381333931',
    text: '4006381333931',
  });
  expect(readCode('036000291452')).toMatchObject({ kind: 'gtin', gtin14: '00036000291452' });
  expect(readCode('0036000291452')).toMatchObject({ kind: 'gtin', gtin14: '00036000291452' });
  expect(readCode('96385074')).toMatchObject({ kind: 'gtin', gtin14: '00000096385074' });
  expect(readCode('14006381333938')).toMatchObject({ kind: 'gtin', gtin14: '14006381333938' });
});

test('writes UPC-E out as UPC-A, by each of its rules', () => {
  expect(readCode('01234505')).toMatchObject({ gtin14: '00012000003455' });
  expect(readCode('04252614')).toMatchObject({ gtin14: '00042100005264' });
  expect(readCode('01234133')).toMatchObject({ gtin14: '00012300000413' });
  expect(readCode('01233342')).toMatchObject({ gtin14: '00012330000032' });
  expect(readCode('01234565')).toMatchObject({ gtin14: '00012345000065' });
});

test('says which check digit it expected', () => {
  expect(readCode('4006381333930')).toEqual({
    kind: 'bad-check-digit',
    text: '4006381333930',
    expected: '1',
  });
});

test('drops blanks and the mark of a scanner, and leaves other codes as they are', () => {
  expect(readCode(' ]E04006381333931\r\n')).toMatchObject({ kind: 'gtin', gtin14: '04006381333931' });
  expect(readCode(']I114006381333938')).toMatchObject({ kind: 'gtin', gtin14: '14006381333938' });
  expect(readCode(']C0SKU-17')).toEqual({ kind: 'other', text: 'SKU-17' });
  expect(readCode(']Q1POT-22')).toEqual({ kind: 'other', text: 'POT-22' });
  expect(readCode(' SKU-17/b ')).toEqual({ kind: 'other', text: 'SKU-17/b' });
  expect(readCode(']C10104006381333931')).toMatchObject({ kind: 'other' });
  for (const text of ['', '123456789', '00000000', '٤٠٠٦٣٨١٣٣٣٩٣١', '400638133393l']) {
    expect(readCode(text).kind).toBe('other');
  }
});

test.prop([gtins])('any right GTIN (UPC-E apart) is found by any of its forms', (gtin) => {
  const read = readCode(gtin);
  const gtin14 = gtin.padStart(14, '0');
  expect(read).toMatchObject({ kind: 'gtin', gtin14 });
  expect(readCode(gtin14)).toMatchObject({ kind: 'gtin', gtin14 });
  expect(readCode(shortGtin(gtin14))).toMatchObject({ kind: 'gtin', gtin14 });
});

const longGtins = gtins.filter((gtin) => gtin.length > 8);

test.prop([longGtins, fc.nat(13), fc.integer({ min: 1, max: 9 })])(
  'one wrong digit is always noticed',
  (gtin, place, by) => {
    const at = place % gtin.length;
    const wrong = gtin.slice(0, at) + String((Number(gtin.charAt(at)) + by) % 10) + gtin.slice(at + 1);
    expect(readCode(wrong).kind).not.toBe('gtin');
  },
);

test.prop([digits(12)], { numRuns: 50 })('agrees with a foreign barcode library on check digits', (text) => {
  const draw = (digit: string) => () => bwipjs.toSVG({ bcid: 'ean13', text: text + digit });
  const right = gtinCheckDigit(text);
  expect(draw(right)).not.toThrow();
  expect(draw(String((Number(right) + 1) % 10))).toThrow(/check/i);
});
