import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { formatMoney } from '#domain/money/currency.ts';
import { encodeReceipts } from '#main/device/escpos/encode.ts';
import { createGlyphs } from '#main/device/escpos/glyphs.ts';
import { defaultProfile } from '#main/device/escpos/profile.ts';
import { interpret } from '#tests/support/printer/interpreter.ts';
import { eventsOf } from '#tests/support/printer/printout.ts';
import { sampleLine } from '#tests/domain/receipt/sample-sale.ts';
import { receiptOf } from './printing.ts';

const pages = {
  pc437: createGlyphs('pc437'),
  pc850: createGlyphs('pc850'),
  pc852: createGlyphs('pc852'),
  pc858: createGlyphs('pc858'),
  pc866: createGlyphs('pc866'),
  wpc1252: createGlyphs('wpc1252'),
};
const anyPage = fc.constantFrom<keyof typeof pages>('pc437', 'pc850', 'pc852', 'pc858', 'pc866', 'wpc1252');
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.constantFrom('\x1b', '\x1d', '\x10', '\x1c', 'p', 'V', '@', '\x00', '\x04', 'é', '€', ' '), {
      maxLength: 40,
    })
    .map((parts) => parts.join('')),
);

test('respells what the page lacks, and drops what does not print', () => {
  expect(pages.pc858.words('Łódź “façade” – №7 …\u200b')).toBe('Lódz "façade" - No.7 ...');
  expect(pages.pc437.words('5 € × 3')).toBe('5 EUR x 3');
  expect(pages.pc866.words('Чай é')).toBe('Чай e');
  expect(pages.wpc1252.words('“façade” – 5 €')).toBe('“façade” – 5 €');
  expect(pages.pc858.words('日本 ☕')).toBe('?? ?');
  expect(pages.pc858.words('one\ttwo\r\nthree')).toBe('one two three');
});

test.each([
  ['pc858', '38,70\u00a0€', 'EUR', '38,70\u00a0€'],
  ['pc437', '38,70\u00a0€', 'EUR', '38,70\u00a0EUR'],
  ['pc437', '-€38.70', 'EUR', '-EUR\u00a038.70'],
  ['pc858', '₹1,23,456.00', 'INR', 'INR\u00a01,23,456.00'],
  ['pc858', '\u200f١٢٫٥٠\u00a0د.إ.\u200f', 'AED', '12.50\u00a0AED'],
  ['pc858', '1\u202f234,50\u00a0€', 'EUR', '1\u00a0234,50\u00a0€'],
  ['pc858', '\u22125,00', 'EUR', '-5,00'],
] as const)('on %s the amount %s stays readable', (page, amount, currency, expected) => {
  expect(pages[page].amount(amount, currency)).toBe(expected);
});

test.prop([
  anyPage,
  fc.constantFrom('en', 'de', 'fr', 'ar', 'fa', 'hi', 'ja', 'ru', 'pl', 'he', 'th', 'de-CH'),
  fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'INR', 'AED', 'PLN', 'RUB', 'ILS', 'THB', 'CHF', 'KZT'),
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
])(
  'no amount in any language has a sign that the printer lacks, and all its digits are there',
  (page, locale, currency, minor) => {
    const text = pages[page].amount(formatMoney(minor, currency, locale), currency);
    expect(pages[page].words(text)).toBe(text);
    expect(text).not.toMatch(/[?\ufffd]/);
    const plain = pages[page].amount(formatMoney(minor, currency, `en-u-nu-latn`), currency);
    expect(text.replaceAll(/\D/g, '')).toBe(plain.replaceAll(/\D/g, ''));
  },
);

test.prop([anyText, anyText, anyText], { numRuns: 300 })(
  'whatever a shop, a product or a clerk is called, the paper holds a receipt and nothing else happens',
  (name, clerk, foot) => {
    const document = receiptOf({ lines: [sampleLine({ name })], clerk });
    const blocks = document.blocks.map((block) =>
      block.kind === 'foot' ? { ...block, texts: [foot] } : block,
    );
    const bytes = encodeReceipts([{ ...document, blocks }], defaultProfile, pages.pc858);
    const printout = interpret(bytes, { headDots: 512 });
    expect(printout.faults).toEqual([]);
    expect(eventsOf(printout, 'pulse')).toEqual([]);
    expect(eventsOf(printout, 'cut')).toHaveLength(1);
    const texts = eventsOf(printout, 'line').map((event) => event.line.text);
    expect(texts.some((text) => text.endsWith(' 12,50 A'))).toBe(true);
  },
);
