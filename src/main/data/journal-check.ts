import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Reader } from './database.ts';
import {
  createChainCheck,
  type ChainCheck,
  type ChainEnd,
  type ChainFault,
  type ChainRow,
} from './journal-chain.ts';
import { journalAfter } from './journal.ts';

/** What a journal is worth. */
export interface JournalFindings {
  readonly entries: number;
  readonly signed: number;
  /** The first thing that does not fit, or null. */
  readonly broken: ChainFault | null;
}

/** So many entries at a time: checking them takes a few milliseconds, then the till may do something else. */
const PAGE = 20;

/**
 * Checks every number, hash and signature of the journal, and that the documents it tells of stand in their tables
 * with the same amounts, and none beside them. `seen` is an end of the chain that is known from before: what was cut
 * off behind it is missed.
 */
export async function checkJournal(db: Reader, seen: ChainEnd | null = null): Promise<JournalFindings> {
  const chain = createChainCheck();
  const broken = (await walk(db, chain, seen)) ?? (await cutOff(db, chain, seen));
  return { entries: await countEntries(db), signed: chain.signed(), broken };
}

async function walk(db: Reader, chain: ChainCheck, seen: ChainEnd | null): Promise<ChainFault | null> {
  for (;;) {
    const from = chain.end().seq;
    const rows = await journalAfter(db, from, PAGE);
    if (rows.length === 0) return null;
    const fault = checkRows(rows, chain, seen) ?? (await strangeSale(db, from + 1, chain.end().seq));
    if (fault !== null) return fault;
    await setImmediate();
  }
}

async function cutOff(db: Reader, chain: ChainCheck, seen: ChainEnd | null): Promise<ChainFault | null> {
  const { seq } = chain.end();
  const isCut = (seen !== null && seen.seq > seq) || (await hasUntold(db, chain));
  return isCut ? { seq: seq + 1, fault: 'missing' } : null;
}

function checkRows(rows: readonly ChainRow[], chain: ChainCheck, seen: ChainEnd | null): ChainFault | null {
  for (const row of rows) {
    const fault = chain.add(row);
    if (fault !== null) return fault;
    if (seen?.seq === row.seq && seen.hash !== row.hash) return { seq: row.seq, fault: 'changed' };
  }
  return null;
}

async function countEntries(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('journal')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** The first entry between two numbers whose document is not in the tables as it says: another number or amount. */
async function strangeSale(db: Reader, from: number, to: number): Promise<ChainFault | null> {
  const { rows } = await sql<{ seq: number }>`
    SELECT j.seq FROM journal AS j LEFT JOIN sale AS s ON s.id = j.payload ->> '$.id'
    WHERE j.seq BETWEEN ${from} AND ${to} AND j.kind IN ('sale', 'refund', 'exchange', 'void') AND (
      s.id IS NULL OR s.kind <> j.kind
      OR s.register_code <> j.payload ->> '$.registerCode' OR s.number <> j.payload ->> '$.number'
      OR s.sold_at <> j.payload ->> '$.soldAt' OR s.clerk <> j.payload ->> '$.clerk'
      OR s.total <> j.payload ->> '$.total' OR s.rounding <> j.payload ->> '$.rounding'
      OR (SELECT json_group_array(json_array(variant_id, quantity, unit_price, total, tax))
          FROM (SELECT * FROM sale_line WHERE sale_id = s.id ORDER BY position))
        <> (SELECT json_group_array(json_array(value ->> '$.variantId', value ->> '$.quantity',
            value ->> '$.unitPrice', value ->> '$.total', value ->> '$.tax'))
          FROM json_each(j.payload, '$.lines'))
      OR (SELECT json_group_array(json_array(kind, amount))
          FROM (SELECT * FROM tender WHERE sale_id = s.id ORDER BY position))
        <> (SELECT json_group_array(json_array(value ->> '$.kind', value ->> '$.amount'))
          FROM json_each(j.payload, '$.tenders')))
    ORDER BY j.seq LIMIT 1`.execute(db);
  const [row] = rows;
  return row === undefined ? null : { seq: row.seq, fault: 'changed' };
}

/** Documents of which the journal tells once each: a table, and the kinds of entries. */
const TOLD = [
  ['sale', ['sale', 'refund', 'exchange', 'void']],
  ['shift', ['shift-opened']],
  ['shiftClose', ['shift-closed']],
  ['overrideGrant', ['right-granted']],
] as const;

/** Whether the tables hold something that the journal would have told of. */
async function hasUntold(db: Reader, chain: ChainCheck): Promise<boolean> {
  for (const [table, kinds] of TOLD) {
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirst();
    const times = kinds.reduce((all, kind) => all + chain.times(kind), 0);
    if ((row?.count ?? 0) > times) return true;
  }
  return false;
}
