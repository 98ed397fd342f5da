import { Refusal } from '#contract/errors.ts';
import { dueOf } from '#domain/pickup/due-taxes.ts';
import { mayTake } from '#domain/pickup/steps.ts';
import type { Basket, OrderLine } from '#domain/sale/basket.ts';
import { formatReceiptNumber, type SaleRecord } from '#domain/sale/sale.ts';
import { cutTenders, type TenderPart } from '#domain/sale/tender-share.ts';
import type { Reader } from '#main/data/database.ts';
import type { ShopRow } from '#main/data/shop.ts';
import { findOrder } from '#main/data/web-order.ts';
import type { CommandContext } from './context.ts';
import { handOver } from './pickup-hand-over.ts';
import type { SellingRules } from './pricing.ts';

/** By what an order is looked at. */
interface OwnFacts {
  readonly shop: ShopRow;
  readonly rules: SellingRules;
}

/**
 * The orders of a basket as the till itself knows them, by their ids: what is to be paid for them, and the taxes in it.
 * @throws Refusal `order-unknown`, `order-elsewhere`, `step-unfit`, `price-changed` when the screen said another amount.
 */
export async function ownOrders(
  db: Reader,
  given: readonly OrderLine[],
  facts: OwnFacts,
): Promise<ReadonlyMap<string, OrderLine>> {
  const own = new Map<string, OrderLine>();
  for (const line of given) own.set(line.orderId, await ownOrder(db, line, facts));
  return own;
}

async function ownOrder(db: Reader, line: OrderLine, { shop, rules }: OwnFacts): Promise<OrderLine> {
  const found = await findOrder(db, line.orderId);
  if (found === null) throw new Refusal('order-unknown');
  const { order, pickup } = found;
  if (order.locationCode !== shop.locationCode) throw new Refusal('order-elsewhere');
  const due = dueOf(order, pickup.given, rules.taxes);
  const step = { kind: 'hand-over', handOver: line.handOver, saleId: null, collected: due.total } as const;
  const may = mayTake(pickup, step);
  if (may !== 'yes') throw new Refusal('step-unfit', { why: may.replaceAll('-', '_') });
  if (order.currency !== shop.currency || due.total !== line.due.total) {
    throw new Refusal('price-changed', { name: line.name });
  }
  return { ...line, code: order.code, customerName: order.customer.name, unitPrice: due.total, due };
}

/** Hands over the orders that a document paid, each with its part of the money, in the order of the lines. */
export async function handOverOrders(
  record: SaleRecord,
  { lines }: Basket,
  context: CommandContext,
): Promise<void> {
  let tenders: readonly TenderPart[] = record.tenders.map(({ kind, amount }) => ({ kind, amount }));
  for (const line of lines) {
    if (line.kind !== 'order') continue;
    const { taken, left } = cutTenders(tenders, line.due.total);
    tenders = left;
    await handOver(context, {
      eventId: context.clock.newId(),
      orderId: line.orderId,
      handOver: line.handOver,
      saleId: record.id,
      collected: line.due.total,
      receiptNumber: formatReceiptNumber(record.registerCode, record.number),
      tenders: taken,
    });
  }
}
