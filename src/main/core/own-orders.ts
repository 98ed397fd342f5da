import { Refusal } from '#contract/errors.ts';
import { dueOf } from '#domain/pickup/due-taxes.ts';
import { mayTake } from '#domain/pickup/steps.ts';
import type { Basket, BasketLine, OrderBackLine, OrderLine } from '#domain/sale/basket.ts';
import { creditOfAmount } from '#domain/sale/plan-return.ts';
import { formatReceiptNumber, type SaleRecord } from '#domain/sale/sale.ts';
import { cutTenders, type TenderPart } from '#domain/sale/tender-share.ts';
import type { Words } from '#domain/receipt/writer.ts';
import type { Reader } from '#main/data/database.ts';
import type { ShopRow } from '#main/data/shop.ts';
import { findOrder, type KnownOrder } from '#main/data/web-order.ts';
import type { CommandContext } from './context.ts';
import { settleInVain } from './order-in-vain.ts';
import { orderMoney } from './order-money.ts';
import { needCurrency } from './pickup-bounds.ts';
import { handOver, NOTHING_TOLD } from './pickup-hand-over.ts';
import { mayGiveBack } from './given-back-limit.ts';
import { takeStep } from './pickup-step.ts';
import type { SellingRules } from './pricing.ts';

/** By what an order is looked at. */
interface OwnFacts {
  readonly shop: ShopRow;
  readonly rules: SellingRules;
  /** The shop's language, for what orders are called. */
  readonly words: Words;
}

/** A line about an order of the store. */
export type AnyOrderLine = OrderLine | OrderBackLine;

export function isOrderLine(line: BasketLine): line is AnyOrderLine {
  return line.kind === 'order' || line.kind === 'order-back';
}

/**
 * The orders of a basket as the till itself knows them, by their ids: what is to be paid for them or goes back, and the
 * taxes in it.
 * @throws Refusal `order-unknown`, `order-elsewhere`, `order-currency`, `step-unfit`, `price-changed` when the screen said another amount.
 */
export async function ownOrders(
  db: Reader,
  given: readonly AnyOrderLine[],
  facts: OwnFacts,
): Promise<ReadonlyMap<string, AnyOrderLine>> {
  const own = new Map<string, AnyOrderLine>();
  for (const line of given) {
    const found = await findOrder(db, line.orderId);
    if (found === null) throw new Refusal('order-unknown');
    if (found.order.locationCode !== facts.shop.locationCode) throw new Refusal('order-elsewhere');
    needCurrency(found.order, facts.shop);
    const { code, customer } = found.order;
    const priced = line.kind === 'order' ? ownDue(line, found, facts) : await ownCredit(db, line, found);
    const name = facts.words('basket.order', { code });
    own.set(line.orderId, { ...priced, name, sku: '', code, customerName: customer.name });
  }
  return own;
}

function ownDue(line: OrderLine, { order, pickup }: KnownOrder, { rules }: OwnFacts): OrderLine {
  const due = dueOf(order, pickup.given, rules.taxes);
  const step = { kind: 'hand-over', handOver: line.handOver, saleId: null, collected: due.total } as const;
  const may = mayTake(pickup, step);
  if (may !== 'yes') throw new Refusal('step-unfit', { why: may.replaceAll('-', '_') });
  if (due.total !== line.due.total) throw new Refusal('price-changed', { name: line.name });
  return { ...line, unitPrice: due.total, due };
}

/** What goes back here, out of what was taken: for goods that come back, or all that was taken in vain. */
async function ownCredit(db: Reader, line: OrderBackLine, known: KnownOrder): Promise<OrderBackLine> {
  const { handedOver, inVain } = await orderMoney(db, known);
  const { giveBack, credit } = line;
  if (giveBack === null) {
    const taken = inVain.find(({ origin }) => origin?.saleId === line.origin?.saleId);
    if (taken === undefined) throw new Refusal('more-than-sold', { name: line.name });
    if (taken.credit.total !== credit.total) throw new Refusal('price-changed', { name: line.name });
    return { ...line, ...taken, unitPrice: taken.credit.total };
  }
  const step = { kind: 'give-back', ...giveBack, saleId: null, paidBack: credit.total } as const;
  const may = mayTake(known.pickup, step);
  if (may !== 'yes') throw new Refusal('step-unfit', { why: may.replaceAll('-', '_') });
  if (handedOver === null) throw new Refusal('more-than-sold', { name: line.name });
  const { origin } = handedOver;
  const own = creditOfAmount(handedOver.credit, known.pickup.paidBack, credit.total);
  return { ...line, origin, credit: own, unitPrice: own.total };
}

/**
 * Hands over the orders that a document paid, each with its part of the money, in the order of the lines, and takes back
 * what it gave money back for.
 */
export async function takeOrderSteps(
  record: SaleRecord,
  { lines }: Basket,
  context: CommandContext,
): Promise<void> {
  let tenders: readonly TenderPart[] = record.tenders.map(({ kind, amount }) => ({ kind, amount }));
  for (const line of lines) {
    if (line.kind === 'order-back') await takeBack(record, line, context);
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

async function takeBack(
  { id: saleId }: SaleRecord,
  { orderId, giveBack, origin, credit }: OrderBackLine,
  context: CommandContext,
): Promise<void> {
  if (giveBack === null) {
    if (origin !== null) await settleInVain(orderId, origin.saleId, context);
    return;
  }
  const step = { kind: 'give-back', ...giveBack, saleId, paidBack: credit.total } as const;
  const asked = { eventId: context.clock.newId(), orderId, step };
  await takeStep(asked, context, NOTHING_TOLD, mayGiveBack(step, context, NOTHING_TOLD));
}
