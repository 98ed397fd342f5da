import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { countedTotal } from '#domain/shift/drawer.ts';
import { shiftReport, type ReportedShift } from '#domain/shift/shift-report.ts';
import { cashInDrawer, cashMovements, counts, figuresOf, shiftDocuments } from './documents.ts';

const SHIFT: ReportedShift = {
  shiftId: '0192f0c1-7e3a-7c4d-8b2e-5f6a7b8c9d0e',
  number: 7,
  registerCode: 'R1',
  currency: 'EUR',
  openedAt: 1_700_000_000_000,
  openedBy: 'Ada',
  float: 15_000,
  left: 15_000,
};
const NOW = { at: 1_700_000_030_000, by: 'Ben', utcOffsetMinutes: 60 };

describe('shiftReport', () => {
  test.prop([shiftDocuments, cashMovements])('adds up, whichever way it is split', (documents, movements) => {
    const report = shiftReport(SHIFT, figuresOf(documents, movements), NOW, null);
    const total = sum(documents.map((document) => document.total));
    expect(report.total).toBe(total);
    expect(sum(report.tenders.map(({ amount }) => amount))).toBe(total + report.roundings);
    const { sales, refunds, exchanges, voids } = report;
    expect(sum([sales, refunds, exchanges, voids].map(({ amount }) => amount))).toBe(total);
    expect(sum([sales, refunds, exchanges, voids].map(({ count }) => count))).toBe(documents.length);
    for (const parts of [report.categories, report.clerks]) {
      expect(sum(parts.map(({ amount }) => amount))).toBe(total);
    }
    for (const tax of report.taxes) expect(tax.net + tax.tax).toBe(tax.gross);
    expect(sum(report.taxes.map(({ tax }) => tax))).toBe(
      sum(documents.flatMap(({ taxes }) => taxes.map(({ tax }) => tax))),
    );
  });

  test.prop([shiftDocuments, cashMovements])(
    'expects what really lies in the drawer, foreign cash beside it',
    (documents, movements) => {
      const { cash } = shiftReport(SHIFT, figuresOf(documents, movements), NOW, null);
      expect(cash?.expected).toBe(cashInDrawer(SHIFT.float, documents, movements));
    },
  );

  test.prop([shiftDocuments, cashMovements, counts])(
    'finds over and short: expected and difference are the count',
    (documents, movements, counted) => {
      const drawer = { counts: counted, leftFloat: 0, note: '' };
      const { cash } = shiftReport(SHIFT, figuresOf(documents, movements), NOW, drawer);
      expect(cash?.count?.counted).toBe(countedTotal(counted));
      expect((cash?.expected ?? 0) + (cash?.count?.difference ?? 0)).toBe(countedTotal(counted));
    },
  );

  test.prop([shiftDocuments, cashMovements, counts])(
    'says the same as X and as Z, up to the count',
    (documents, movements, counted) => {
      const figures = figuresOf(documents, movements);
      const x = shiftReport(SHIFT, figures, NOW, null);
      const z = shiftReport(SHIFT, figures, NOW, { counts: counted, leftFloat: 0, note: 'n' });
      expect([x.kind, z.kind]).toEqual(['x', 'z']);
      expect({ ...z, kind: 'x', cash: { ...z.cash, count: null } }).toEqual(x);
    },
  );

  test.prop([shiftDocuments, cashMovements, fc.gen()])(
    'does not mind the order, nor whether it is given sums already',
    (documents, movements, gen) => {
      const { taxes, tenders, categories, ...rest } = figuresOf(documents, movements);
      const whole = shiftReport(SHIFT, { taxes, tenders, categories, ...rest }, NOW, null);
      const shuffle = <T>(all: readonly T[]): T[] =>
        gen(fc.shuffledSubarray, [...all], { minLength: all.length });
      const summed = {
        documents: shuffle(rest.documents),
        movements: shuffle(rest.movements),
        tenders: shuffle(tenders),
        taxes: whole.taxes,
        categories: whole.categories,
      };
      expect(shiftReport(SHIFT, summed, NOW, null)).toEqual(whole);
    },
  );

  it('counts a voided sale among the sales and among the voids', () => {
    const sale = { clerk: 'Ada', rounding: 0, saved: 100, taxes: [], tenders: [], lines: [] };
    const figures = figuresOf(
      [
        { ...sale, kind: 'sale', number: 4, total: 900 },
        { ...sale, kind: 'void', number: 5, total: -900 },
      ],
      [],
    );
    const report = shiftReport(SHIFT, figures, NOW, null);
    expect(report.sales).toEqual({ count: 1, amount: 900 });
    expect(report.voids).toEqual({ count: 1, amount: -900 });
    expect(report.discounts).toEqual({ count: 1, amount: 100 });
    expect(report.receipts).toEqual({ first: 4, last: 5 });
    expect(report.total).toBe(0);
  });

  it('is all zero for a shift in which nothing happened, and its drawer holds the float', () => {
    const report = shiftReport(SHIFT, figuresOf([], []), NOW, null);
    expect(report).toMatchObject({ receipts: null, total: 0, tenders: [], taxes: [], noSales: 0 });
    expect(report.cash?.expected).toBe(15_000);
  });

  it('keeps tenders of different names apart, cash first', () => {
    const tender = { count: 1, taken: 500, paidBack: 0, foreign: null };
    const tenders = [
      { ...tender, kind: 'other' as const, name: 'B' },
      { ...tender, kind: 'other' as const, name: 'A' },
      { ...tender, kind: 'cash' as const, name: '' },
      { ...tender, kind: 'other' as const, name: 'B', taken: 0, paidBack: 200 },
    ];
    const report = shiftReport(SHIFT, { ...figuresOf([], []), tenders }, NOW, null);
    expect(report.tenders).toEqual([
      { kind: 'cash', name: '', count: 1, taken: 500, paidBack: 0, amount: 500 },
      { kind: 'other', name: 'A', count: 1, taken: 500, paidBack: 0, amount: 500 },
      { kind: 'other', name: 'B', count: 2, taken: 500, paidBack: 200, amount: 300 },
    ]);
  });
});
