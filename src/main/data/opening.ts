import { sql } from 'kysely';
import type { Finding } from '#domain/opening/finding.ts';
import type { Reader, Tx } from './database.ts';
import { keptList } from './kept-json.ts';
import { streamPosition } from './sync-cursor.ts';

/** When the newest thing happened that a paper tells of (ms): a sale, or a shift that was opened; null before any. */
export async function lastDocumentAt(db: Reader): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`
    SELECT max(at) AS at FROM (
      SELECT max(sold_at) AS at FROM sale UNION ALL SELECT max(opened_at) FROM shift)`.execute(db);
  return rows[0]?.at ?? null;
}

/** How many goods can be sold, how many of them cost nothing, and when the store's catalog was read (ms). */
export interface CatalogState {
  readonly sellable: number;
  readonly unpriced: number;
  readonly readAt: number | null;
  readonly isComplete: boolean;
}

/** What the till knows of its goods. */
export async function catalogState(db: Reader): Promise<CatalogState> {
  const { rows } = await sql<{ sellable: number; unpriced: number }>`
    SELECT count(*) AS sellable, count(*) FILTER (WHERE price = 0) AS unpriced
    FROM variant WHERE enabled = 1 AND deleted = 0`.execute(db);
  const position = await streamPosition(db, 'catalog');
  const { sellable = 0, unpriced = 0 } = rows[0] ?? {};
  return {
    sellable,
    unpriced,
    readAt: position?.readAt ?? null,
    isComplete: (position?.completeAt ?? null) !== null,
  };
}

/** The tax categories that goods on sale have: how many, and the names of those that nobody gave a rate. */
export async function taxState(db: Reader): Promise<{ inUse: number; withoutRate: string[] }> {
  const { rows } = await sql<{ name: string; isRated: number }>`
    SELECT name, rate_ppm > 0 OR EXISTS (SELECT 1 FROM tax_detail WHERE tax_category_id = tax_category.id)
      AS "isRated"
    FROM tax_category
    WHERE EXISTS (SELECT 1 FROM variant WHERE tax_category_id = tax_category.id AND enabled = 1 AND deleted = 0)
    ORDER BY name`.execute(db);
  const withoutRate = rows.filter(({ isRated }) => isRated === 0).map(({ name }) => name);
  return { inUse: rows.length, withoutRate };
}

/** What waits for the store and since when (ms), and how much it refused. */
export async function outboxState(
  db: Reader,
): Promise<{ waiting: number; oldestAt: number | null; refused: number }> {
  const { rows } = await sql<{ waiting: number; oldestAt: number | null; refused: number }>`
    SELECT count(*) FILTER (WHERE state <> 'refused') AS waiting,
      min(created_at) FILTER (WHERE state <> 'refused') AS "oldestAt",
      count(*) FILTER (WHERE state = 'refused') AS refused
    FROM outbox WHERE state IN ('waiting', 'uncertain', 'refused')`.execute(db);
  return rows[0] ?? { waiting: 0, oldestAt: null, refused: 0 };
}

/** What was found before the shop opened, as it is printed. */
export interface OpeningCheck {
  readonly id: string;
  /** Milliseconds, and minutes that the shop's clock was ahead of UTC. */
  readonly at: number;
  readonly utcOffsetMinutes: number;
  readonly by: string;
  readonly findings: readonly Finding[];
}

/** Keeps what was found, so that it can be printed. */
export async function insertOpeningCheck(tx: Tx, { findings, ...check }: OpeningCheck): Promise<void> {
  await tx
    .insertInto('openingCheck')
    .values({ ...check, findings: JSON.stringify(findings) })
    .execute();
}

/** What was found at one time, or null. */
export async function findOpeningCheck(db: Reader, id: string): Promise<OpeningCheck | null> {
  const row = await db.selectFrom('openingCheck').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...row, findings: keptList<Finding>(row.findings) };
}
