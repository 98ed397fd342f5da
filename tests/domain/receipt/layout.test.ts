import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { buildReceipt } from '#domain/receipt/build-receipt.ts';
import { textWidth } from '#domain/receipt/columns.ts';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import { layoutReceipt, type PaperItem } from '#domain/receipt/layout.ts';
import { rowText } from '#domain/receipt/cells.ts';
import { amountRow, taxRows } from '#domain/receipt/rows.ts';
import { wrap } from '#domain/receipt/wrap.ts';
import { paid, returnedLine, sampleLine, sampleSale, settingIn } from './sample-sale.ts';

const setting = settingIn('en');
const identity = (text: string) => text;
const all = () => true;
const latin = (text: string) => /^[\u0020-\u024f€]*$/.test(text);

/** The paper as text; what is drawn stands in braces. */
function texts(items: readonly PaperItem[]): string[] {
  return items.map((item) => {
    switch (item.kind) {
      case 'text':
        return item.text;
      case 'code':
        return `[${item.payload}]`;
      case 'drawn':
        return `{${rowText(item.cells)}}`;
      default:
        return `[${item.kind}]`;
    }
  });
}

function widthOf(item: PaperItem): number {
  if (item.kind === 'drawn') return textWidth(rowText(item.cells));
  return item.kind === 'text' ? textWidth(item.text) : 0;
}

function roomOf(item: PaperItem, columns: number): number {
  const isLarge = (item.kind === 'text' || item.kind === 'drawn') && item.style === 'large';
  return isLarge ? Math.floor(columns / 2) : columns;
}

function set(
  document: ReceiptDocument,
  columns: number,
  prints: (text: string) => boolean = all,
): PaperItem[] {
  return layoutReceipt(document, { columns, fit: identity, prints });
}

test('sets a whole receipt on 42 columns', () => {
  expect(texts(set(buildReceipt(sampleSale(), { ...setting, isCopy: true }), 42))).toEqual([
    'Corner Shop',
    '12 High Street, 10115 Berlin',
    'VAT DE123456789',
    '',
    '* COPY *',
    '',
    'Receipt',
    '',
    '-'.repeat(42),
    'Café crème, 1 kg                   12.50 B',
    'Mug, hand-made by a potter in the',
    'valley, blue                       17.80 A',
    '  2 × 8.90',
    'Cheese                              8.40 B',
    '  0.350 kg × 23.99',
    '-'.repeat(42),
    'Total          €38.70',
    '',
    'Cash                                €50.00',
    'Change                              €11.30',
    '',
    'Tax rate          Net       Tax      Gross',
    'A 19%           14.96      2.84      17.80',
    'B 7%            19.53      1.37      20.90',
    '-'.repeat(42),
    'Receipt no.                      K1-000123',
    'Date                            2026-11-23',
    'Time                    14:05:09 UTC+01:00',
    'Register                                K1',
    'Served by                              Zoë',
    '',
    '[0193a5c8-7d10-7c4e-9b1a-2f6d1c0e8a55]',
    '',
    'Thank you. Returns within 14 days with',
    'this receipt.',
  ]);
});

test('keeps amounts under each other, whatever is said under a line', () => {
  const steps = [
    { kind: 'charge', name: 'Deposit', amount: 25, isIncluded: false },
    { kind: 'promotion', promotionId: 'p', name: 'Two for one on all things of summer', amount: -625 },
  ] as const;
  const lines = [
    sampleLine({ steps: [...steps], note: 'as a gift' }),
    { ...sampleLine({ position: 2, name: 'Voucher', unitPrice: 5000 }), taxes: [] },
  ];
  const tender = paid({ kind: 'card', amount: 5650, reference: '0815' });
  const items = texts(set(buildReceipt(sampleSale({ lines, tenders: [tender] }), setting), 32));
  const from = items.indexOf('-'.repeat(32));
  expect(items.slice(from, from + 13)).toEqual([
    '-'.repeat(32),
    'Café crème, 1 kg         12.50 A',
    '  Deposit                 0.25  ',
    '  Two for one on all',
    '  things of summer       -6.25  ',
    '  as a gift',
    'Voucher                  50.00  ',
    '-'.repeat(32),
    'Total     €56.50',
    '',
    'Card                      €56.50',
    '  Ref. 0815',
    '',
  ]);
});

