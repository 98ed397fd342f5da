import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';

const findQuery = compiled<Record<string, never>, { basket: string }>((db) =>
  db.selectFrom('basketDraft').select('basket').where('id', '=', 1),
);

const keepQuery = compiled<{ basket: string; at: number }, never>((db, place) =>
  db
    .insertInto('basketDraft')
    .values({ id: 1, basket: place('basket'), savedAt: place('at') })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ basket: place('basket'), savedAt: place('at') }),
    )
    .$castTo<never>(),
);

/** The open basket's JSON as it was last kept, or null. */
export async function findDraft(db: Reader): Promise<string | null> {
  const [row] = await findQuery(db, {});
  return row?.basket ?? null;
}

/** Keeps the open basket's JSON. */
export async function keepDraft(tx: Tx, basket: string, at: number): Promise<void> {
  await keepQuery(tx, { basket, at });
}

/** Forgets the open basket. */
export async function dropDraft(tx: Tx): Promise<void> {
  await tx.deleteFrom('basketDraft').execute();
}
