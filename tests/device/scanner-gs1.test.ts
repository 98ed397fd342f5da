import { fc, test } from '@fast-check/vitest';
import bwipjs from 'bwip-js/node';
import { describe, expect } from 'vitest';
import { currencyNumber } from '#domain/barcode/currency-number.ts';
import { measureOf, readGs1, type Gs1Setting } from '#domain/barcode/gs1.ts';
import { gtinCheckDigit } from '#domain/barcode/gtin.ts';
import { splitElements } from '#main/device/scanner/gs1.ts';
import { bracketed, elementLists, sent, type Element } from './gs1-elements.ts';

const setting: Gs1Setting = { split: splitElements, year: 2026, currency: 'EUR' };
const read = (code: string) => readGs1(code, setting);
const nothing = {
  lot: null,
  serial: null,
  expiresOn: null,
  netWeight: null,
  price: null,
  count: null,
};
const malformed = { kind: 'bad', flaw: 'malformed' };

describe('a code of the world', () => {
  test.each([
    [']C101095060001343521724123110ABC123', { expiresOn: '2024-12-31', lot: 'ABC123' }],
    [
      ']d2010950600013435217141120' + '10ABC123\x1D211234',
      { expiresOn: '2014-11-20', lot: 'ABC123', serial: '1234' },
    ],
    [']Q30109506000134352' + '21A-1/b', { serial: 'A-1/b' }],
    [']e001995060001343553103000189' + '392099', { gtin14: '99506000134355', netWeight: 189, price: 9900 }],
    ['(01)99506000134355(3103)000189(3922)1234', { gtin14: '99506000134355', netWeight: 189, price: 1234 }],
    ['(01) 09506000134352 (17) 261200 (10) ABC', { expiresOn: '2026-12-31', lot: 'ABC' }],
    [']C1(01)09506000134352(30)12', { count: 12 }],
    [']C1020950600013435237' + '24', { count: 24 }],
    ['\x1D0109506000134352' + '10ABC\x1D17261231', { lot: 'ABC', expiresOn: '2026-12-31' }],
    ['010950600013435210ABC{GS}17261231', { lot: 'ABC', expiresOn: '2026-12-31' }],
    ['010950600013435210ABC<GS>17261231', { lot: 'ABC', expiresOn: '2026-12-31' }],
    ['010950600013435210ABC\u241D17261231\r\n', { lot: 'ABC', expiresOn: '2026-12-31' }],
    ['0109506000134352', {}],
    ['0109506000134352' + '7003' + '2607312359', { expiresOn: '2026-07-31' }],
    ['0109506000134352' + '15251231' + '3302000100' + '99shop', {}],
    ['0109506000134352' + '3202000500', { netWeight: 2268 }],
    ['0109506000134352' + '3939978' + '1234500000', { price: 123 }],
    ['0109506000134352\x1D\x1D17261231\x1D', { expiresOn: '2026-12-31' }],
  ])('%j is read', (code, said) => {
    expect(read(code)).toEqual({ kind: 'goods', goods: { gtin14: '09506000134352', ...nothing, ...said } });
  });

  test.each([
    '4006381333931',
    '04006381333931',
    'POT-22',
    '(c) mug',
    '01ABC',
    '0109506000134351',
    '',
    ']',
    ']E04006381333931',
  ])('%j is no GS1 data', (code) => {
    expect(read(code)).toBeNull();
  });

  test.each([']C100095060001343520000', ']d2999SHOP', ']d2414' + '9506000134352'])(
    '%j names no goods',
    (code) => {
      expect(read(code)).toBeNull();
    },
  );

  test.each([
    [']C10109506000134351', 'check-digit'],
    [']d201095060001343', 'malformed'],
    [']d2hello', 'malformed'],
    ['(01)09506000134352(10)', 'malformed'],
    ['(010)9506000134352', 'malformed'],
    ['0109506000134352' + '17261131', 'malformed'],
    ['0109506000134352' + '10AB CD', 'malformed'],
    ['0109506000134352' + '10A\x1D10B', 'malformed'],
    ['0109506000134352' + '3103000189' + '3202000100', 'malformed'],
    ['0109506000134352' + '3100100000', 'excess'],
    ['0109506000134352' + '3920999999999', null],
    ['0109506000134352' + '39209999999999', 'excess'],
    ['0109506000134352' + '30100000', 'excess'],
    ['0109506000134352' + '3932840' + '1234', 'currency'],
  ])('%j is not believed: %s', (code, flaw) => {
    expect(read(code)).toMatchObject(flaw === null ? { kind: 'goods' } : { kind: 'bad', flaw });
  });
});

