import type { CountLine, count } from '#contract/count.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import { changedElsewhere, isOldLevel } from '#domain/stock/tally.ts';
import { shownStock, type KnownStock } from '#domain/stock/shown-stock.ts';
import type { KeptCount } from '#main/data/count.ts';
import { countedLines, differingLines, missingVariants, type KeptLine } from '#main/data/count-line.ts';
import type { Reader } from '#main/data/database.ts';
import { stockGoods, type StockGoods } from '#main/data/stock-goods.ts';
import { stockHere } from '#main/data/stock-level.ts';
import type { QueryContext } from './context.ts';
import { isHidden, neededCount } from './count-sight.ts';

/** The goods of a count, by page. */
export async function lines(
  { countId, show, offset, limit }: InputOf<typeof count.lines>,
  { db, actor, clock }: QueryContext,
): Promise<OutputOf<typeof count.lines>> {
  const found = await neededCount(db, countId);
  const hides = isHidden(found, actor);
  const span = { offset, limit: limit + 1 };
  const asked = { count: found, hides, now: clock.now() };
  if (show === 'missing') {
    const ids = await missingVariants(db, countId, found.scope, span);
    return { lines: await missingLines(db, ids.slice(0, limit), asked), hasMore: ids.length > limit };
  }
  if (show === 'differing' && hides) return { lines: [], hasMore: false };
  const kept =
    show === 'counted' ? await countedLines(db, countId, span) : await differingLines(db, countId, span);
  return { lines: await toLines(db, kept.slice(0, limit), asked), hasMore: kept.length > limit };
}

/** Whose lines are asked for, by whom, and when (ms). */
export interface AskedLines {
  readonly count: KeptCount;
  /** What is expected is not told. */
  readonly hides: boolean;
  readonly now: number;
}

/** Lines of what was counted as the screen shows them. */
export async function toLines(
  db: Reader,
  kept: readonly KeptLine[],
  { count: { state }, hides, now }: AskedLines,
): Promise<CountLine[]> {
  const ids = kept.map(({ variantId }) => variantId);
  const goods = await stockGoods(db, ids);
  const here = await stockHere(db, ids, now);
  const isOpen = state === 'open' || state === 'booking';
  return kept.map((line) => {
    const { variantId, counted, lastAt, knownAt } = line;
    const told = isOpen ? here.get(variantId) : undefined;
    return {
      ...namesOf(goods, variantId),
      counted,
      ...(hides ? HIDDEN : reviewed(line, told)),
      isOld: !hides && isOldLevel(knownAt, lastAt),
      hasMoved: line.hasMoved === 1,
      isStray: line.isStray === 1,
      lastAt,
    };
  });
}

const HIDDEN = { expected: null, difference: null, worth: null, knownAt: null, elsewhere: null } as const;

type Reviewed = Pick<CountLine, keyof typeof HIDDEN>;

function reviewed(
  { expected, knownAt, difference, worth, movedSince }: KeptLine,
  here: KnownStock | undefined,
): Reviewed {
  if (knownAt === null) return { ...HIDDEN, difference, worth };
  const shown = here === undefined ? null : shownStock(here);
  const elsewhere = shown && changedElsewhere(shown.here, expected, movedSince);
  return { expected, knownAt, difference, worth, elsewhere };
}

async function missingLines(
  db: Reader,
  ids: readonly number[],
  { hides, now }: AskedLines,
): Promise<CountLine[]> {
  const goods = await stockGoods(db, ids);
  const here = await stockHere(db, ids, now);
  return ids.map((variantId) => {
    const known = here.get(variantId);
    const shown = hides || known === undefined ? null : shownStock(known);
    return {
      ...namesOf(goods, variantId),
      ...HIDDEN,
      counted: null,
      expected: shown?.here ?? null,
      knownAt: shown?.knownAt ?? null,
      isOld: false,
      hasMoved: false,
      isStray: false,
      lastAt: null,
    };
  });
}

function namesOf(
  goods: ReadonlyMap<number, StockGoods>,
  variantId: number,
): Pick<CountLine, 'variantId' | 'sku' | 'name' | 'unit'> {
  const { sku = '', name = '', unit = 'piece' } = goods.get(variantId) ?? {};
  return { variantId, sku, name, unit };
}
