import type { Minor } from '../money/money.ts';
import type { TenderKind } from '../sale/tender.ts';
import type { TaxTotal } from '../tax/rules.ts';

/** A sum of documents or lines, in minor units. */
export interface Tally {
  readonly count: number;
  readonly amount: Minor;
}

/** What moved through one tender, in minor units: what came in and what went back, both zero or more; `amount` is `taken - paidBack`. */
export interface TenderTally {
  readonly kind: TenderKind;
  readonly name: string;
  readonly count: number;
  readonly taken: Minor;
  readonly paidBack: Minor;
  readonly amount: Minor;
}

/** How many there are of each denomination, by its worth in minor units. */
export type Counts = Readonly<Record<string, number>>;

/** Cash of another currency that was taken, in its own minor units, and what it paid for and gave change for in the shop's. */
export interface ForeignTally {
  readonly currency: string;
  readonly given: Minor;
  readonly worth: Minor;
}

/** What the drawer should hold, and, once counted, what it held. Minor units. */
export interface CashReport {
  /** What the last shift left in the drawer; null before any. What is not the same as `float` moved between the two. */
  readonly left: Minor | null;
  readonly float: Minor;
  readonly cashSales: Minor;
  readonly cashRefunds: Minor;
  readonly payIns: Minor;
  readonly payOuts: Minor;
  readonly safeDrops: Minor;
  /** Lies in the drawer beside the shop's own currency and is part of `cashSales`, but not of `expected`. */
  readonly foreign: readonly ForeignTally[];
  readonly expected: Minor;
  /** Null on an X report. */
  readonly count: {
    readonly counts: Counts;
    readonly counted: Minor;
    /** Counted minus expected: over is positive, short negative. */
    readonly difference: Minor;
    readonly leftFloat: Minor;
    readonly note: string;
  } | null;
}

/** What a shift came to: of now (`x`), or frozen at its end (`z`). Amounts in minor units, tax included. */
export interface ShiftReport {
  readonly kind: 'x' | 'z';
  readonly shiftId: string;
  /** The shift's number is its Z's. */
  readonly number: number;
  readonly registerCode: string;
  readonly currency: string;
  readonly openedAt: number;
  readonly openedBy: string;
  /** When it was closed, or for an X report when it was made. Milliseconds UTC. By whom; empty for a printed X. */
  readonly at: number;
  readonly by: string;
  readonly utcOffsetMinutes: number;
  /** First and last receipt number; null without any. */
  readonly receipts: { readonly first: number; readonly last: number } | null;
  /** What comes back is negative: the four add up to `total`. A voided sale counts among the sales and the voids. */
  readonly sales: Tally;
  readonly refunds: Tally;
  readonly exchanges: Tally;
  readonly voids: Tally;
  /** Sales and exchanges that were cheaper by promotions and discounts, and by how much. */
  readonly discounts: Tally;
  /** What cash rounding added; the tenders add up to `total + roundings`. */
  readonly roundings: Minor;
  /** What all documents come to. */
  readonly total: Minor;
  /** Empty for who counts blind: with the total, all others would tell what came in cash. */
  readonly tenders: readonly TenderTally[];
  readonly taxes: readonly TaxTotal[];
  /** Lines by the category of their goods; the name is empty for what belongs to none. They add up to `total`. */
  readonly categories: readonly ({ readonly name: string } & Tally)[];
  readonly clerks: readonly ({ readonly name: string } & Tally)[];
  /** Null for who may not know what should be there before it is counted. */
  readonly cash: CashReport | null;
  readonly noSales: number;
}