test('puts one rule between what comes back and what is new', () => {
  const lines = [returnedLine(), sampleLine({ position: 2, name: 'Other' })];
  const items = texts(set(buildReceipt(sampleSale({ kind: 'exchange', lines }), setting), 32));
  const from = items.indexOf('-'.repeat(32));
  expect(items.slice(from, from + 10)).toEqual([
    '-'.repeat(32),
    'Returned',
    'Café crème, 1 kg        -12.50 A',
    '-'.repeat(32),
    'New',
    'Other                    12.50 A',
    '-'.repeat(32),
    'Returned                 -€12.50',
    'New                       €12.50',
    '',
  ]);
});

const widths = fc.constantFrom(32, 42, 48);
const minors = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.maxSafeInteger());
const names = fc.string({ unit: 'grapheme', maxLength: 120 });

test.prop([
  widths,
  fc.array(fc.tuple(names, minors), { minLength: 1, maxLength: 5 }),
  fc.constantFrom('en', 'de', 'fr'),
])('never exceeds the paper, and prints every amount whole beside a label', (columns, goods, locale) => {
  const lines = goods.map(([name, total], at) =>
    sampleLine({ position: at + 1, name, total, unitPrice: total }),
  );
  const [first = 0] = lines.map((line) => line.total);
  const taxes = [{ name: '', ratePpm: 70_000, net: first, tax: first, gross: first }];
  const sale = sampleSale({ lines, taxes, total: first });
  const document = buildReceipt(sale, { ...setting, locale });
  const items = set(document, columns);
  for (const item of items) expect(widthOf(item)).toBeLessThanOrEqual(roomOf(item, columns));
  const flat = texts(items);
  const amounts = document.blocks.flatMap((block) =>
    block.kind === 'lines' ? block.lines.map((line) => `${line.amount} ${line.taxMark}`) : [],
  );
  for (const amount of amounts) {
    const printed = amount.replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(flat.some((text) => text.endsWith(` ${printed}`) && textWidth(text) === columns)).toBe(true);
  }
});

test('gives the total its large letters only while it fits them', () => {
  const style = (total: number) =>
    set(buildReceipt(sampleSale({ total }), setting), 32).find(
      (item) => item.kind === 'text' && item.text.startsWith('Total'),
    );
  expect(style(3870)).toMatchObject({ style: 'large', text: 'Total     €38.70' });
  expect(style(123_456_789_00)).toMatchObject({ style: 'tall' });
});

test('cuts a name that would fill the paper, not its amount', () => {
  const rows = amountRow({ label: 'long name '.repeat(40), amount: '12.50 A' }, { columns: 32, prints: all });
  expect(rows.map(rowText)).toEqual([
    'long name long name long',
    'name long name long name',
    'long name long name long',
    'name long name long n... 12.50 A',
  ]);
});

test('keeps an amount with blanks inside in one piece', () => {
  expect(wrap('2 × 1\u00a0234,56', 9)).toEqual(['2 ×', '1\u00a0234,56']);
});

test('stacks the tax table when the columns are too few for it', () => {
  const heading = { mark: '', rate: 'Rate', name: '', net: 'Net', tax: 'Tax', gross: 'Gross' };
  const tax = {
    mark: 'A',
    rate: '19%',
    name: '',
    net: '1,234,567.89',
    tax: '234,567.90',
    gross: '1,469,135.79',
  };
  expect(taxRows(heading, [tax], { columns: 32, prints: all }).map(rowText)).toEqual([
    'A Rate 19%',
    'Net                 1,234,567.89',
    'Tax                   234,567.90',
    'Gross               1,469,135.79',
  ]);
});

test('counts columns as paper does: CJK two, marks none', () => {
  expect(textWidth('日本')).toBe(4);
  expect(textWidth('e\u0301')).toBe(1);
  expect(textWidth('👍')).toBe(2);
  expect(textWidth('한글 abc')).toBe(8);
  const [row = []] = amountRow({ label: '緑茶', amount: '8.00' }, { columns: 32, prints: all });
  expect(rowText(row)).toBe(`緑茶${' '.repeat(24)}8.00`);
  expect(wrap('日本語日本語', 5)).toEqual(['日本', '語日', '本語']);
});

