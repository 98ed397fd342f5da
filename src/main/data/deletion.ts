import { sql } from 'kysely';
import { dropFromIndex } from './catalog-index.ts';
import type { Reader, Tx } from './database.ts';

/** What the catalog is made of. */
export type Entity = 'product' | 'variant';

/**
 * Marks what the store deleted. Rows stay, as sales point to them; deleting a product deletes its variants.
 * The count of rows that were not marked before.
 */
export async function markDeleted(tx: Tx, entity: Entity, remoteIds: readonly string[]): Promise<number> {
  if (remoteIds.length === 0) return 0;
  const ids = JSON.stringify(remoteIds);
  const variants =
    entity === 'variant'
      ? sql`remote_id IN (SELECT value FROM json_each(${ids}))`
      : sql`product_id IN (SELECT product.id FROM product JOIN json_each(${ids}) AS item ON item.value = product.remote_id)`;
  const { rows } = await sql<{ id: number }>`
    UPDATE variant SET deleted = 1 WHERE deleted = 0 AND ${variants} RETURNING id`.execute(tx);
  await dropFromIndex(
    tx,
    rows.map((row) => row.id),
  );
  if (entity === 'variant') return rows.length;
  const products = await sql`
    UPDATE product SET deleted = 1
    WHERE deleted = 0 AND remote_id IN (SELECT value FROM json_each(${ids}))`.execute(tx);
  return rows.length + Number(products.numAffectedRows ?? 0n);
}

/** The store's ids of everything of one kind that the till holds for existing. */
export async function livingIds(db: Reader, entity: Entity): Promise<string[]> {
  const rows = await db.selectFrom(entity).select('remoteId').where('deleted', '=', 0).execute();
  return rows.map((row) => row.remoteId);
}

/** What the last whole sweep did not list. */
export async function absentIds(db: Reader, entity: Entity): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('syncAbsent').select('remoteId').where('entity', '=', entity).execute();
  return new Set(rows.map((row) => row.remoteId));
}

/** Keeps what a whole sweep did not list, in place of what the one before did not. */
export async function keepAbsent(tx: Tx, entity: Entity, remoteIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('syncAbsent').where('entity', '=', entity).execute();
  await sql`
    INSERT INTO sync_absent (entity, remote_id)
    SELECT ${entity}, value FROM json_each(${JSON.stringify(remoteIds)})`.execute(tx);
}
