import type { Minor } from '#domain/money/money.ts';
import type { Refusal } from './refusal.ts';

export interface LinePieces {
  readonly orderLineId: string;
  readonly quantity: number;
}

/** What an order is to be changed to, in one call. */
export interface Modification {
  readonly kind: 'modify';
  readonly adjust: readonly LinePieces[];
  readonly add: readonly { readonly productVariantId: string; readonly quantity: number }[];
  /** What the order is worth afterwards, and what has to be charged for that beside the goods; negative: taken off. */
  readonly total: Minor;
  readonly charge: Minor;
  /** Percent, of that charge. */
  readonly taxRate: number;
  readonly note: string;
}

/** One call that changes an order. */
export type OrderStep =
  | { readonly kind: 'move-to'; readonly state: string }
  | Modification
  | { readonly kind: 'draw'; readonly paymentId: string }
  | { readonly kind: 'forgo'; readonly paymentId: string }
  | { readonly kind: 'pay' }
  | { readonly kind: 'refund'; readonly paymentId: string; readonly amount: Minor }
  | { readonly kind: 'settle-refund'; readonly refundId: string }
  | { readonly kind: 'fulfil'; readonly lines: readonly LinePieces[] }
  | { readonly kind: 'deliver'; readonly fulfillmentId: string }
  /** Null: all of it. */
  | { readonly kind: 'cancel'; readonly lines: readonly LinePieces[] | null };

/** What has to be done next to an order, so that it stands as the till's step says. */
export type NextStep = OrderStep | { readonly kind: 'finished' } | Refusal;
