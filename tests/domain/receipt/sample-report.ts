import type { CashReport, ShiftReport } from '#domain/shift/report.ts';
import type { CashMovement } from '#domain/receipt/build-cash-slip.ts';

const OPENED = Date.UTC(2026, 10, 23, 7, 0, 0);
const CLOSED = Date.UTC(2026, 10, 23, 17, 30, 0);

/** The drawer of `sampleReport`, counted 5.00 short. */
export const sampleCash: CashReport = {
  left: 10_000,
  float: 10_000,
  cashSales: 25_000,
  cashRefunds: 1_000,
  payIns: 2_000,
  payOuts: 1_500,
  safeDrops: 20_000,
  foreign: [{ currency: 'USD', given: 4_000, worth: 3_680 }],
  expected: 10_820,
  count: {
    counts: { 5000: 1, 2000: 2, 10: 132, 100: 0 },
    counted: 10_320,
    difference: -500,
    leftFloat: 10_000,
    note: 'A note was torn',
  },
};

/** A day with everything in it; German noon is UTC + 1. */
export function sampleReport(change: Partial<ShiftReport> = {}): ShiftReport {
  return {
    kind: 'z',
    shiftId: '0193a5c8-7d10-7c4e-9b1a-2f6d1c0e8a00',
    number: 12,
    registerCode: 'K1',
    currency: 'EUR',
    openedAt: OPENED,
    openedBy: 'Zoë',
    at: CLOSED,
    by: 'Ada',
    utcOffsetMinutes: 60,
    receipts: { first: 101, last: 131 },
    sales: { count: 28, amount: 60_000 },
    refunds: { count: 1, amount: -1_250 },
    exchanges: { count: 1, amount: 250 },
    voids: { count: 1, amount: -1_000 },
    discounts: { count: 3, amount: 450 },
    roundings: 2,
    total: 58_000,
    tenders: [
      { kind: 'cash', name: '', count: 20, taken: 25_000, paidBack: 1_000, amount: 24_000 },
      { kind: 'card', name: '', count: 8, taken: 30_000, paidBack: 0, amount: 30_000 },
      { kind: 'other', name: 'Meal cheque', count: 2, taken: 4_002, paidBack: 0, amount: 4_002 },
    ],
    taxes: [{ name: '', ratePpm: 190_000, net: 48_739, tax: 9_261, gross: 58_000 }],
    categories: [
      { name: 'Garden', count: 40, amount: 50_000 },
      { name: '', count: 3, amount: 8_000 },
    ],
    clerks: [
      { name: 'Zoë', count: 21, amount: 40_000 },
      { name: 'Ada', count: 10, amount: 18_000 },
    ],
    cash: sampleCash,
    noSales: 2,
    ...change,
  };
}

export function sampleMovement(change: Partial<CashMovement> = {}): CashMovement {
  return {
    kind: 'pay-out',
    amount: 1500,
    currency: 'EUR',
    reason: 'Window cleaner',
    at: CLOSED,
    utcOffsetMinutes: 60,
    by: 'Ada',
    registerCode: 'K1',
    shiftNumber: 12,
    ...change,
  };
}
