import type { ClosedShift } from '#contract/shift.ts';
import { Refusal } from '#contract/errors.ts';
import { countedTotal } from '#domain/shift/drawer.ts';
import type { CashReport, Counts, ShiftReport } from '#domain/shift/report.ts';
import { blind } from '#domain/shift/shift-report.ts';
import type { Answers } from './bridge.ts';
import { emptyReport } from './fake-office.ts';
import { KNOWN_AT, openShift, type FakeShop } from './fake-shop.ts';

/** What a fake drawer holds and how its answers differ. */
export interface FakeDrawer {
  leftFloat: number;
  leftCounts: Counts;
  expected: number;
  isFull: boolean;
  /** Whether the cash is told before it is counted. */
  isOpenBook: boolean;
  past: ClosedShift[];
}

const EMPTY: FakeDrawer = {
  leftFloat: 0,
  leftCounts: {},
  expected: 25_000,
  isFull: false,
  isOpenBook: true,
  past: [],
};

/** A shift with some takings: `sales` in cash and by card, a refund, a discount. */
function busyReport(kind: ShiftReport['kind'], cash: CashReport | null): ShiftReport {
  return {
    ...emptyReport(kind),
    receipts: { first: 12, last: 15 },
    sales: { count: 3, amount: 12_000 },
    refunds: { count: 1, amount: -2000 },
    discounts: { count: 1, amount: 500 },
    total: 10_000,
    tenders: [
      { kind: 'cash', name: '', count: 3, taken: 7000, paidBack: 2000, amount: 5000 },
      { kind: 'card', name: '', count: 1, taken: 5000, paidBack: 0, amount: 5000 },
    ],
    taxes: [{ name: '', ratePpm: 190_000, net: 8403, tax: 1597, gross: 10_000 }],
    categories: [
      { name: 'Garden', count: 4, amount: 9000 },
      { name: '', count: 1, amount: 1000 },
    ],
    clerks: [{ name: 'Mira', count: 4, amount: 10_000 }],
    cash,
    noSales: 2,
  };
}

function cashOf(expected: number, count: CashReport['count']): CashReport {
  const none = { payIns: 0, payOuts: 0, safeDrops: 0, foreign: [] };
  return { left: 20_000, float: 20_000, cashSales: 7000, cashRefunds: 2000, ...none, expected, count };
}

/** The answers of a drawer, for `renderTill`. */
export function withDrawer(given: Partial<FakeDrawer> = {}): (shop: FakeShop) => Answers {
  const drawer = { ...EMPTY, ...given };
  return (shop) => ({
    shift: {
      current: () => ({ shift: shop.shift, leftFloat: drawer.leftFloat, leftCounts: drawer.leftCounts }),
      open: ({ counts }) => {
        shop.shift = { ...openShift, float: countedTotal(counts) };
        return shop.shift;
      },
      moveCash: ({ kind, amount }) => {
        if (kind !== 'pay-in' && drawer.isOpenBook && amount > drawer.expected) {
          throw new Refusal('cash-short', { expected: drawer.expected });
        }
        return {};
      },
      openDrawer: () => ({}),
      x: () => ({
        report: drawer.isOpenBook
          ? busyReport('x', cashOf(drawer.expected, null))
          : blind(busyReport('x', null)),
        isDrawerFull: drawer.isFull,
      }),
      printX: () => ({}),
      close: ({ counts, leftFloat, note }) => {
        const counted = countedTotal(counts);
        shop.shift = null;
        const count = { counts, counted, difference: counted - drawer.expected, leftFloat, note };
        return { report: busyReport('z', cashOf(drawer.expected, count)) };
      },
      list: ({ limit, before }) => ({
        shifts: drawer.past.filter(({ number }) => before === null || number < before).slice(0, limit),
      }),
    },
    receipt: {
      view: ({ subject, id }) => ({
        document: {
          name: `Z report ${id}`,
          currency: 'EUR',
          isCopy: false,
          blocks: [{ kind: 'title', text: `${subject} of ${id}`, isLoud: true }],
        },
      }),
      reprint: () => ({ jobId: openShift.shiftId }),
    },
  });
}

/** A shift that ended with so much over, or short where negative. */
export function pastShift(number: number, difference: number): ClosedShift {
  const shiftId = `0192f5a8-0000-7000-8000-0000000d${String(number).padStart(4, '0')}`;
  const closed = { closedAt: KNOWN_AT + 1, closedBy: 'Ada', counted: 20_000, difference };
  return { ...openShift, shiftId, number, ...closed };
}
