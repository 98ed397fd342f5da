import { describe, expect, test } from 'vitest';
import { buildCashSlip } from '#domain/receipt/build-cash-slip.ts';
import { buildReport } from '#domain/receipt/build-report.ts';
import type { ReceiptRow } from '#domain/receipt/document.ts';
import { amountAt, blockOf, blocksOf, factAt, minorOf } from './blocks.ts';
import { sampleCash, sampleMovement, sampleReport } from './sample-report.ts';
import { settingIn } from './sample-sale.ts';

const setting = settingIn('en');

const minor = (row: ReceiptRow): number => minorOf(row.amount);
const add = (rows: readonly ReceiptRow[]): number => rows.reduce((all, row) => all + minor(row), 0);

describe('a Z report', () => {
  const document = buildReport(sampleReport(), setting);
  const rowsUnder = (heading: string): readonly ReceiptRow[] =>
    blocksOf(document, 'amounts').find((block) => block.heading === heading)?.rows ?? [];

  test('says loudly which one it is, of which shift, when and by whom', () => {
    expect(document.name).toBe('Z report 12');
    expect(blockOf(document, 'title')).toMatchObject({ text: 'Z report 12', isLoud: true });
    expect(factAt(document, 'Register')).toBe('K1');
    expect(factAt(document, 'Opened')).toBe('2026-11-23 08:00:00 UTC+01:00');
    expect(factAt(document, 'Opened by')).toBe('Zoë');
    expect(factAt(document, 'Closed')).toBe('2026-11-23 18:30:00 UTC+01:00');
    expect(factAt(document, 'Closed by')).toBe('Ada');
    expect(factAt(document, 'Receipts')).toBe('K1-000101 – K1-000131');
    expect(factAt(document, 'Drawer opened without sale')).toBe('2');
  });

  test('has every kind of document, and their total', () => {
    const rows = rowsUnder('Documents');
    expect(rows.map((row) => [row.label, row.amount])).toEqual([
      ['28 × Sales', '€600.00'],
      ['1 × Refunds', '-€12.50'],
      ['1 × Exchanges', '€2.50'],
      ['1 × Voids', '-€10.00'],
      ['3 × Discounts', '€4.50'],
      ['Cash rounding', '€0.02'],
    ]);
    expect(add(rows.slice(0, 4))).toBe(minorOf(amountAt(document, 'Total') ?? ''));
  });

  test('has every tender, with what went back through it', () => {
    const rows = rowsUnder('Paid with');
    expect(rows.map((row) => [row.label, row.amount])).toEqual([
      ['20 × Cash', '€240.00'],
      ['8 × Card', '€300.00'],
      ['2 × Meal cheque', '€40.02'],
    ]);
    expect(rows[0]?.remarks.map((remark) => remark.text)).toEqual(['€250.00 taken', '€10.00 paid back']);
    expect(add(rows)).toBe(58_000 + 2);
  });

  test('has taxes, categories and clerks', () => {
    expect(blockOf(document, 'taxes').taxes).toMatchObject([{ rate: '19%', gross: '580.00' }]);
    expect(rowsUnder('Categories').map((row) => row.label)).toEqual(['40 × Garden', '3 × Without category']);
    expect(add(rowsUnder('Categories'))).toBe(58_000);
    expect(add(rowsUnder('Served by'))).toBe(58_000);
  });

  test('has the drawer as a sum: what should be there is what the rows above come to', () => {
    const rows = rowsUnder('Cash in the drawer');
    expect(rows.at(-1)).toMatchObject({ label: 'Should be there', amount: '€108.20' });
    expect(add(rows.slice(0, -1))).toBe(10_820);
    expect(rows.map((row) => row.label)).toContain('$40.00 beside');
  });

  test('has the count by denomination, the largest first, and what was missing', () => {
    const rows = rowsUnder('Count');
    expect(rows.map((row) => [row.label, row.amount])).toEqual([
      ['1 × 50.00', '€50.00'],
      ['2 × 20.00', '€40.00'],
      ['132 × 0.10', '€13.20'],
      ['Counted', '€103.20'],
      ['Short', '-€5.00'],
      ['Left for the next shift', '€100.00'],
    ]);
    expect(add(rows.slice(0, 3))).toBe(10_320);
    expect(blockOf(document, 'texts').texts).toEqual(['A note was torn']);
    expect(blockOf(document, 'signature').label).toBe('Signature');
  });

  test.each([
    [500, 'Over'],
    [0, 'Difference'],
    [-1, 'Short'],
  ])('calls a difference of %i %s', (difference, label) => {
    const count = { counts: {}, counted: 0, difference, leftFloat: 0, note: '' };
    const other = buildReport(sampleReport({ cash: { ...sampleCash, count } }), setting);
    expect(minorOf(amountAt(other, label) ?? '')).toBe(difference);
  });

  test('printed again says COPY', () => {
    const copy = buildReport(sampleReport(), { ...setting, isCopy: true });
    expect(blockOf(copy, 'copy-mark').text).toBe('COPY');
  });
});

