import type { count } from '#contract/count.ts';
import { Refusal } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import { canonicalJson } from '#domain/journal/canonical.ts';
import {
  countScope,
  endCount,
  findCount,
  insertCount,
  listCounts,
  type KeptCount,
} from '#main/data/count.ts';
import { differenceOf } from '#main/data/count-line.ts';
import type { Reader } from '#main/data/database.ts';
import { stockGoods } from '#main/data/stock-goods.ts';
import type { CommandContext, FeatureHandlers, QueryContext } from './context.ts';
import { book } from './count-booking.ts';
import { enter } from './count-entry.ts';
import { lines } from './count-lines.ts';
import { isHidden, neededCount } from './count-sight.ts';

/** How many counts that ended the list shows. */
const ENDED = 20;

/** Counting the shelves. */
export const countHandlers: FeatureHandlers<typeof count> = {
  list: async (_, { db }) => ({ counts: await listCounts(db, ENDED) }),
  view,
  lines,
  open: async (input, context) => {
    await open(input, context);
    return {};
  },
  enter,
  book,
  drop: async (input, context) => {
    await drop(input.countId, context);
    return {};
  },
};

async function view(
  { countId }: InputOf<typeof count.view>,
  { db, actor }: QueryContext,
): Promise<OutputOf<typeof count.view>> {
  const found = await neededCount(db, countId);
  if (isHidden(found, actor)) return { count: found, differing: null, worth: null };
  return { count: found, ...(await differenceOf(db, countId)) };
}

async function open(
  input: InputOf<typeof count.open>,
  { tx, actor, clock, touch }: CommandContext,
): Promise<void> {
  const before = await findCount(tx, input.countId);
  if (before !== null) {
    if (isSame(before, input)) return;
    throw new Refusal('already-booked');
  }
  if (input.scope.kind === 'list') await needGoods(tx, input.scope.variantIds);
  const total = await countScope(tx, input.scope);
  await insertCount(tx, { ...input, total, openedAt: clock.now(), openedBy: actor.name });
  touch('count');
}

function isSame(before: KeptCount, { name, scope, isBlind }: InputOf<typeof count.open>): boolean {
  return (
    before.name === name && before.isBlind === isBlind && canonicalJson(before.scope) === canonicalJson(scope)
  );
}

async function needGoods(db: Reader, variantIds: readonly number[]): Promise<void> {
  const goods = await stockGoods(db, variantIds);
  const stranger = variantIds.find((id) => !goods.has(id));
  if (stranger !== undefined) throw new Refusal('goods-unknown', { name: `#${stranger}` });
}

/** The journal keeps that a count was dropped: what it found is booked nowhere. */
async function drop(countId: string, { tx, clock, record, touch }: CommandContext): Promise<void> {
  const { state, name, counted, total } = await neededCount(tx, countId);
  if (state === 'dropped') return;
  if (state !== 'open') throw new Refusal('count-closed');
  await endCount(tx, countId, 'dropped', clock.now());
  await record('count-dropped', { countId, name, counted, total });
  touch('count', 'journal');
}
