import { Refusal } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import { adjustReasonSchema } from '#contract/stock-movement.ts';
import type { stock } from '#contract/stock.ts';
import { elsewhereBetween } from '#domain/stock/history.ts';
import { shownStock } from '#domain/stock/shown-stock.ts';
import type { Reader } from '#main/data/database.ts';
import { stockGoods } from '#main/data/stock-goods.ts';
import { movementsOfVariant, type ToldMovement } from '#main/data/stock-history.ts';
import { listPlaces, placeLevels, stockHere } from '#main/data/stock-level.ts';
import type { QueryContext } from './context.ts';

/** The places that hold stock, this one first. */
export async function locations({ db }: QueryContext): Promise<OutputOf<typeof stock.locations>> {
  return { locations: await listPlaces(db) };
}

/** What every place has of a variant. */
export async function levels(
  { variantId }: InputOf<typeof stock.levels>,
  { db, clock }: QueryContext,
): Promise<OutputOf<typeof stock.levels>> {
  await needKnown(db, variantId);
  const here = (await stockHere(db, [variantId], clock.now())).get(variantId);
  const places = await placeLevels(db, variantId);
  return {
    levels: places.map((place) => {
      const own = place.isHere ? here : undefined;
      const unseen = own?.unseen ?? 0;
      return {
        ...place,
        held: place.held + (own?.unseenHeld ?? 0),
        knownAt: own?.level?.knownAt ?? place.knownAt,
        unseen,
        now: place.onHand === null ? null : place.onHand + unseen,
      };
    }),
  };
}

/** How a variant's stock came to be. */
export async function history(
  { variantId, before, limit }: InputOf<typeof stock.history>,
  { db, clock }: QueryContext,
): Promise<OutputOf<typeof stock.history>> {
  await needKnown(db, variantId);
  const here = (await stockHere(db, [variantId], clock.now())).get(variantId);
  const shown = here === undefined ? null : shownStock(here);
  const rows = await movementsOfVariant(db, variantId, { before, limit: limit + 1 });
  return {
    now: shown && { quantity: shown.here, knownAt: shown.knownAt },
    movements: rows.slice(0, limit).map((row, index) => toMovement(row, rows[index + 1] ?? null)),
    hasMore: rows.length > limit,
  };
}

type Movement = OutputOf<typeof stock.history>['movements'][number];

function toMovement({ adjustReason, state, ...row }: ToldMovement, earlier: ToldMovement | null): Movement {
  const reason = adjustReasonSchema.safeParse(adjustReason);
  return {
    ...row,
    elsewhere: elsewhereBetween(earlier, row),
    adjustReason: reason.success ? reason.data : null,
    delivery: state ?? 'none',
  };
}

async function needKnown(db: Reader, variantId: number): Promise<void> {
  if ((await stockGoods(db, [variantId])).size === 0) {
    throw new Refusal('goods-unknown', { name: `#${variantId}` });
  }
}
