import { sql } from 'kysely';
import type { Thousandths } from '#domain/stock/quantity.ts';
import type { Reader, Tx } from './database.ts';

/** What one location has of one variant; `knownAt` is when it was read (ms). */
export interface ImportedLevel {
  readonly variantRemoteId: string;
  readonly locationRemoteId: string;
  readonly onHand: Thousandths;
  readonly allocated: Thousandths;
  readonly knownAt: number;
}

/**
 * One read of the store's stock, from its first page to its last. Its instants are milliseconds, but never
 * go back even when the PC's clock does: they only say what came before what.
 */
export interface StockRead {
  readonly beganAt: number;
  /** The store's own cursor for the next page. */
  readonly cursor: string | null;
  readonly isOpen: boolean;
  /** When the last read that came to its end began: at least from then every level is known; null before. */
  readonly knownAt: number | null;
}

/** The instant at which a read or a page of it begins: after every movement that is known to be posted. */
export async function beginInstant(db: Reader, last: StockRead | null, now: number): Promise<number> {
  const row = await db
    .selectFrom('unseenMovement')
    .select(({ fn }) => fn.max('postedAt').as('postedAt'))
    .executeTakeFirst();
  return Math.max(now, (last?.beganAt ?? 0) + 1, (row?.postedAt ?? 0) + 1);
}

/** The instant of a confirmed post: never before the beginning of a read that is or was under way. */
export function postedInstant(last: StockRead | null, now: number): number {
  return Math.max(now, last?.beganAt ?? 0);
}

/**
 * Writes levels. A movement that was posted before its variant's level was asked for is in that level, so
 * it stops counting on its own in the same moment (design rule 2.3). `askedAt` is the page's instant.
 * Levels of variants or locations that the till does not know are left out. The count of changed levels.
 */
export async function importLevels(
  tx: Tx,
  levels: readonly ImportedLevel[],
  askedAt: number,
): Promise<number> {
  if (levels.length === 0) return 0;
  const items = JSON.stringify(levels);
  const { numAffectedRows } = await sql`
    INSERT INTO stock_level (variant_id, location_id, on_hand, allocated, known_at)
    SELECT variant.id, stock_location.id, item.value ->> 'onHand', item.value ->> 'allocated', item.value ->> 'knownAt'
    FROM json_each(${items}) AS item
    JOIN variant ON variant.remote_id = item.value ->> 'variantRemoteId'
    JOIN stock_location ON stock_location.remote_id = item.value ->> 'locationRemoteId'
    WHERE true
    ON CONFLICT (variant_id, location_id) DO UPDATE SET
      on_hand = excluded.on_hand, allocated = excluded.allocated, known_at = excluded.known_at
    WHERE (on_hand, allocated) <> (excluded.on_hand, excluded.allocated)`.execute(tx);
  // The plus lets SQLite go by the few movements, not by the many levels.
  const seen = await sql`
    DELETE FROM unseen_movement WHERE posted_at < ${askedAt} AND +variant_id IN (
      SELECT variant.id FROM json_each(${items}) AS item
      JOIN shop ON shop.location_remote_id = item.value ->> 'locationRemoteId'
      JOIN variant ON variant.remote_id = item.value ->> 'variantRemoteId')`.execute(tx);
  return Number(numAffectedRows ?? 0n) + Number(seen.numAffectedRows ?? 0n);
}

/**
 * The end of a read. After a feed every movement that was posted before it began has been seen: the feed
 * lists what changed. After a sweep only those are left whose level was not listed; they stop counting when
 * there is no level to count on, or when the variant is deleted in the store. The count of those that went.
 */
export async function closeRead(tx: Tx, kind: 'feed' | 'sweep', beganAt: number): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('unseenMovement')
    .where('postedAt', '<', beganAt)
    .$if(kind === 'sweep', (query) =>
      query.where(
        sql<boolean>`NOT EXISTS (
          SELECT 1 FROM variant JOIN shop ON shop.id = 1
          JOIN stock_location ON stock_location.remote_id = shop.location_remote_id
          JOIN stock_level ON stock_level.variant_id = variant.id AND stock_level.location_id = stock_location.id
          WHERE variant.id = unseen_movement.variant_id AND variant.deleted = 0)`,
      ),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** The variants among `remoteIds` that the till does not know. */
export async function unknownVariants(db: Reader, remoteIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ remoteId: string }>`
    SELECT DISTINCT item.value AS remote_id FROM json_each(${JSON.stringify(remoteIds)}) AS item
    WHERE NOT EXISTS (SELECT 1 FROM variant WHERE variant.remote_id = item.value)`.execute(db);
  return rows.map((row) => row.remoteId);
}
