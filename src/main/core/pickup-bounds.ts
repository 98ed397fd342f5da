import { Refusal } from '#contract/errors.ts';
import { isAllowed } from '#domain/party/role.ts';
import { givenBackBy, isTakenHere } from '#domain/pickup/give-back.ts';
import { priceAsBefore } from '#domain/pickup/offer-price.ts';
import type { Pickup } from '#domain/pickup/pickup.ts';
import { lineOf, offerOf } from '#domain/pickup/step-rules.ts';
import type { HandOver, PickupStep } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import { wholePieces, type Thousandths } from '#domain/stock/quantity.ts';
import type { Reader } from '#main/data/database.ts';
import { goodsInOrders, type OrderedGoods } from '#main/data/pickup-goods.ts';
import { findPickupRules } from '#main/data/pickup-rules.ts';
import { knownVariants } from '#main/data/sellable.ts';
import type { ShopRow } from '#main/data/shop.ts';
import type { KnownOrder } from '#main/data/web-order.ts';
import type { CommandContext } from './context.ts';

/** @throws Refusal `order-elsewhere`, `order-currency` where money of another currency would move. */
export function needOurs(step: PickupStep, { order }: KnownOrder, shop: ShopRow): void {
  const isHere = order.locationCode === shop.locationCode;
  if (!isTakenHere(order, step.kind, isHere)) throw new Refusal('order-elsewhere');
  const moved = step.kind === 'hand-over' ? step.collected : givenBackBy(step, order);
  if (moved !== 0) needCurrency(order, shop);
}

/** @throws Refusal `order-currency`. */
export function needCurrency({ currency }: WebOrder, shop: ShopRow): void {
  if (currency !== shop.currency) throw new Refusal('order-currency', { currency });
}

/**
 * A step as the catalog and the shop's rules let it be, whatever the screen said: pieces stay whole, only goods by
 * weight or length are weighed, substitutes are what the catalog says they are, and nothing that has to be looked at
 * is handed over unchecked.
 * @throws Refusal `step-unfit` (`pieces`, `price`, `unchecked`), `goods-unknown`.
 */
export async function withinBounds(
  step: PickupStep,
  pickup: Pickup,
  context: CommandContext,
): Promise<PickupStep> {
  await needUnits(step, pickup, context.tx);
  if (step.kind === 'hand-over') await needChecked(pickup, step.handOver, context.tx);
  return step.kind === 'offer' ? await offered(step, pickup, context) : step;
}

/** So much of goods, by the store's id. */
interface Amount {
  readonly variantRemoteId: string;
  readonly quantity: Thousandths;
}

/** Goods that the catalog does not know count as pieces. */
async function needUnits(step: PickupStep, pickup: Pickup, db: Reader): Promise<void> {
  const amounts = amountsIn(step, pickup);
  const goods = await goodsInOrders(
    db,
    amounts.map(({ variantRemoteId }) => variantRemoteId),
  );
  const isOdd = ({ variantRemoteId, quantity }: Amount): boolean =>
    (goods.get(variantRemoteId)?.unit ?? 'piece') === 'piece' &&
    (step.kind === 'weigh' || wholePieces(quantity) === null);
  if (amounts.some(isOdd)) throw new Refusal('step-unfit', { why: 'pieces' });
}

function amountsIn(step: PickupStep, pickup: Pickup): Amount[] {
  switch (step.kind) {
    case 'pick':
    case 'short':
    case 'weigh':
      return amountOf(pickup, step.lineId, step.quantity);
    case 'pick-offer':
      return amountOf(pickup, step.offerId, step.quantity);
    case 'offer':
      return [...amountOf(pickup, step.lineId, step.replaces), step.substitute];
    case 'give-back':
      return step.lines.flatMap(({ lineId, quantity }) => amountOf(pickup, lineId, quantity));
    default:
      return [];
  }
}

/** `id` is that of a line or of an offer. */
function amountOf(pickup: Pickup, id: string, quantity: Thousandths): Amount[] {
  const goods = lineOf(pickup, id)?.line ?? offerOf(pickup, id)?.substitute;
  return goods === undefined ? [] : [{ variantRemoteId: goods.variantRemoteId, quantity }];
}

/**
 * An order is handed over with what staff has to look at looked at.
 * @throws Refusal `step-unfit` (`unchecked`).
 */
async function needChecked(pickup: Pickup, { isChecked }: HandOver, db: Reader): Promise<void> {
  if (isChecked) return;
  const { checks } = await findPickupRules(db);
  if (checks.length === 0) return;
  const checked = new Set(checks.map(({ categoryId }) => categoryId));
  const goods = await goodsInOrders(db, givenGoods(pickup));
  const hasCheck = ({ categoryIds }: OrderedGoods): boolean => categoryIds.some((id) => checked.has(id));
  if ([...goods.values()].some(hasCheck)) throw new Refusal('step-unfit', { why: 'unchecked' });
}

function givenGoods(pickup: Pickup): string[] {
  const { lines, substitutes } = pickup.given;
  return [...lines.map(({ lineId }) => lineId), ...substitutes.map(({ offerId }) => offerId)].flatMap((id) =>
    amountOf(pickup, id, 0).map(({ variantRemoteId }) => variantRemoteId),
  );
}

type Offering = Extract<PickupStep, { kind: 'offer' }>;

/** The screen says how many, and how much less than the catalog's price the shopper pays. */
async function offered(step: Offering, pickup: Pickup, { tx, actor }: CommandContext): Promise<PickupStep> {
  const { variantRemoteId, name: said, quantity, unitPrice } = step.substitute;
  const goods = (await goodsInOrders(tx, [variantRemoteId])).get(variantRemoteId);
  const variant = goods && (await knownVariants(tx, [goods.variantId])).get(goods.variantId);
  if (goods === undefined || variant?.isSellable !== true) throw new Refusal('goods-unknown', { name: said });
  const { sku, name, price } = variant;
  const replaced = lineOf(pickup, step.lineId)?.line;
  const asBefore = replaced === undefined ? price : priceAsBefore(replaced, step.replaces);
  const isReduced = unitPrice < Math.min(price, asBefore) && !isAllowed(actor.role, 'sale.price');
  if (unitPrice > price || isReduced) throw new Refusal('step-unfit', { why: 'price' });
  const { ratePpm } = goods;
  return { ...step, substitute: { variantRemoteId, sku, name, quantity, unitPrice, ratePpm } };
}
