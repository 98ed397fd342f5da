import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { readDigitalLink } from '#domain/barcode/digital-link.ts';
import { readGs1 } from '#domain/barcode/gs1.ts';

const gtin = { ai: '01', text: '09506000134352' };

test.each([
  ['https://id.gs1.org/01/09506000134352', []],
  ['https://id.gs1.org/01/09506000134352/', []],
  ['https://id.gs1.org/01/9506000134352', []],
  ['HTTPS://ID.GS1.ORG/01/09506000134352', []],
  [']Q1http://example.com:8080/some/path/01/09506000134352#top', []],
  ['https://id.gs1.org/01/09506000134352/10/ABC', [{ ai: '10', text: 'ABC' }]],
  [
    'https://id.gs1.org/01/09506000134352/22/2A/10/A%2Fb%21/21/1?17=261231&3103=000189&linkType=gs1:pip;99=x',
    [
      { ai: '22', text: '2A' },
      { ai: '10', text: 'A/b!' },
      { ai: '21', text: '1' },
      { ai: '17', text: '261231' },
      { ai: '3103', text: '000189' },
      { ai: '99', text: 'x' },
    ],
  ],
  ['https://brand.example/01/shoes/01/09506000134352/10/A/lot/B', [{ ai: '10', text: 'A' }]],
  ['https://id.gs1.org/01/09506000134352/10/A%ZZ', [{ ai: '10', text: 'A%ZZ' }]],
])('%s is read', (link, others) => {
  expect(readDigitalLink(link)).toEqual([gtin, ...others]);
});

test.each([
  'https://id.gs1.org/00/095060001343521234',
  'https://id.gs1.org/',
  'https://example.com/shop?01=09506000134352',
  'ftp://id.gs1.org/01/09506000134352',
  'javascript:alert("/01/09506000134352")',
  'https:///01/09506000134352',
  'https://id.gs1.org/01/09506000134352 or so',
  '/01/09506000134352',
  '',
])('%j is none', (text) => {
  expect(readDigitalLink(text)).toBeNull();
});

test('its data are held to the rules of every element string', () => {
  const setting = { split: () => null, year: 2026, currency: 'EUR' };
  const read = (tail: string) => readGs1(`https://id.gs1.org/01/${tail}`, setting);
  expect(read('09506000134352/10/ABC?17=261231&3922=1234&3103=000189')).toMatchObject({
    goods: { gtin14: '09506000134352', lot: 'ABC', expiresOn: '2026-12-31', price: 1234, netWeight: 189 },
  });
  expect(read('09506000134351')).toEqual({ kind: 'bad', flaw: 'check-digit' });
  expect(read('09506000134352?17=261131')).toEqual({ kind: 'bad', flaw: 'malformed' });
  expect(read('09506000134352/10/A%20B')).toEqual({ kind: 'bad', flaw: 'malformed' });
  expect(read('09506000134352/10/A/10/B')).toEqual({ kind: 'bad', flaw: 'malformed' });
});

const value = fc
  .string({ minLength: 1 })
  .filter((text) => text !== '.' && text !== '..' && text.isWellFormed());

test.prop([value, value])('any lot and serial are read back', (lot, serial) => {
  const [qualifiers, query] = [`10/${encodeURIComponent(lot)}`, `21=${encodeURIComponent(serial)}`];
  expect(readDigitalLink(`https://id.gs1.org/01/09506000134352/${qualifiers}?${query}`)).toEqual([
    gtin,
    { ai: '10', text: lot },
    { ai: '21', text: serial },
  ]);
});

test.prop([fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string({ unit: 'binary' }))])(
  'no text throws',
  (text) => {
    expect(() => readDigitalLink(text)).not.toThrow();
    expect(() => readDigitalLink(`https://a.de/01/09506000134352/${text}`)).not.toThrow();
  },
);