describe('an X report', () => {
  test.each([
    [9_000, '10.00 less than the'],
    [12_500, '25.00 more than the'],
  ])('says what moved between the shifts', (float, said) => {
    const report = sampleReport({ cash: { ...sampleCash, left: 10_000, float } });
    expect(JSON.stringify(buildReport(report, setting))).toContain(said);
    expect(JSON.stringify(buildReport(sampleReport(), setting))).not.toContain('last shift left');
  });

  test('is of a moment, by nobody in particular when the printer asks, and tells no cash before the count', () => {
    const report = sampleReport({ kind: 'x', by: '', cash: null, receipts: null });
    const document = buildReport(report, setting);
    expect(document.name).toBe('X report, shift 12');
    expect(factAt(document, 'As of')).toBe('2026-11-23 18:30:00 UTC+01:00');
    expect(factAt(document, 'Made by')).toBeNull();
    expect(factAt(document, 'Receipts')).toBeNull();
    expect(blocksOf(document, 'amounts').map((block) => block.heading)).not.toContain('Cash in the drawer');
    expect(blocksOf(document, 'signature')).toEqual([]);
  });

  test('for who may know shows what should be in the drawer, without a count', () => {
    const report = sampleReport({ kind: 'x', cash: { ...sampleCash, count: null } });
    const document = buildReport(report, setting);
    expect(amountAt(document, 'Should be there')).toBe('€108.20');
    expect(amountAt(document, 'Counted')).toBeNull();
  });
});

describe('a slip', () => {
  test.each([
    ['pay-in', 'Pay-in'],
    ['pay-out', 'Pay-out'],
    ['safe-drop', 'Safe drop'],
  ] as const)('of a %s says the amount and the reason, to be signed', (kind, title) => {
    const document = buildCashSlip(sampleMovement({ kind }), setting);
    expect(blockOf(document, 'title')).toMatchObject({ text: title, isLoud: true });
    expect(amountAt(document, 'Amount')).toBe('€15.00');
    expect(factAt(document, 'Reason')).toBe('Window cleaner');
    expect(factAt(document, 'By')).toBe('Ada');
    expect(factAt(document, 'Shift')).toBe('12');
    expect(factAt(document, 'Time')).toBe('18:30:00 UTC+01:00');
    expect(blockOf(document, 'signature').label).toBe('Signature');
  });

  test('of a drawer opened for nothing has no amount', () => {
    const document = buildCashSlip(sampleMovement({ kind: 'no-sale', amount: 0 }), setting);
    expect(blockOf(document, 'title').text).toBe('Drawer opened without sale');
    expect(blocksOf(document, 'total')).toEqual([]);
    expect(blocksOf(document, 'signature')).toHaveLength(1);
  });
});