describe('what the package takes for right is not believed', () => {
  test.each([
    ['a date that is none', '17261131'],
    ['a month that is none', '17261301'],
    ['a signed weight', '3103-12345'],
    ['a weight with an exponent', '31031e5123'],
    ['a weight with a letter', '310300052x'],
    ['more decimals than there are', '3106000189'],
    ['a signed price', '3922-12'],
    ['a price in letters', '392212abc'],
    ['decimals in letters', '392x12'],
    ['a currency in letters', '3932EUR12'],
    ['no lot', '10'],
    ['a lot too long, as when its FNC1 was lost', '10ABCDEF1234567890172612312'],
    ['a count in letters', '30abc'],
    ['no count', '30'],
  ])('%s', (_, tail) => {
    expect(splitElements(`0109506000134352${tail}`)).not.toBeNull();
    expect(read(`0109506000134352${tail}`)).toEqual(malformed);
  });

  test('a GTIN-13 that looks like an order number', () => {
    expect(splitElements('4006381333931')).toEqual([{ ai: '400', text: '6381333931' }]);
    expect(read('4006381333931')).toBeNull();
  });
});

test('the package gives text for every AI that it knows', () => {
  const ais = Array.from({ length: 10_000 }, (_, number) => String(number).padStart(4, '0'));
  const lists = ais.map((ai) => splitElements(`${ai}${'0'.repeat(30)}\x1D`)).filter((list) => list !== null);
  expect(lists.length).toBeGreaterThan(1000);
  for (const { ai, text } of lists.flat()) expect([typeof ai, typeof text]).toEqual(['string', 'string']);
});

test.each([
  [
    { price: 1234, netWeight: 500, count: 2 },
    { kind: 'price', total: 1234 },
  ],
  [
    { price: 0, netWeight: 500, count: 2 },
    { kind: 'weight', quantity: 500 },
  ],
  [
    { price: null, netWeight: null, count: 2 },
    { kind: 'count', quantity: 2000 },
  ],
  [{ price: 0, netWeight: 0, count: 0 }, null],
])('%j measures the goods as %j', (said, measure) => {
  expect(measureOf({ ...nothing, gtin14: '99506000134355', ...said })).toEqual(measure);
});

test.prop([elementLists, fc.constantFrom('', ']C1', ']d2', ']Q3', ']e0', '\x1D', ']d2\x1D')])(
  'what an encoder sends is read back, with and without its mark, and as printed below',
  (elements, mark) => {
    const said = read(sent(elements, mark));
    expect(said).toEqual(read(bracketed(elements)));
    expect(said).toMatchObject(expectedOf(elements));
  },
);

function expectedOf(elements: readonly Element[]) {
  const of = (ai: string) => elements.find((element) => element.ai === ai)?.text ?? null;
  const weight = elements.find((element) => element.ai.startsWith('310'));
  const grams =
    weight === undefined ? null : (Number(weight.text) * 1000) / 10 ** Number(weight.ai.charAt(3));
  if (grams !== null && grams >= 99_999_000.5) return { kind: 'bad', flaw: 'excess' };
  const goods = { gtin14: of('01'), lot: of('10'), serial: of('21') };
  return { kind: 'goods', goods: grams === null ? goods : { ...goods, netWeight: Math.floor(grams + 0.5) } };
}

