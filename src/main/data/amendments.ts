import { sql } from 'kysely';
import type { Decision } from '#contract/inbox.ts';
import type { Minor } from '#domain/money/money.ts';
import type { RatePpm } from '#domain/tax/rules.ts';
import type { Reader } from './database.ts';
import { decisionsOn } from './inbox.ts';

/** Which document is looked at: whose it is, and what comes back with it. */
export interface AmendedDocument {
  readonly id: string;
  readonly customerId: string | null;
  /** The documents that goods come back of. */
  readonly originIds: readonly string[];
}

/** What became known about a document since it was written, and what people decided: it becomes another by it. */
export interface Amendments {
  /** What people decided about it, in order. */
  readonly decisions: readonly Decision[];
  /** What they decided about the documents that goods come back of, by their ids. */
  readonly ofOrigins: ReadonlyMap<string, readonly Decision[]>;
  /** The documents that goods come back of and that a person wrote off: the store never gets them. */
  readonly writtenOff: ReadonlySet<string>;
  /** Documents that goods come back of and that the store keeps at less than was paid for what was sold, minor units. */
  readonly worthLess: ReadonlyMap<string, { readonly total: Minor; readonly storeTotal: Minor }>;
  /** The store's ids of the variants that goods were mapped to, by the till's. */
  readonly remoteIds: ReadonlyMap<number, string>;
  /** The rate at which each line was sold, in parts per million, by its position. */
  readonly rates: ReadonlyMap<number, RatePpm>;
  /**
   * The customer as the till knows them now; null where it knows none. `isKeptBack`: a person decided that the store
   * does not get them, so without an id there they are nobody to it. `isBrought`: the till itself brought them there.
   */
  readonly buyer: {
    readonly remoteId: string | null;
    readonly isKeptBack: boolean;
    readonly isBrought: boolean;
  } | null;
}

/** What a document is amended by before it goes up; decisions that were undone are not among it. */
export async function loadAmendments(
  db: Reader,
  { id, customerId, originIds }: AmendedDocument,
): Promise<Amendments> {
  const made = (await decisionsOn(db, [id, ...originIds])).filter((row) => row.undoneAt === null);
  const on = (outboxId: string): Decision[] =>
    made.filter((row) => row.outboxId === outboxId).map((row) => row.decision);
  const decisions = on(id);
  return {
    decisions,
    ofOrigins: new Map(originIds.map((originId) => [originId, on(originId)])),
    writtenOff: originIds.length === 0 ? new Set() : await writtenOff(db, originIds),
    worthLess: originIds.length === 0 ? new Map() : await worthLess(db, originIds),
    remoteIds: await mappedTo(
      db,
      made.map((row) => row.decision),
    ),
    rates: decisions.some(({ kind }) => kind === 'as-misc') ? await ratesOf(db, id) : new Map(),
    buyer: customerId === null ? null : await findBuyer(db, id, customerId),
  };
}

async function writtenOff(db: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM outbox
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND state = 'dropped'`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** What came back with an exchange was told at its worth, so what the store has of it less lacks in what was sold. */
async function worthLess(db: Reader, ids: readonly string[]): Promise<Amendments['worthLess']> {
  const { rows } = await sql<{ id: string; total: number; storeTotal: number }>`
    SELECT id, total, total + remote_total - told_total AS store_total
    FROM (SELECT id, remote_total, told_total,
        (SELECT coalesce(sum(value ->> 'total'), 0) FROM json_each(document, '$.lines'))
        + (SELECT coalesce(sum(value ->> 'amount'), 0) FROM json_each(document, '$.surcharges')) AS total
      FROM outbox
      WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
        AND state = 'done' AND remote_total < told_total)
    WHERE total > 0`.execute(db);
  return new Map(rows.map(({ id, ...worth }) => [id, worth]));
}

async function mappedTo(db: Reader, decisions: readonly Decision[]): Promise<ReadonlyMap<number, string>> {
  const ids = decisions.flatMap((decision) => (decision.kind === 'map' ? [decision.toVariantId] : []));
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('variant').select(['id', 'remoteId']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.remoteId]));
}

async function ratesOf(db: Reader, saleId: string): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ position: number; rate: number }>`
    SELECT position, coalesce(taxes ->> '$[0].ratePpm', 0) AS rate FROM sale_line WHERE sale_id = ${saleId}`.execute(
    db,
  );
  return new Map(rows.map(({ position, rate }) => [position, rate]));
}

async function findBuyer(db: Reader, id: string, customerId: string): Promise<Amendments['buyer']> {
  const { rows } = await sql<{ remoteId: string | null; isKeptBack: number; isBrought: number }>`
    SELECT remote_id,
      EXISTS (SELECT 1 FROM outbox_need JOIN outbox ON outbox.id = needs_id
        WHERE outbox_id = ${id} AND kind = 'customer' AND state = 'dropped') AS is_kept_back,
      EXISTS (SELECT 1 FROM outbox WHERE document ->> 'customerId' = customer.id
        AND kind = 'customer' AND state = 'done' AND outbox.remote_id = customer.remote_id) AS is_brought
    FROM customer WHERE id = ${customerId}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { remoteId, isKeptBack, isBrought } = row;
  return { remoteId, isKeptBack: isKeptBack === 1, isBrought: isBrought === 1 };
}
