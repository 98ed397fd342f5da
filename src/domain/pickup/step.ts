import type { Minor } from '../money/money.ts';
import type { Thousandths } from '../stock/quantity.ts';
import type { RatePpm } from '../tax/rules.ts';

/** Why less is given than was ordered. */
export const SHORT_REASONS = ['out-of-stock', 'not-found', 'damaged', 'other'] as const;

export type ShortReason = (typeof SHORT_REASONS)[number];

/** How somebody showed that the order is theirs. */
export const PROOFS = ['code', 'name'] as const;

/** Goods offered in place of others that lack. */
export interface Substitute {
  readonly variantRemoteId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: Thousandths;
  /** Of one unit, tax included: what the shopper will pay, which is never more than without consent to it. */
  readonly unitPrice: Minor;
  readonly ratePpm: RatePpm;
}

/** To whom an order was given, and how they showed that it is theirs. No number of a document is ever kept. */
export interface HandOver {
  readonly proof: (typeof PROOFS)[number];
  /** The name of who collects for the shopper; empty when it is the shopper. */
  readonly collector: string;
  /** Somebody looked at the age or the identity, as the goods want it. */
  readonly isChecked: boolean;
  /** The strokes of a signature as an SVG path in a field of 300 × 100; null without one. */
  readonly signature: string | null;
}

/** Goods that come back after they were handed over. */
export interface GiveBack {
  readonly lines: readonly {
    readonly lineId: string;
    readonly quantity: Thousandths;
    readonly isRestocked: boolean;
  }[];
  /** What goes back to the shopper for them, minor units. */
  readonly amount: Minor;
  readonly reason: string;
}

/**
 * What somebody did with an order. `pick` and `short` add to what was done before (a negative quantity takes back);
 * `weigh` says what goods sold by weight came to in all.
 */
export type PickupStep =
  | {
      readonly kind: 'accept';
      /**
       * What the store wanted when it was accepted: what it says otherwise afterwards is a change of the shopper's.
       * Without it what was ordered counts.
       */
      readonly lines?: readonly { readonly lineId: string; readonly quantity: Thousandths }[];
    }
  | { readonly kind: 'reject'; readonly reason: string }
  | { readonly kind: 'start' }
  | { readonly kind: 'pick'; readonly lineId: string; readonly quantity: Thousandths }
  | { readonly kind: 'weigh'; readonly lineId: string; readonly quantity: Thousandths }
  | {
      readonly kind: 'short';
      readonly lineId: string;
      readonly quantity: Thousandths;
      readonly reason: ShortReason;
    }
  | {
      readonly kind: 'offer';
      readonly offerId: string;
      readonly lineId: string;
      /** How much of the line it stands for. */
      readonly replaces: Thousandths;
      readonly substitute: Substitute;
    }
  | {
      readonly kind: 'consent';
      readonly offerId: string;
      readonly isAccepted: boolean;
      readonly by: 'counter' | 'phone';
      /** Who said so. */
      readonly person: string;
      /** The shopper agreed to pay more. */
      readonly isDearerAgreed: boolean;
    }
  | { readonly kind: 'pick-offer'; readonly offerId: string; readonly quantity: Thousandths }
  | { readonly kind: 'pack'; readonly bags: number; readonly place: string }
  | { readonly kind: 'unpack' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'remind' }
  | {
      readonly kind: 'hand-over';
      readonly handOver: HandOver;
      /** The sale that took what was to be paid; null when all was paid before. */
      readonly saleId: string | null;
      /** What was taken for the order, minor units. */
      readonly collected: Minor;
    }
  | {
      readonly kind: 'cancel';
      readonly reason: string;
      /** What the store had got for it and gives back, minor units; without it nobody said. */
      readonly amount?: Minor;
    }
  | { readonly kind: 'release' }
  | { readonly kind: 'reinstate' }
  | { readonly kind: 'restock' }
  | (GiveBack & {
      readonly kind: 'give-back';
      /** The document by which a till gave money back; null where all of it goes back the way it was paid online. */
      readonly saleId: string | null;
      /** What of `amount` went back at that till, minor units. */
      readonly paidBack: Minor;
    })
  | { readonly kind: 'answer'; readonly questionId: string; readonly answer: Answer };

const SETTLING = ['cancel', 'release', 'reinstate', 'restock', 'give-back'] as const;

/** What gives money or goods back, or takes that back. */
export type SettlingKind = (typeof SETTLING)[number];

/** Whether a step, or something else of a name, is one that gives money or goods back, or takes that back. */
export function isSettling(kind: string): kind is SettlingKind {
  return SETTLING.some((one) => one === kind);
}

/** What people may answer to a question that an order asks. */
export const ANSWERS = ['follow-store', 'keep', 'seen'] as const;

export type Answer = (typeof ANSWERS)[number];

/** A step with who took it, when and where. */
export interface PickupEvent {
  /** UUIDv7: the same step told twice is one step. */
  readonly eventId: string;
  readonly orderId: string;
  /**
   * One more than the highest number that whoever took the step had seen of this order (L. Lamport, Time, Clocks, and
   * the Ordering of Events in a Distributed System, 1978): clocks of two tills need not agree.
   */
  readonly seq: number;
  readonly at: number;
  readonly registerCode: string;
  readonly clerk: string;
  readonly step: PickupStep;
}