const spoilt = fc.constantFrom<(element: Element) => Element>(
  (element) => element,
  ({ ai, text }) => ({ ai, text: `${text}0` }),
  ({ ai, text }) => ({ ai, text: text.slice(1) }),
  ({ ai, text }) => ({ ai, text: `${text.slice(0, -1)}x` }),
  ({ ai, text }) => ({ ai, text: `${text.slice(0, -1)}${(Number(text.slice(-1)) + 1) % 10}` }),
  ({ ai, text }) => ({ ai, text: text.replace(/\d\d$/, '31') }),
  ({ ai, text }) => ({ ai, text: ` ${text.slice(1)}` }),
  ({ ai }) => ({ ai, text: '' }),
);

test.prop([elementLists, fc.nat(), spoilt], { numRuns: 400 })(
  'the same data are right and wrong as for a foreign GS1 library',
  (elements, place, spoil) => {
    const target = elements[place % elements.length];
    const list = elements.map((element) =>
      element === target && element.ai !== '15' ? spoil(element) : element,
    );
    const said = read(sent(list, ']C1'));
    const isOurLimit = said?.kind === 'bad' && (said.flaw === 'excess' || said.flaw === 'currency');
    if (isOurLimit || isReadOtherwise(list)) return;
    expect({ list, isRight: said?.kind === 'goods' }).toEqual({ list, isRight: isDrawn(list) });
  },
);

/** Whether the string that a scanner sends for these is the string of other elements, so that nobody could tell. */
function isReadOtherwise(elements: readonly Element[]): boolean {
  const split = splitElements(sent(elements, ''));
  return split !== null && bracketed(split) !== bracketed(elements);
}

function isDrawn(elements: readonly Element[]): boolean {
  try {
    bwipjs.toSVG({ bcid: 'gs1datamatrix', text: bracketed(elements) });
    return true;
  } catch {
    return false;
  }
}

test('every currency has the number by which a foreign library knows one', () => {
  const numbers = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'KWD', 'PLN', 'SEK'].map(currencyNumber);
  expect(numbers).toEqual(['978', '840', '826', '756', '392', '414', '985', '752']);
  const known = Intl.supportedValuesOf('currency').filter((currency) => currencyNumber(currency) !== null);
  const foreign = known.filter((currency) => !isDrawn(pricedIn(currency)));
  // Zimbabwe's of 2024 is younger than the library.
  expect(foreign).toEqual(['ZWG']);
  for (const currency of known) {
    expect(readGs1(sent(pricedIn(currency), ''), { ...setting, currency })).toMatchObject({ kind: 'goods' });
  }
  expect(currencyNumber('XXX')).toBeNull();
});

function pricedIn(currency: string): Element[] {
  const gtin = { ai: '01', text: '09506000134352' };
  return [gtin, { ai: '30', text: '1' }, { ai: '3932', text: `${currencyNumber(currency)}100` }];
}

const gs1Like = fc
  .array(
    fc.constantFrom(
      '01',
      '09506000134352',
      '10',
      '17',
      '3103',
      '3922',
      '(',
      ')',
      '\x1D',
      ']C1',
      ']d2',
      'A',
      '0',
      '9',
      '-',
      ' ',
      'é',
      '%',
      'https://a/01/',
    ),
  )
  .map((parts) => parts.join(''));

test.prop([fc.oneof(gs1Like, fc.string({ unit: 'binary', maxLength: 300 }), fc.string())], { numRuns: 2000 })(
  'no text throws, and no measure is out of bounds',
  (text) => {
    const said = read(text);
    if (said?.kind !== 'goods') return;
    const { gtin14, netWeight, price, count } = said.goods;
    expect(gtin14.endsWith(gtinCheckDigit(gtin14.slice(0, -1)))).toBe(true);
    for (const value of [netWeight, price, count])
      expect(value === null || Number.isSafeInteger(value)).toBe(true);
  },
);
