import { v7 } from 'uuid';
import type { Reply } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import type { CommittedSale, sale } from '#contract/sale.ts';
import type { Moment } from '#domain/promotion/promotion.ts';
import type { AllShopRules, ShopRules } from '#contract/shop.ts';
import type { Basket, Credit, ReturnLine } from '#domain/sale/basket.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import { settle } from '#domain/sale/settle.ts';
import type { Settlement } from '#domain/sale/settlement.ts';
import { roundCash, type Given } from '#domain/sale/tender.ts';
import type { Actor } from '#main/core/context.ts';
import { givenOf } from './given.ts';
import { MIRA, type TestTill } from './till.ts';

/** The value of a reply. @throws Error with the code when it was refused. */
export async function valueOf<T>(reply: Promise<Reply>): Promise<T> {
  const answer = await reply;
  if (answer.ok && isValue<T>(answer.value)) return answer.value;
  throw new Error(answer.ok ? 'no value' : `${answer.error.code} ${JSON.stringify(answer.error.details)}`);
}

/** Dispatch checked what it gives against the contract. */
function isValue<T>(value: unknown): value is T {
  return value !== undefined;
}

type Rules = OutputOf<typeof sale.rules>;

/** Changes some of the shop's rules, as a manager does. */
export async function changeRules(till: TestTill, rules: Partial<ShopRules>): Promise<void> {
  const all = await valueOf<AllShopRules>(till.ask('shop.rules', {}));
  await valueOf(till.ask('shop.changeRules', { ...all, rules: { ...all.rules, ...rules } }));
}

/** What the till says that settling and paying go by. */
export function rulesOf(till: TestTill, customerId?: string): Promise<Rules> {
  return valueOf(till.ask('sale.rules', customerId === undefined ? {} : { customerId }));
}

/** A basket as the screen would settle it now. */
export async function settled(
  till: TestTill,
  basket: Basket,
): Promise<{ settlement: Settlement; rules: Rules }> {
  const rules = await rulesOf(till, basket.customer?.id);
  return { settlement: settle(basket, rules, momentOf(till)), rules };
}

function momentOf({ clock }: TestTill): Moment {
  return { at: clock.at, utcOffsetMinutes: clock.utcOffsetMinutes(clock.at) };
}

/** What of a payment a test says itself. */
export interface Payment {
  readonly given?: readonly Given[];
  readonly actor?: Actor;
  readonly change?: Partial<InputOf<typeof sale.commit>>;
}

/** The message by which the screen pays a basket, with exact cash unless something else is given. */
export function paymentOf(
  till: TestTill,
  basket: Basket,
  rules: Rules,
  given?: readonly Given[],
): InputOf<typeof sale.commit> {
  const { total } = settle(basket, rules, momentOf(till));
  const cash = [givenOf(roundCash(total, rules.tenders.cashRounding))];
  return { basket, settledAt: till.clock.at, shownTotal: total, given: given ?? (total === 0 ? [] : cash) };
}

/** Pays a basket as the screen does. */
export async function pay(till: TestTill, basket: Basket, payment: Payment = {}): Promise<Reply> {
  const input = paymentOf(till, basket, await rulesOf(till, basket.customer?.id), payment.given);
  return await till.ask('sale.commit', { ...input, ...payment.change }, payment.actor ?? MIRA);
}

/** Pays a basket and gives the document. @throws Error when it was refused. */
export async function sold(till: TestTill, basket: Basket, payment: Payment = {}): Promise<SaleRecord> {
  const { saleId } = await valueOf<CommittedSale>(pay(till, basket, payment));
  return (await viewed(till, saleId)).record;
}

/** A document with what can still come back of it. */
export function viewed(till: TestTill, saleId: string): Promise<OutputOf<typeof sale.view>> {
  return valueOf(till.ask('sale.view', { saleId }));
}

/** What of a sold line comes back. */
export interface Returned {
  readonly position: number;
  readonly quantity?: number;
  readonly condition?: ReturnLine['condition'];
  readonly beside?: number;
}

/** A line that takes goods of a document back, with the credit that the till says. */
export async function returnLine(
  till: TestTill,
  record: SaleRecord,
  { position, quantity, condition = 'restock', beside }: Returned,
): Promise<ReturnLine> {
  const line = record.lines[position - 1];
  if (line === undefined) throw new Error(`no line ${position}`);
  const back = quantity ?? line.quantity;
  const asked = { saleId: record.id, position, quantity: back, ...(beside === undefined ? {} : { beside }) };
  return {
    id: v7(),
    kind: 'return',
    sku: line.sku,
    name: line.name,
    unit: line.unit,
    quantity: back,
    unitPrice: line.unitPrice,
    note: '',
    origin: { saleId: record.id, position, receiptNumber: '' },
    variantId: line.variantId,
    taxCategoryId: null,
    credit: await valueOf<Credit>(till.ask('sale.credit', asked)),
    reason: 'does not fit',
    condition,
  };
}

/** Goods back without a receipt. */
export function freeReturn(change: Partial<ReturnLine>): ReturnLine {
  return {
    id: v7(),
    kind: 'return',
    sku: '',
    name: 'Something',
    unit: 'piece',
    quantity: 1000,
    unitPrice: 100,
    note: '',
    origin: null,
    variantId: null,
    taxCategoryId: 1,
    credit: null,
    reason: 'no receipt',
    condition: 'restock',
    ...change,
  };
}
