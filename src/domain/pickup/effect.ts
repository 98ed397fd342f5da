import type { Minor } from '../money/money.ts';
import type { Thousandths } from '../stock/quantity.ts';
import { givenOf, unitsOf } from './given.ts';
import type { Pickup } from './pickup.ts';
import { keptAgainst } from './question.ts';
import type { PickupStep } from './step.ts';
import { unitsBack } from './units-back.ts';
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
      /** What of it a till has given back already, of what tills took; the rest goes back the way it was paid online. */
      readonly paidBack: Minor;
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
  /** Why the store cancels an order whose goods are back on the shelf. */
  readonly notFetched: string;
  /** Empty when nothing was to be paid. */
  readonly receiptNumber: string;
  readonly tenders: readonly { readonly kind: string; readonly amount: Minor }[];
}

/** What `step`, taken with the order as it stood `before`, means for the store; null for nothing. */
export function effectOf(
  before: Pickup,
  order: WebOrder,
  step: PickupStep,
  context: EffectContext,
): PickupEffect | null {
  switch (step.kind) {
    case 'pack':
      return settleOf(before, order);
    case 'ready':
    case 'remind':
      return { kind: step.kind, notice: context.notice };
    case 'hand-over': {
      const { receiptNumber, tenders } = context;
      return { kind: 'hand-over', collected: step.collected, receiptNumber, tenders };
    }
    case 'reject':
    case 'cancel':
      return { kind: 'cancel', reason: step.reason };
    case 'restock':
      return { kind: 'cancel', reason: context.notFetched };
    case 'give-back':
      return refundOf(order, { ...step, lines: unitsBack(before, step.lines) });
    case 'answer':
      return keptAgainst(before, step) === null ? null : settleOf(before, order);
    default:
      return null;
  }
}

/** Weighed goods stay the pieces that they were ordered as; only what they cost differs. */
function settleOf({ lines, offers }: Pickup, order: WebOrder): PickupEffect {
  const given = givenOf(order, lines, offers, true);
  const totals = new Map(given.lines.map(({ lineId, total }) => [lineId, total]));
  return {
    kind: 'settle',
    lines: lines.map((line) => {
      const { lineId } = line.line;
      return { lineId, quantity: unitsOf(line, offers), total: totals.get(lineId) ?? 0 };
    }),
    added: given.substitutes.map(({ offerId, substitute, quantity, total }) => {
      const { variantRemoteId, name, unitPrice } = substitute;
      return { offerId, variantRemoteId, name, quantity, unitPrice, total };
    }),
    total: given.total,
  };
}

/** Goods that came in place of others are named by the store's line as soon as there is one, else by the offer. */
function refundOf(order: WebOrder, { lines, amount, paidBack, reason }: GiveBackStep): PickupEffect {
  const lineIds = new Map(
    order.lines.flatMap(({ offerId, lineId }) => (offerId === null ? [] : [[offerId, lineId]])),
  );
  return {
    kind: 'refund',
    lines: lines.map((line) => ({ ...line, lineId: lineIds.get(line.lineId) ?? line.lineId })),
    amount,
    paidBack,
    reason,
  };
}

type GiveBackStep = Extract<PickupStep, { kind: 'give-back' }>;
