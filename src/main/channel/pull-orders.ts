import { forgetOrders } from '#main/data/forget-orders.ts';
import { importOrders } from '#main/data/web-order.ts';
import type { Tx } from '#main/data/database.ts';
import { expectOrders, markTold, markUnread, unreadOrders, untoldOrders } from '#main/data/unsure-order.ts';
import { hasCompleted, keepCursor, streamPosition } from '#main/data/sync-cursor.ts';
import type { OrderChange, Page } from './connector.ts';
import { DONE, doubtAbout, failedStep, STOPPED, type Pull, type Step } from './pull.ts';
import { writeInParts } from './write-parts.ts';

/** The code of the trouble with orders that this till does not understand, and keeps as it knew them. */
export const UNREAD = 'order-unread';

/** Less than what is kept of a trouble: it is the same one each time that it is told. */
const LONGEST_MESSAGE = 400;

/** Orders that are asked for by their ids in one go. */
const ASKED_AT_ONCE = 100;

/** Reads orders of shoppers on from where that was left, to their end for now. */
export async function pullOrders(pull: Pull): Promise<Step> {
  const { db } = pull.writes;
  const isFirst = !(await hasCompleted(db, 'orders'));
  let done = 0;
  for (let isEnd = false; !isEnd;) {
    const asked = await askPage(pull);
    if (asked.kind === 'ended') return asked.step;
    const { page, isBegin } = asked;
    if (isBegin) await pull.writes.write(expectOrders);
    await importOrderPage(pull, page);
    done += page.items.length;
    const progress = page.progress ?? { done, total: null };
    if (isFirst) pull.onProgress('orders', progress.done, progress.total);
    isEnd = page.complete;
    if (!isEnd && !(await pull.between())) return STOPPED;
  }
  const end = await askUntold(pull);
  const unread = await unreadOrders(db);
  if (end.kind !== 'done' || unread.length === 0) return end;
  return { kind: 'attention', code: UNREAD, message: unread.join('\n').slice(0, LONGEST_MESSAGE) };
}

type Asked =
  | { readonly kind: 'asked'; readonly page: Page<OrderChange>; readonly isBegin: boolean }
  | { readonly kind: 'ended'; readonly step: Step };

async function askPage(pull: Pull): Promise<Asked> {
  const { writes, connector } = pull;
  const cursor = (await streamPosition(writes.db, 'orders'))?.cursor ?? null;
  const read = await connector.orders(cursor);
  if (read.kind !== 'read') return { kind: 'ended', step: failedStep(read) };
  const page = read.value;
  const isStuck = !page.complete && page.cursor === cursor;
  const doubt = isStuck ? STUCK : await doubtAbout(pull, page);
  const isBegin = cursor === null || page.isAnew === true;
  return doubt === null ? { kind: 'asked', page, isBegin } : { kind: 'ended', step: doubt };
}

const STUCK: Step = {
  kind: 'down',
  afterMs: 0,
  message: 'The store gave the same page of orders again.',
};

/** What was open and is not told when all is told anew has ended long ago, or is gone. */
async function askUntold(pull: Pull): Promise<Step> {
  const { writes, connector } = pull;
  for (;;) {
    const orderIds = await untoldOrders(writes.db, ASKED_AT_ONCE);
    if (orderIds.length === 0) return DONE;
    const read = await connector.ordersById(orderIds);
    if (read.kind !== 'read') return failedStep(read);
    const items = read.value;
    await importItems(pull, items, async (tx) => await markTold(tx, orderIds));
    if (!(await pull.between())) return STOPPED;
  }
}

/** Its cursor is written with its last rows. Of an order told twice the last word counts. */
async function importOrderPage(pull: Pull, page: Page<OrderChange>): Promise<void> {
  const items = [...new Map(page.items.map((item) => [idOf(item), item])).values()];
  const end = { stream: 'orders', cursor: page.cursor, isEnd: page.complete, at: pull.now() } as const;
  await importItems(pull, items, async (tx) => await keepCursor(tx, end));
}

/** Writes in short transactions, what belongs to their end in the last one. */
async function importItems(
  { writes, now, touch }: Pull,
  items: readonly OrderChange[],
  atEnd: (tx: Tx) => Promise<void>,
): Promise<void> {
  const at = now();
  const changed = await writeInParts(writes, items, async (tx, part) => {
    const told = part.items.filter((item) => item.kind === 'order');
    const gone = part.items.filter((item) => item.kind === 'deleted').map((item) => item.remoteId);
    const unread = part.items.filter((item) => item.kind === 'unread');
    const count = await importOrders(tx, told, { at });
    const forgotten = await forgetOrders(tx, gone);
    await markTold(tx, [...told.map(({ order }) => order.orderId), ...gone]);
    for (const { remoteId, message } of unread) await markUnread(tx, remoteId, message);
    if (part.isLast) await atEnd(tx);
    return count + forgotten;
  });
  if (changed > 0) touch('pickup');
}

function idOf(item: OrderChange): string {
  return item.kind === 'order' ? item.order.orderId : item.remoteId;
}
