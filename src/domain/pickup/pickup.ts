import type { Minor } from '../money/money.ts';
import type { Thousandths } from '../stock/quantity.ts';
import type { Answer, HandOver, PickupEvent, ShortReason, Substitute } from './step.ts';
import type { WebOrderLine } from './web-order.ts';

/** Where an order is on its way to the shopper. */
export const STAGES = [
  'new',
  'accepted',
  'picking',
  'packed',
  'ready',
  'handed-over',
  'rejected',
  'cancelled',
  'released',
] as const;

export type Stage = (typeof STAGES)[number];

/** Something that a person has to decide, as two people, or staff and the shopper, did what does not go together. */
export interface Question {
  /** The same on every till. */
  readonly questionId: string;
  readonly kind:
    /** The shopper cancelled after staff had begun. */
    | 'cancelled'
    /** The shopper changed quantities after staff had begun. */
    | 'changed'
    /** More was picked than is wanted, by two people. */
    | 'too-much'
    /** A step that no longer went: the order had gone another way meanwhile. */
    | 'too-late'
    /** Another amount was taken when it was handed over than it comes to. */
    | 'other-sum';
  /** The step that could not be followed; null where it was the shopper. */
  readonly event: PickupEvent | null;
  /** The line that it is about; null where it is about all of it. */
  readonly lineId: string | null;
  /** What can be answered. */
  readonly answers: readonly Answer[];
  /** What was taken, and what should have been; only where they differ. Minor units. */
  readonly sums?: { readonly collected: Minor; readonly due: Minor };
}

/** An offer of other goods. */
export interface Offer {
  readonly offerId: string;
  readonly lineId: string;
  readonly replaces: Thousandths;
  readonly substitute: Substitute;
  readonly state: 'open' | 'accepted' | 'declined';
  readonly picked: Thousandths;
  /** Who said yes or no, by which way and when; null while it is open. */
  readonly consent: {
    readonly by: 'counter' | 'phone';
    readonly person: string;
    readonly clerk: string;
    readonly at: number;
    readonly isDearerAgreed: boolean;
  } | null;
}

/** What became of a line so far, quantities in thousandths. `wanted` is what staff goes by. */
export interface PickLine {
  readonly line: WebOrderLine;
  readonly wanted: Thousandths;
  readonly picked: Thousandths;
  /** What goods sold by weight came to; null as long as nobody weighed them. */
  readonly weighed: Thousandths | null;
  readonly short: Thousandths;
  readonly shortReason: ShortReason | null;
}

/** An order with all that was done with it. */
export interface Pickup {
  readonly orderId: string;
  readonly stage: Stage;
  readonly lines: readonly PickLine[];
  readonly offers: readonly Offer[];
  readonly questions: readonly Question[];
  readonly bags: number;
  /** The shelf or fridge; empty as long as it is not packed. */
  readonly place: string;
  /** Who picks, and since when; null while nobody does. */
  readonly picker: { readonly clerk: string; readonly registerCode: string; readonly at: number } | null;
  readonly readyAt: number | null;
  readonly reminders: readonly number[];
  readonly handedOver: {
    readonly at: number;
    readonly clerk: string;
    readonly handOver: HandOver;
    readonly saleId: string | null;
    readonly collected: Minor;
  } | null;
  /** Why it was rejected or cancelled; empty otherwise. */
  readonly reason: string;
  /** Released, and the goods are back on the shelf: no way back. */
  readonly isRestocked: boolean;
  /** What came back after it was handed over. */
  readonly givenBack: readonly { readonly lineId: string; readonly quantity: Thousandths }[];
  readonly givenBackAmount: Minor;
  /** What of that went back at tills. */
  readonly paidBack: Minor;
  /** What the shopper gets, and what it costs now that some of it lacks or was replaced. */
  readonly given: Given;
  /** The highest number of its steps; 0 without one. */
  readonly seq: number;
}

/** What the shopper gets and what that costs, minor units, tax included. */
export interface Given {
  readonly lines: readonly {
    readonly lineId: string;
    readonly quantity: Thousandths;
    readonly total: Minor;
  }[];
  readonly substitutes: readonly {
    readonly offerId: string;
    readonly substitute: Substitute;
    readonly quantity: Thousandths;
    readonly total: Minor;
  }[];
  readonly total: Minor;
  /** To be paid when it is handed over; 0 when the store has got it or will draw it. */
  readonly due: Minor;
  /** What the shopper gets back of what was paid online. */
  readonly refund: Minor;
}
