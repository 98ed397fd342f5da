import type { inbox, SettledItem } from '#contract/inbox.ts';
import type { StoreDocument } from '#main/channel/document.ts';
import type { Reader } from '#main/data/database.ts';
import { apartRows, decisionsOn, refusedRows, settledRows, type SettledRow } from '#main/data/inbox.ts';
import { keptObject } from '#main/data/kept-json.ts';
import type { FeatureHandlers } from './context.ts';
import { canUndo, decide, undo } from './inbox-decide.ts';
import { inboxItem, kindOf, nameOf, told } from './inbox-item.ts';
import { parityOf } from './inbox-parity.ts';

/** What the store refused, what people make of it, and what it keeps at another total. */
export const inboxHandlers: FeatureHandlers<typeof inbox> = {
  open: async (_, { db }) => ({ items: await each(await refusedRows(db), (row) => inboxItem(db, row)) }),
  settled: async ({ limit }, { db }) => ({
    items: await each(await settledRows(db, limit), (row) => settledItem(db, row)),
  }),
  parity: async ({ limit }, { db }) => ({
    documents: await each(await apartRows(db, limit), (row) => parityOf(db, row)),
  }),
  decide: async (input, context) => {
    await decide(input, context);
    return {};
  },
  undo: async (input, context) => {
    await undo(input, context);
    return {};
  },
};

async function settledItem(db: Reader, row: SettledRow): Promise<SettledItem> {
  const document = keptObject<StoreDocument>(row.document);
  const decisions = await decisionsOn(db, [row.id]);
  const last = decisions.findLast(({ undoneAt }) => undoneAt === null);
  return {
    id: row.id,
    kind: kindOf(document),
    name: nameOf(document),
    state: row.state,
    decisions: decisions.map(told),
    canUndo: last !== undefined && canUndo(row, last),
  };
}

/** One after the other: they share one connection. */
async function each<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const done: U[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
