import { sql } from 'kysely';
import type { QueuedDocument, SyncResource } from '#contract/sync.ts';
import type { Reader } from './database.ts';
import type { Stream } from './sync-cursor.ts';
import { listTroubles } from './sync-log.ts';

/** How fresh each of the streams is, and how many of it the till has. */
export async function syncResources(db: Reader, streams: readonly Stream[]): Promise<SyncResource[]> {
  const positions = await db.selectFrom('syncCursor').select(['stream', 'readAt', 'completeAt']).execute();
  const troubles = await listTroubles(db);
  const counts = await countAll(db);
  return streams.map((stream) => {
    const position = positions.find((one) => one.stream === stream);
    const trouble = troubles.find((one) => one.stream === stream);
    return {
      stream,
      readAt: position?.readAt ?? null,
      completeAt: position?.completeAt ?? null,
      count: counts[stream] ?? null,
      trouble:
        trouble === undefined ? null : { code: trouble.code, message: trouble.message, at: trouble.at },
    };
  });
}

type Counts = Partial<Readonly<Record<Stream, number>>>;

async function countAll(db: Reader): Promise<Counts> {
  const { rows } = await sql<Counts>`
    SELECT
      (SELECT count(*) FROM tax_category) + (SELECT count(*) FROM category)
        + (SELECT count(*) FROM stock_location) AS settings,
      (SELECT count(*) FROM variant WHERE deleted = 0) AS catalog,
      (SELECT count(*) FROM stock_level) AS stock,
      (SELECT count(*) FROM web_order) AS orders,
      (SELECT count(*) FROM customer WHERE remote_id IS NOT NULL) AS customers,
      (SELECT count(*) FROM promotion WHERE remote_id IS NOT NULL) AS promotions`.execute(db);
  return rows[0] ?? {};
}

/** What waits for the store, oldest first. */
export async function queuedDocuments(db: Reader, limit: number): Promise<QueuedDocument[]> {
  const { rows } = await sql<QueuedDocument>`
    SELECT id, kind, ${nameOf('outbox')} AS name,
      iif(lease_owner IS NULL, state, 'sending') AS state,
      created_at, due_at, attempts, coalesce(error_message, '') AS message,
      (SELECT ${nameOf('needed')} FROM outbox_need JOIN outbox AS needed ON needed.id = needs_id
        WHERE outbox_id = outbox.id AND needed.state NOT IN ('done', 'dropped') LIMIT 1) AS waits_for
    FROM outbox WHERE state IN ('waiting', 'uncertain')
    ORDER BY created_at, id LIMIT ${limit}`.execute(db);
  return rows;
}

/** A receipt number, a person's name, or empty. */
function nameOf(table: string) {
  const document = sql.ref(`${table}.document`);
  return sql`coalesce(${document} ->> 'receiptNumber', ${document} ->> 'name', '')`;
}
