import type { count } from '#contract/count.ts';
import { Refusal } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import { nextTally, worthOf, type Expectation } from '#domain/stock/tally.ts';
import { isInScope, type KeptCount } from '#main/data/count.ts';
import {
  countOneMore,
  findEntry,
  findLine,
  findTally,
  insertEntry,
  saveLine,
} from '#main/data/count-line.ts';
import type { Reader } from '#main/data/database.ts';
import { stockGoods, type StockGoods } from '#main/data/stock-goods.ts';
import { stockHere } from '#main/data/stock-level.ts';
import { lastMovementSeq } from '#main/data/stock-movement.ts';
import type { CommandContext } from './context.ts';
import { isHidden, neededCount } from './count-sight.ts';
import { toLines } from './count-lines.ts';
import { refuseUnknown } from './stock-booking.ts';

type Entry = InputOf<typeof count.enter>;

/** Notes what was found, once for its id, with what should be there now. */
export async function enter(entry: Entry, context: CommandContext): Promise<OutputOf<typeof count.enter>> {
  const { tx } = context;
  const found = await neededCount(tx, entry.countId);
  const before = await findEntry(tx, entry.entryId);
  if (before === null) await write(found, entry, context);
  else if (!isSame(before, entry)) throw new Refusal('already-booked');
  return await lineOf(found, entry.variantId, context);
}

function isSame(before: Omit<Entry, 'entryId'>, entry: Entry): boolean {
  const { countId, variantId, mode, quantity } = before;
  return (
    countId === entry.countId &&
    variantId === entry.variantId &&
    mode === entry.mode &&
    quantity === entry.quantity
  );
}

async function write(found: KeptCount, entry: Entry, context: CommandContext): Promise<void> {
  if (found.state !== 'open') throw new Refusal('count-closed');
  const { tx, actor, clock, touch } = context;
  const { countId, entryId: id, variantId, mode, quantity } = entry;
  const { price } = await neededGoods(tx, entry);
  const at = clock.now();
  const now = await expectationOf(tx, variantId, at);
  const before = await findTally(tx, countId, variantId);
  const tally = nextTally(before, { mode, quantity }, now);
  if (tally.counted < 0) throw new Refusal('count-below-zero');
  const isStray = !(await isInScope(tx, found.scope, variantId));
  const entrySeq = await insertEntry(tx, {
    ...now,
    id,
    countId,
    variantId,
    mode,
    quantity,
    at,
    clerk: actor.name,
  });
  const worth = worthOf(tally.difference, price);
  await saveLine(tx, { ...tally, countId, variantId, worth, entrySeq, lastAt: at, isStray });
  if (before === null && !isStray) await countOneMore(tx, countId);
  touch('count');
}

async function neededGoods(db: Reader, { variantId, quantity }: Entry): Promise<Pick<StockGoods, 'price'>> {
  const goods = await stockGoods(db, [variantId]);
  refuseUnknown([{ variantId, quantity }], goods);
  return { price: goods.get(variantId)?.price ?? 0 };
}

async function expectationOf(db: Reader, variantId: number, at: number): Promise<Expectation> {
  const here = (await stockHere(db, [variantId], at)).get(variantId);
  return {
    expected: (here?.level?.onHand ?? 0) + (here?.unseen ?? 0),
    knownAt: here?.level?.knownAt ?? null,
    movementSeq: await lastMovementSeq(db),
  };
}

async function lineOf(
  found: KeptCount,
  variantId: number,
  { tx, actor, clock }: CommandContext,
): Promise<OutputOf<typeof count.enter>> {
  const kept = await findLine(tx, found.countId, variantId);
  const asked = { count: found, hides: isHidden(found, actor), now: clock.now() };
  const [line] = kept === null ? [] : await toLines(tx, [kept], asked);
  if (line === undefined) throw new Error(`variant ${variantId} was entered without a line`);
  return { line };
}
