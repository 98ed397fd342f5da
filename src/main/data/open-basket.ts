import { sql } from 'kysely';
import type { ParkedBasket } from '#contract/basket.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';

/** A basket that is not paid yet, as JSON. */
export interface KeptBasket {
  readonly id: string;
  readonly basket: string;
  readonly state: 'open' | 'parked';
  readonly isActive: number;
}

/** Who keeps a basket and when (ms). */
export interface Keeping {
  readonly by: string;
  readonly at: number;
}

const openQuery = compiled<Record<string, never>, KeptBasket>((db) =>
  db
    .selectFrom('openBasket')
    .select(['id', 'basket', 'state', 'isActive'])
    .where('state', '=', sql.lit('open'))
    .orderBy('since')
    .orderBy('id'),
);

/** The baskets that are open, in the order in which they were begun. */
export async function openBaskets(db: Reader): Promise<KeptBasket[]> {
  return await openQuery(db, {});
}

const oneQuery = compiled<{ id: string }, KeptBasket>((db, place) =>
  db.selectFrom('openBasket').select(['id', 'basket', 'state', 'isActive']).where('id', '=', place('id')),
);

/** An open or parked basket, or null. */
export async function findKeptBasket(db: Reader, id: string): Promise<KeptBasket | null> {
  const [row] = await oneQuery(db, { id });
  return row ?? null;
}

const keepQuery = compiled<{ id: string; basket: string; by: string; at: number }, never>((db, place) =>
  db
    .insertInto('openBasket')
    .values({
      id: place('id'),
      basket: place('basket'),
      state: 'open',
      isActive: 1,
      by: place('by'),
      since: place('at'),
      savedAt: place('at'),
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ basket: place('basket'), isActive: 1, savedAt: place('at') }),
    )
    .$castTo<never>(),
);

const behindQuery = compiled<{ id: string }, never>((db, place) =>
  db
    .updateTable('openBasket')
    .set({ isActive: 0 })
    .where('isActive', '=', sql.lit(1))
    .where('id', '!=', place('id'))
    .$castTo<never>(),
);

/** Keeps an open basket's JSON and puts it in front. One that is parked is left as it is. */
export async function keepBasket(tx: Tx, id: string, basket: string, { by, at }: Keeping): Promise<void> {
  await keepQuery(tx, { id, basket, by, at });
  await behindQuery(tx, { id });
}

const dropQuery = compiled<{ id: string }, never>((db, place) =>
  db.deleteFrom('openBasket').where('id', '=', place('id')).$castTo<never>(),
);

/** Forgets a basket. */
export async function dropBasket(tx: Tx, id: string): Promise<void> {
  await dropQuery(tx, { id });
}

/** What a basket is put aside under. */
export interface Parking extends Keeping {
  readonly id: string;
  readonly basket: string;
  readonly name: string;
  readonly note: string;
}

/** Puts a basket aside. */
export async function parkBasket(tx: Tx, { at, ...parked }: Parking): Promise<void> {
  const row = { ...parked, state: 'parked' as const, isActive: 0, since: at, savedAt: at };
  await tx
    .insertInto('openBasket')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Makes a parked basket an open one again, in front. */
export async function reopenBasket(tx: Tx, id: string, { by, at }: Keeping): Promise<void> {
  await tx
    .updateTable('openBasket')
    .set({ state: 'open', isActive: 1, name: '', note: '', by, since: at, savedAt: at })
    .where('id', '=', id)
    .execute();
  await behindQuery(tx, { id });
}

/** What is parked, oldest first. */
export async function parkedBaskets(db: Reader): Promise<ParkedBasket[]> {
  return await db
    .selectFrom('openBasket')
    .select(['id as basketId', 'name', 'note', 'by', 'since'])
    .select([
      sql<number>`json_array_length(basket, '$.lines')`.as('lines'),
      sql<string>`coalesce(basket ->> '$.lines[0].name', '')`.as('firstLine'),
    ])
    .where('state', '=', 'parked')
    .orderBy('since')
    .orderBy('id')
    .execute();
}
