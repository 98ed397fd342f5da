import { setImmediate } from 'node:timers/promises';
import type { Reader } from './database.ts';
import {
  createChainCheck,
  type ChainCheck,
  type ChainEnd,
  type ChainFault,
  type ChainRow,
} from './journal-chain.ts';
import { isTold } from './journal-told.ts';
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
 * word for word, and none beside them. `seen` is an end of the chain that is known from before: what was cut
 * off behind it is missed.
 */
export async function checkJournal(db: Reader, seen: ChainEnd | null = null): Promise<JournalFindings> {
  const chain = createChainCheck();
  const broken = (await walk(db, chain, seen)) ?? (await cutOff(db, chain, seen));
  return { entries: await countEntries(db), signed: chain.signed(), broken };
}

async function walk(db: Reader, chain: ChainCheck, seen: ChainEnd | null): Promise<ChainFault | null> {
  for (;;) {
    const rows = await journalAfter(db, chain.end().seq, PAGE);
    if (rows.length === 0) return null;
    const fault = checkRows(rows, chain, seen) ?? (await strange(db, rows));
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

/** The first entry that the tables don't repeat as it says. */
async function strange(db: Reader, rows: readonly ChainRow[]): Promise<ChainFault | null> {
  for (const { seq, kind, payload } of rows) {
    if (!(await isTold(db, kind, payload))) return { seq, fault: 'changed' };
  }
  return null;
}

/** Documents of which the journal tells once each: a table, and the kinds of entries. */
const TOLD = [
  ['sale', ['sale', 'refund', 'exchange', 'void']],
  ['shift', ['shift-opened']],
  ['shiftClose', ['shift-closed']],
  ['cashMovement', ['cash-moved', 'drawer-opened']],
  ['overrideGrant', ['right-granted']],
  ['stockDocument', ['stock-received', 'stock-adjusted', 'stock-transferred', 'stock-counted']],
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
