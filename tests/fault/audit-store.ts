import SQLite from 'better-sqlite3';
import { z } from 'zod';
import type { RunningStore } from '#tests/support/store.ts';
import { stockOf } from './store-orders.ts';

/** What an audit of the store found wrong; each entry says what and how. */
export interface StoreFindings {
  readonly lost: string[];
  readonly doubled: string[];
  readonly stock: string[];
}

/** A till's database and the place in the store that it sells from. */
export interface AuditedTill {
  readonly file: string;
  readonly locationRemoteId: string;
}

/** What of one document must be in the store: the worth of an order, and what went back on others. */
interface Expected {
  readonly id: string;
  readonly name: string;
  readonly order: number | null;
  readonly refunds: ReadonlyMap<string, number>;
}

const paidSchema = z.object({
  id: z.string(),
  kind: z.enum(['sale', 'return']),
  receiptNumber: z.string(),
  lines: z.array(z.object({ total: z.int() })),
  surcharges: z.array(z.object({ amount: z.int() })),
  returned: z
    .array(z.object({ total: z.int(), origin: z.object({ saleId: z.string() }).nullable() }))
    .optional(),
});

/** Holds what tills sent against what the store has, through the store's own interface: each document once. */
export async function auditStore(
  store: RunningStore,
  tills: readonly AuditedTill[],
  stockBefore: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Promise<StoreFindings> {
  const findings: StoreFindings = { lost: [], doubled: [], stock: [] };
  const orders = await ordersBySale(store);
  const mails = await customersByMail(store);
  const moved = new Map<string, number>();
  for (const till of tills) auditTill(till, { orders, mails, moved, findings });
  for (const [place, before] of stockBefore) {
    findings.stock.push(...stockDifferences(place, before, { after: await stockOf(store, place), moved }));
  }
  return findings;
}

interface Found {
  readonly orders: ReadonlyMap<string, StoreOrder[]>;
  readonly mails: ReadonlyMap<string, number>;
  /** What tills moved, in pieces by place and variant. */
  readonly moved: Map<string, number>;
  readonly findings: StoreFindings;
}

function auditTill({ file, locationRemoteId }: AuditedTill, { orders, mails, moved, findings }: Found): void {
  const sqlite = new SQLite(file, { readonly: true });
  findings.lost.push(...openDocuments(sqlite));
  for (const expected of paidDocuments(sqlite)) compare(expected, orders, findings);
  for (const mail of sentMails(sqlite)) countOf(mail, mails.get(mail) ?? 0, findings);
  for (const [id, pieces] of movements(sqlite)) {
    const place = `${locationRemoteId} ${id}`;
    moved.set(place, (moved.get(place) ?? 0) + pieces);
  }
  sqlite.close();
}

function stockDifferences(
  place: string,
  before: ReadonlyMap<string, number>,
  {
    after,
    moved,
  }: { readonly after: ReadonlyMap<string, number>; readonly moved: ReadonlyMap<string, number> },
): string[] {
  return [...before].flatMap(([id, pieces]) => {
    const expected = pieces + (moved.get(`${place} ${id}`) ?? 0);
    const found = after.get(id);
    return found === expected ? [] : [`variant ${id} at ${place}: ${found}, not ${expected}`];
  });
}

function compare(
  { id, name, order, refunds }: Expected,
  orders: ReadonlyMap<string, StoreOrder[]>,
  findings: StoreFindings,
): void {
  if (order !== null) compareOrder(name, order, orders.get(id) ?? [], findings);
  for (const [saleId, amount] of refunds) {
    const back = (orders.get(saleId) ?? [])
      .flatMap((one) => one.refunds)
      .filter(({ reason }) => reason.includes(id));
    const total = back.reduce((sum, one) => sum + one.total, 0);
    if (total < amount) findings.lost.push(`${name}: ${total} of ${amount} went back`);
    if (total > amount) findings.doubled.push(`${name}: ${total} went back, not ${amount}`);
  }
}

function compareOrder(
  name: string,
  worth: number,
  own: readonly StoreOrder[],
  { lost, doubled }: StoreFindings,
): void {
  const [order, ...others] = own;
  if (order === undefined) {
    lost.push(`${name} has no order`);
    return;
  }
  if (others.length > 0) doubled.push(`${name} has ${own.length} orders`);
  if (order.total !== worth) lost.push(`${name} is ${order.total}, not ${worth}`);
  if (order.payments !== 1) doubled.push(`${name} has ${order.payments} payments`);
}

function countOf(mail: string, count: number, { lost, doubled }: StoreFindings): void {
  if (count === 0) lost.push(`customer ${mail} is not there`);
  if (count > 1) doubled.push(`customer ${mail} is there ${count} times`);
}

function openDocuments(sqlite: SQLite.Database): string[] {
  return sqlite
    .prepare<[], string>(
      `SELECT kind || ' ' || id || ' is ' || state || ': ' || coalesce(error_message, '')
       FROM outbox WHERE state NOT IN ('done')`,
    )
    .pluck()
    .all();
}

function paidDocuments(sqlite: SQLite.Database): Expected[] {
  return sqlite
    .prepare<[], string>("SELECT document FROM outbox WHERE kind IN ('sale', 'return')")
    .pluck()
    .all()
    .map((text) => expectedOf(paidSchema.parse(JSON.parse(text))));
}

function expectedOf({
  id,
  receiptNumber,
  lines,
  surcharges,
  returned,
}: z.output<typeof paidSchema>): Expected {
  const worth =
    lines.reduce((sum, line) => sum + line.total, 0) +
    surcharges.reduce((sum, surcharge) => sum + surcharge.amount, 0);
  const refunds = new Map<string, number>();
  for (const { origin, total } of returned ?? []) {
    if (origin !== null) refunds.set(origin.saleId, (refunds.get(origin.saleId) ?? 0) + total);
  }
  return { id, name: receiptNumber, order: lines.length > 0 ? worth : null, refunds };
}

function sentMails(sqlite: SQLite.Database): string[] {
  return sqlite
    .prepare<[], string>("SELECT DISTINCT document ->> 'mail' FROM outbox WHERE kind = 'customer'")
    .pluck()
    .all();
}

/** What a till moved of each of the store's variants, in pieces. */
function movements(sqlite: SQLite.Database): [string, number][] {
  return sqlite
    .prepare<[], { remote_id: string; pieces: number }>(
      `SELECT remote_id, sum(quantity) / 1000 AS pieces FROM stock_movement
       JOIN variant ON variant.id = variant_id GROUP BY variant_id`,
    )
    .all()
    .map(({ remote_id: id, pieces }) => [id, pieces]);
}

interface StoreOrder {
  readonly total: number;
  readonly payments: number;
  readonly refunds: readonly { readonly reason: string; readonly total: number }[];
}

const refundSchema = z.object({ reason: z.string().nullable(), total: z.number(), state: z.string() });
const orderSchema = z.object({
  state: z.string(),
  totalWithTax: z.number(),
  customFields: z.object({ posSaleId: z.string().nullable() }),
  payments: z
    .array(z.object({ state: z.string(), amount: z.number(), refunds: z.array(refundSchema) }))
    .nullable(),
});
const ordersSchema = z.object({ orders: z.object({ totalItems: z.number(), items: z.array(orderSchema) }) });

const ORDERS = `query($skip: Int!) { orders(options: { take: 100, skip: $skip, sort: { id: ASC } }) {
  totalItems items { state totalWithTax customFields { posSaleId }
    payments { state amount refunds { reason total state } } } } }`;

/** What was paid, as goods that come back lower an order's own total. */
async function ordersBySale(store: RunningStore): Promise<Map<string, StoreOrder[]>> {
  const found = new Map<string, StoreOrder[]>();
  for (let skip = 0, total = 1; skip < total; skip += 100) {
    const { orders } = ordersSchema.parse(await store.admin(ORDERS, { skip }));
    total = orders.totalItems;
    for (const { state, customFields, payments } of orders.items) {
      if (customFields.posSaleId === null || state === 'Draft') continue;
      const settled = (payments ?? []).filter((payment) => payment.state === 'Settled');
      const order = {
        total: settled.reduce((sum, payment) => sum + payment.amount, 0),
        payments: settled.length,
        refunds: settled
          .flatMap((payment) => payment.refunds)
          .map((refund) => ({ reason: refund.reason ?? '', total: refund.total })),
      };
      found.set(customFields.posSaleId, [...(found.get(customFields.posSaleId) ?? []), order]);
    }
  }
  return found;
}

const customersSchema = z.object({
  customers: z.object({ totalItems: z.number(), items: z.array(z.object({ emailAddress: z.string() })) }),
});

const CUSTOMERS = `query($skip: Int!) { customers(options: { take: 100, skip: $skip, sort: { id: ASC } }) {
  totalItems items { emailAddress } } }`;

async function customersByMail(store: RunningStore): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let skip = 0, total = 1; skip < total; skip += 100) {
    const { customers } = customersSchema.parse(await store.admin(CUSTOMERS, { skip }));
    total = customers.totalItems;
    for (const { emailAddress } of customers.items)
      found.set(emailAddress, (found.get(emailAddress) ?? 0) + 1);
  }
  return found;
}
