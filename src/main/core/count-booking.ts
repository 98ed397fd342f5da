import type { count } from '#contract/count.ts';
import { Refusal } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import { shownStock } from '#domain/stock/shown-stock.ts';
import { endCount, findCount, type KeptCount } from '#main/data/count.ts';
import {
  findBooking,
  keepBooking,
  letOthersRun,
  nextCounted,
  nextMissing,
  type Booking,
} from '#main/data/count-booking.ts';
import { findStockDocument } from '#main/data/stock-document.ts';
import { stockHere } from '#main/data/stock-level.ts';
import type { CommandContext, TaskContext } from './context.ts';
import { neededCount } from './count-sight.ts';
import { bookStock, type StockDraft } from './stock-booking.ts';

/** Variants a transaction: as long as it lasts (some ten milliseconds) the till can't commit a sale. */
const CHUNK = 200;

/** Books a count bit by bit, each bit a document of its own; one that was stopped goes on where it was. */
export async function book(
  input: InputOf<typeof count.book>,
  { transact, db }: TaskContext,
): Promise<OutputOf<typeof count.book>> {
  let isDone = await transact((context) => begin(input, context));
  while (!isDone) {
    await letOthersRun();
    isDone = await transact((context) => bookNext(input.countId, context));
  }
  return { booked: (await neededCount(db, input.countId)).booked };
}

/** True where there is nothing left to do. */
async function begin(
  { countId, ...decided }: InputOf<typeof count.book>,
  { tx, touch }: CommandContext,
): Promise<boolean> {
  const { state } = await neededCount(tx, countId);
  if (state === 'booking') return false;
  if (state !== 'open') {
    if (state === 'booked' && (await findBooking(tx, countId))?.documentId === decided.documentId)
      return true;
    throw new Refusal('count-closed');
  }
  await keepBooking(tx, countId, { ...decided, part: 'counted', after: 0 }, 0);
  touch('count');
  return false;
}

/** One bit: true when it was the last. */
async function bookNext(countId: string, context: CommandContext): Promise<boolean> {
  const { tx, clock, touch } = context;
  const found = await findCount(tx, countId);
  const booking = await findBooking(tx, countId);
  if (found?.state !== 'booking' || booking === null) return true;
  const bit =
    booking.part === 'counted'
      ? await countedBit(found, booking, context)
      : await missingBit(found, booking, context);
  if (bit.lines.length > 0) {
    const isFirst = (await findStockDocument(tx, booking.documentId)) === null;
    const id = isFirst ? booking.documentId : clock.newId();
    await bookStock({ id, kind: 'count', sourceId: countId, note: found.name, lines: bit.lines }, context);
  }
  await keepBooking(tx, countId, { ...booking, ...bit.next }, bit.lines.length);
  if (bit.isLast) await endCount(tx, countId, 'booked', clock.now());
  touch('count');
  return bit.isLast;
}

/** What is booked now, and what comes then. */
interface Bit {
  readonly lines: StockDraft['lines'];
  readonly next: Pick<Booking, 'part' | 'after'>;
  readonly isLast: boolean;
}

/** Differences as they stood when each variant was counted: what moved since is in the level already. */
async function countedBit({ countId }: KeptCount, booking: Booking, { tx }: CommandContext): Promise<Bit> {
  const rows = await nextCounted(tx, countId, booking, CHUNK);
  const last = rows.at(-1);
  if (last === undefined) {
    return { lines: [], next: { part: 'missing', after: 0 }, isLast: !booking.missingIsZero };
  }
  return {
    lines: rows.map(({ variantId, difference, expected, knownAt }) => ({
      variantId,
      quantity: difference,
      expected: knownAt === null ? null : expected,
    })),
    next: { part: 'counted', after: last.variantId },
    isLast: false,
  };
}

/** What nobody counted is taken for gone, as far as there should be any. */
async function missingBit(found: KeptCount, booking: Booking, { tx, clock }: CommandContext): Promise<Bit> {
  const { variantIds, lookedTo } = await nextMissing(tx, found, booking, CHUNK);
  const here = await stockHere(tx, variantIds, clock.now());
  const lines = variantIds.flatMap((variantId) => {
    const known = here.get(variantId);
    const shown = known === undefined ? null : shownStock(known);
    if (shown === null || shown.here === 0) return [];
    return [{ variantId, quantity: 0 - shown.here, expected: shown.here }];
  });
  return { lines, next: { part: 'missing', after: lookedTo ?? booking.after }, isLast: lookedTo === null };
}
