import type { Minor } from '../money/money.ts';
import type { Thousandths } from '../stock/quantity.ts';
import type { Pickup } from './pickup.ts';
import type { PickupStep } from './step.ts';
import type { WebOrder } from './web-order.ts';

/**
 * What a step means for the order. Each says how things shall stand afterwards, so that doing it again changes nothing.
 */
export type PickupEffect =
  /** The shopper gets so much of each line and these goods beside; the rest is cancelled, and refunded if it was paid. */
  | {
      readonly kind: 'settle';
      readonly lines: readonly {
        readonly lineId: string;
        readonly quantity: Thousandths;
        /** What that costs: another amount than the store's where goods were weighed. */
        readonly total: Minor;
      }[];
      readonly added: readonly {
        readonly offerId: string;
        readonly variantRemoteId: string;
        readonly name: string;
        readonly quantity: Thousandths;
        readonly unitPrice: Minor;
        readonly total: Minor;
      }[];
      readonly total: Minor;
    }
  /** All of it waits for the shopper: what was promised is drawn, the stock goes. The store tells the shopper. */
  | { readonly kind: 'ready'; readonly notice: Notice }
  /** The shopper is told once more. */
  | { readonly kind: 'remind'; readonly notice: Notice }
  /** The shopper has it. `collected` was paid at the till. */
  | {
      readonly kind: 'hand-over';
      readonly collected: Minor;
      readonly receiptNumber: string;
      readonly tenders: readonly { readonly kind: string; readonly amount: Minor }[];
    }
  /** Nobody gets it: stock is free again, what was paid goes back, what was only promised is not drawn. */
  | { readonly kind: 'cancel'; readonly reason: string }
  /** Some of it came back after it was handed over. */
  | {
      readonly kind: 'refund';
      readonly lines: readonly {
        readonly lineId: string;
        readonly quantity: Thousandths;
        readonly isRestocked: boolean;
      }[];
      readonly amount: Minor;
      readonly reason: string;
    };

/** What the shopper is told, in the shop's language. */
export interface Notice {
  readonly subject: string;
  readonly text: string;
}

/** What a step's effect needs beside the step: words for the shopper, and the receipt of a hand-over. */
export interface EffectContext {
  readonly notice: Notice;
  /** Empty when nothing was to be paid. */
  readonly receiptNumber: string;
  readonly tenders: readonly { readonly kind: string; readonly amount: Minor }[];
}

/** What `step`, taken with the order as it stood `before`, means for the store; null for nothing. */
export function effectOf(
  _before: Pickup,
  _order: WebOrder,
  _step: PickupStep,
  _context: EffectContext,
): PickupEffect | null {
  return null;
}

/** Goods of an order that move, or are held or no longer held for it; thousandths, signed. */
export interface PickupMove {
  readonly cause: 'pickup-release' | 'pickup-hold' | 'pickup' | 'pickup-return';
  readonly variantRemoteId: string;
  readonly sku: string;
  readonly name: string;
  /** Added to what is there. */
  readonly quantity: Thousandths;
  /** Added to what is held for orders. */
  readonly held: Thousandths;
}

/** How stock moves by `step`, taken with the order as it stood `before`; one move a variant and cause. */
export function movesOf(_before: Pickup, _order: WebOrder, _step: PickupStep): PickupMove[] {
  return [];
}
