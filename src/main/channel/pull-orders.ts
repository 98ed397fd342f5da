import { forgetOrders, importOrders } from '#main/data/web-order.ts';
import { hasCompleted, keepCursor, streamPosition } from '#main/data/sync-cursor.ts';
import type { OrderChange, Page } from './connector.ts';
import { DONE, doubtAbout, failedStep, STOPPED, type Pull, type Step } from './pull.ts';
import { writeInParts } from './write-parts.ts';

/** Reads orders of shoppers on from where that was left, to their end for now. */
export async function pullOrders(pull: Pull): Promise<Step> {
  const isFirst = !(await hasCompleted(pull.writes.db, 'orders'));
  let done = 0;
  for (;;) {
    const asked = await askPage(pull);
    if (asked.kind === 'ended') return asked.step;
    const { page } = asked;
    await importOrderPage(pull, page);
    done += page.items.length;
    const progress = page.progress ?? { done, total: null };
    if (isFirst) pull.onProgress('orders', progress.done, progress.total);
    if (page.complete) return DONE;
    if (!(await pull.between())) return STOPPED;
  }
}

type Asked =
  | { readonly kind: 'asked'; readonly page: Page<OrderChange> }
  | { readonly kind: 'ended'; readonly step: Step };

async function askPage(pull: Pull): Promise<Asked> {
  const { writes, connector } = pull;
  const cursor = (await streamPosition(writes.db, 'orders'))?.cursor ?? null;
  const read = await connector.orders(cursor);
  if (read.kind !== 'read') return { kind: 'ended', step: failedStep(read) };
  const page = read.value;
  const isStuck = !page.complete && page.cursor === cursor;
  const doubt = isStuck ? STUCK : await doubtAbout(pull, page);
  return doubt === null ? { kind: 'asked', page } : { kind: 'ended', step: doubt };
}

const STUCK: Step = {
  kind: 'down',
  afterMs: 0,
  message: 'The store gave the same page of orders again.',
};

/** Writes one page in short transactions, its cursor in the last one. Of an order told twice the last word counts. */
async function importOrderPage({ writes, now, touch }: Pull, page: Page<OrderChange>): Promise<void> {
  const items = [...new Map(page.items.map((item) => [idOf(item), item])).values()];
  const at = now();
  const end = { stream: 'orders', cursor: page.cursor, isEnd: page.complete, at } as const;
  const changed = await writeInParts(writes, items, async (tx, part) => {
    const told = part.items.filter((item) => item.kind === 'order');
    const gone = part.items.filter((item) => item.kind === 'deleted').map((item) => item.remoteId);
    const count = await importOrders(tx, told, { at });
    const forgotten = await forgetOrders(tx, gone);
    if (part.isLast) await keepCursor(tx, end);
    return count + forgotten;
  });
  if (changed > 0) touch('pickup');
}

function idOf(item: OrderChange): string {
  return item.kind === 'order' ? item.order.orderId : item.remoteId;
}
