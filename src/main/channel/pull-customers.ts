import { importCustomers, unlinkCustomers } from '#main/data/customer-import.ts';
import { hasCompleted, keepCursor, streamPosition } from '#main/data/sync-cursor.ts';
import type { CustomerChange, Page } from './connector.ts';
import { DONE, doubtAbout, failedStep, STOPPED, type Pull, type Step } from './pull.ts';
import { writeInParts } from './write-parts.ts';

/** Reads customers on from where that was left, to their end for now. */
export async function pullCustomers(pull: Pull): Promise<Step> {
  const isFirst = !(await hasCompleted(pull.writes.db, 'customers'));
  let done = 0;
  for (;;) {
    const asked = await askPage(pull);
    if (asked.kind === 'ended') return asked.step;
    const { page } = asked;
    await importCustomerPage(pull, page);
    done += page.items.length;
    const progress = page.progress ?? { done, total: null };
    if (isFirst) pull.onProgress('customers', progress.done, progress.total);
    if (page.complete) return DONE;
    if (!(await pull.between())) return STOPPED;
  }
}

type Asked =
  | { readonly kind: 'asked'; readonly page: Page<CustomerChange> }
  | { readonly kind: 'ended'; readonly step: Step };

async function askPage(pull: Pull): Promise<Asked> {
  const { writes, connector } = pull;
  const cursor = (await streamPosition(writes.db, 'customers'))?.cursor ?? null;
  const read = await connector.customers(cursor);
  if (read.kind !== 'read') return { kind: 'ended', step: failedStep(read) };
  const page = read.value;
  const isStuck = !page.complete && page.cursor === cursor;
  const doubt = isStuck ? STUCK : await doubtAbout(pull, page);
  return doubt === null ? { kind: 'asked', page } : { kind: 'ended', step: doubt };
}

const STUCK: Step = {
  kind: 'down',
  afterMs: 0,
  message: 'The store gave the same page of customers again.',
};

/** Writes one page in short transactions, its cursor in the last one. */
async function importCustomerPage(
  { writes, now, newId, touch }: Pull,
  page: Page<CustomerChange>,
): Promise<void> {
  const items = [...new Map(page.items.map((item) => [item.remoteId, item])).values()];
  const at = now();
  const end = { stream: 'customers', cursor: page.cursor, isEnd: page.complete, at } as const;
  const changed = await writeInParts(writes, items, async (tx, part) => {
    const told = part.items.filter((item) => item.kind === 'customer');
    const gone = part.items.filter((item) => item.kind === 'deleted').map((item) => item.remoteId);
    const count = await importCustomers(tx, told, { newId, at });
    const unlinked = await unlinkCustomers(tx, gone, at);
    if (part.isLast) await keepCursor(tx, end);
    return count + unlinked;
  });
  if (changed > 0) touch('customer');
}
