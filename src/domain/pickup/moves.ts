import type { Thousandths } from '../stock/quantity.ts';
import { givenOfOffer, unitsOf } from './given.ts';
import type { Pickup } from './pickup.ts';
import { keptAgainst } from './question.ts';
import { lineOf, offerOf } from './step-rules.ts';
import type { PickupStep } from './step.ts';
import { unitsBack } from './units-back.ts';
import type { WebOrder } from './web-order.ts';

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

/**
 * How stock moves by `step`, taken with the order as it stood `before`: one move a variant and cause, none for what
 * comes to nothing. The store holds what `order` says until it is packed, and then what was picked; from ready on, or
 * when it is handed over without that, the goods are gone.
 */
export function movesOf(before: Pickup, order: WebOrder, step: PickupStep): PickupMove[] {
  switch (step.kind) {
    case 'pack':
      return before.stage === 'picking' ? held(less(picked(before), stored(order))) : [];
    case 'unpack':
      return held(less(stored(order), picked(before)));
    case 'reject':
    case 'cancel':
      return cancelMoves(before, order);
    case 'ready':
      return gone(picked(before));
    case 'hand-over':
      return before.stage === 'packed' ? gone(picked(before)) : [];
    case 'restock':
      return returned(picked(before));
    case 'give-back':
      return returned(givenBack(before, step));
    case 'answer':
      return keptMoves(before, step);
    default:
      return [];
  }
}

/** The store freed what it held when it cancelled the order itself. */
function cancelMoves(before: Pickup, order: WebOrder): PickupMove[] {
  if (before.stage === 'ready') return returned(picked(before));
  if (before.stage === 'packed') return held(less([], picked(before)));
  return order.state === 'cancelled' ? [] : held(less([], stored(order)));
}

/**
 * The bags hold more or less of a line than the store by now. What it holds beyond that is free again; what lacks there is
 * held once more, or gone once more where it left the shelf already.
 */
function keptMoves(before: Pickup, step: PickupStep): PickupMove[] {
  const change = keptAgainst(before, step);
  const line = change === null ? null : lineOf(before, change.lineId);
  if (change === null || line === null) return [];
  const moved = [{ ...line.line, quantity: unitsOf(line, before.offers) - change.quantity }];
  const isGone = before.stage === 'ready' && moved.some(({ quantity }) => quantity > 0);
  return isGone ? gone(moved).map((move) => ({ ...move, held: 0 })) : held(moved);
}

type Goods = Pick<PickupMove, 'variantRemoteId' | 'sku' | 'name' | 'quantity'>;

/** What the store holds for the order as it was last read. */
function stored(order: WebOrder): readonly Goods[] {
  return order.lines;
}

/** What is in the bag, weighed goods as what they were ordered as. */
function picked({ lines, offers }: Pickup): Goods[] {
  return [
    ...lines.map((line) => ({ ...line.line, quantity: unitsOf(line, offers) })),
    ...offers.map((offer) => ({ ...offer.substitute, quantity: givenOfOffer(offer) })),
  ];
}

function givenBack(before: Pickup, { lines }: Extract<PickupStep, { kind: 'give-back' }>): Goods[] {
  return unitsBack(before, lines).flatMap(({ lineId, quantity, isRestocked }) => {
    const goods = lineOf(before, lineId)?.line ?? offerOf(before, lineId)?.substitute;
    return isRestocked && goods !== undefined ? [{ ...goods, quantity }] : [];
  });
}

function less(goods: readonly Goods[], others: readonly Goods[]): Goods[] {
  return [...goods, ...others.map((one) => ({ ...one, quantity: -one.quantity }))];
}

function held(goods: readonly Goods[]): PickupMove[] {
  return byVariant(goods).map(({ quantity, ...one }) => {
    return { ...one, cause: quantity < 0 ? 'pickup-release' : 'pickup-hold', quantity: 0, held: quantity };
  });
}

function gone(goods: readonly Goods[]): PickupMove[] {
  return byVariant(goods).map((one) => {
    return { ...one, cause: 'pickup', quantity: -one.quantity, held: -one.quantity };
  });
}

function returned(goods: readonly Goods[]): PickupMove[] {
  return byVariant(goods).map((one) => ({ ...one, cause: 'pickup-return', held: 0 }));
}

function byVariant(goods: readonly Goods[]): Goods[] {
  const all = new Map<string, Goods>();
  for (const { variantRemoteId, sku, name, quantity } of goods) {
    const before = all.get(variantRemoteId);
    const sum = (before?.quantity ?? 0) + quantity;
    all.set(variantRemoteId, {
      variantRemoteId,
      sku: before?.sku ?? sku,
      name: before?.name ?? name,
      quantity: sum,
    });
  }
  return [...all.values()].filter(({ quantity }) => quantity !== 0);
}