test('asks the paper for its glyphs before it measures', () => {
  const fit = (text: string) => text.replaceAll('€', 'EUR ');
  const items = layoutReceipt(buildReceipt(sampleSale(), setting), { columns: 32, fit, prints: all });
  expect(texts(items)).toContain('Cash                   EUR 50.00');
});

test('counts an emoji of several characters as the one that is drawn, and never parts it', () => {
  for (const emoji of ['👨‍👩‍👧', '🇩🇪', '👍🏽', '☕️', '1️⃣', '❤️'])
    expect([emoji, textWidth(emoji)]).toEqual([emoji, 2]);
  expect(wrap('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 5)).toEqual(['👨‍👩‍👧👨‍👩‍👧', '👨‍👩‍👧']);
  expect(wrap('กาแฟดำเย็น', 4).join('')).toBe('กาแฟดำเย็น');
});

describe('what the printer has no glyphs for', () => {
  const named = (...goods: readonly string[]) =>
    buildReceipt(
      sampleSale({ lines: goods.map((name, at) => sampleLine({ position: at + 1, name })), clerk: 'زينب' }),
      setting,
    );

  test('is drawn in lines of its own, and the amount below is text', () => {
    const piece = texts(set(named('شاي أسود'), 32, latin));
    expect(piece[piece.indexOf('{شاي أسود}') + 1]).toBe(`${' '.repeat(25)}12.50 A`);
    const line = sampleLine({
      name: '緑茶',
      quantity: 2000,
      unitPrice: 625,
      steps: [{ kind: 'charge', name: '瓶', amount: 25, isIncluded: false }],
    });
    const several = texts(set(buildReceipt(sampleSale({ lines: [line] }), setting), 32, latin));
    const from = several.indexOf('{緑茶}');
    expect(several.slice(from + 1, from + 4)).toEqual([
      `  2 × 6.25${' '.repeat(15)}12.50 A`,
      '{  瓶}',
      `${' '.repeat(26)}0.25  `,
    ]);
  });

  test('knows the way its text reads, in each of its lines', () => {
    const items = set(named(`${'شاي '.repeat(20)}Tea`), 32, latin);
    const cells = items.flatMap((item) => (item.kind === 'drawn' ? item.cells : []));
    const drawn = cells.filter(({ text }) => text.startsWith('شاي'));
    expect(drawn.length).toBeGreaterThan(2);
    expect(drawn.every(({ direction }) => direction === 'rtl')).toBe(true);
  });

  test('keeps a label and its value apart in one drawing', () => {
    const clerk = set(named('Tea'), 32, latin).find((item) => item.kind === 'drawn');
    expect(clerk?.cells).toMatchObject([
      { text: 'Served by', from: 0, align: 'left', direction: 'ltr' },
      { text: 'زينب', from: 28, columns: 4, align: 'right', direction: 'rtl' },
    ]);
  });

  test('leaves the amounts of a tax in a line of their own', () => {
    const heading = { mark: '', rate: 'Rate', name: '', net: 'Net', tax: 'Tax', gross: 'Gross' };
    const tax = { mark: 'A', rate: '5%', name: '消費税', net: '100.00', tax: '5.00', gross: '105.00' };
    const rows = taxRows(heading, [tax], { columns: 42, prints: latin });
    expect(rows.map(rowText)).toEqual([
      'Rate               Net      Tax      Gross',
      'A 5% 消費税',
      '                100.00     5.00     105.00',
    ]);
  });

  test.prop([widths, fc.array(names, { minLength: 1, maxLength: 4 })])(
    'takes no amount with it, and fits the paper',
    (columns, goods) => {
      const items = set(named(...goods), columns, latin);
      for (const item of items) expect(widthOf(item)).toBeLessThanOrEqual(roomOf(item, columns));
      const amounts = items.filter((item) => item.kind === 'text' && item.text.endsWith(' 12.50 A'));
      expect(amounts).toHaveLength(goods.length);
      const cells = items.flatMap((item) => (item.kind === 'drawn' ? item.cells : []));
      for (const { text, columns: room } of cells) expect(textWidth(text)).toBeLessThanOrEqual(room);
    },
  );
});

test('refuses paper that is too narrow for a receipt', () => {
  expect(() => set(buildReceipt(sampleSale(), setting), 24)).toThrow(RangeError);
});
