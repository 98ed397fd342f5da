import type { Credit, OrderBackLine } from '#domain/sale/basket.ts';
import { dueOf } from '#domain/pickup/due-taxes.ts';
import type { Reader } from '#main/data/database.ts';
import { orderTakings, type OrderTaking } from '#main/data/order-line.ts';
import { findOrder, type KnownOrder } from '#main/data/web-order.ts';
import { loadRules } from './pricing.ts';

/** Money that a till took for an order, and the line by which it did; null where that was another till. */
export interface TakenMoney {
  readonly origin: OrderBackLine['origin'];
  readonly credit: Credit;
}

/** What tills took for an order. */
export interface OrderMoney {
  /** When it was handed over; null where nothing was to be paid then. */
  readonly handedOver: TakenMoney | null;
  /** What this till took as well and has to give back: another had handed it over, or it was cancelled meanwhile. */
  readonly inVain: TakenMoney[];
}

/** The money that tills took for an order, as far as it is known here. */
export async function orderMoney(db: Reader, { order, pickup }: KnownOrder): Promise<OrderMoney> {
  const { handedOver } = pickup;
  const takings = await orderTakings(db, order.orderId);
  const counted = takings.find(({ saleId }) => saleId === handedOver?.saleId);
  const inVain = takings.filter((one) => one !== counted && one.taken.total > 0 && one.givenBack === 0);
  return {
    handedOver: counted !== undefined ? toMoney(counted) : await takenElsewhere(db, { order, pickup }),
    inVain: inVain.map(toMoney),
  };
}

function toMoney({ saleId, position, receiptNumber, taken }: OrderTaking): TakenMoney {
  return { origin: { saleId, position, receiptNumber }, credit: taken };
}

/** Of what another till took only the amount is known; its taxes are those of what was given. */
async function takenElsewhere(
  db: Reader,
  { order, pickup }: Pick<KnownOrder, 'order' | 'pickup'>,
): Promise<TakenMoney | null> {
  const due = pickup.handedOver?.collected ?? 0;
  if (due === 0) return null;
  const { taxes } = await loadRules(db, null);
  return { origin: null, credit: dueOf(order, { ...pickup.given, due }, taxes) };
}

/** Whether a document took money for an order that was handed over by another, or not at all. */
export async function isInVain(db: Reader, orderId: string, saleId: string): Promise<boolean> {
  const known = await findOrder(db, orderId);
  if (known === null) return false;
  return (await orderMoney(db, known)).inVain.some(({ origin }) => origin?.saleId === saleId);
}
