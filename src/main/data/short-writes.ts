import { setImmediate } from 'node:timers/promises';
import { quietIndex, tidyIndex } from './catalog-index.ts';
import type { Connection, Database, Tx } from './database.ts';
import { waitForTill, type GateMemory } from './write-gate.ts';

/** Writing beside a till that must never wait for it: many short transactions, the till between any two. */
export interface ShortWrites {
  /** For reading only. */
  readonly db: Database;
  /** One transaction. Keep it under 10 ms: as long as it runs, the till can't commit. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Merges the search index a little; to be called after each chunk of a catalog. */
  tidy(): Promise<void>;
}

/** `onWrite` hears how long the write lock was held (ms). */
export interface ShortWriteOptions {
  readonly gate?: GateMemory;
  readonly onWrite?: (heldMs: number) => void;
}

/** Writes between two checkpoints of the log, so that no commit of the till has to do one. */
const CHECKPOINT_EVERY = 10;

/** The longest that a busy till can hold an import up, per transaction (ms). */
const MAX_GATE_MS = 250;

const MAX_TIDY_STEPS = 3;

/** Makes a connection of its own thread write shortly. It must not be the till's own connection. */
export function shortWrites({ sqlite, db }: Connection, options: ShortWriteOptions = {}): ShortWrites {
  sqlite.pragma('wal_autocheckpoint = 0');
  let writes = 0;
  const write = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    if (options.gate !== undefined) waitForTill(options.gate, MAX_GATE_MS);
    const { value, heldMs } = await timed(db, work);
    options.onWrite?.(heldMs);
    writes += 1;
    if (writes % CHECKPOINT_EVERY === 0) sqlite.pragma('wal_checkpoint(PASSIVE)');
    await setImmediate();
    return value;
  };
  let isQuiet = false;
  const tidy = async (): Promise<void> => {
    if (!isQuiet) await write(quietIndex);
    isQuiet = true;
    for (let step = 0; step < MAX_TIDY_STEPS; step += 1) {
      if (!(await write(tidyIndex))) return;
    }
  };
  return { db, write, tidy };
}

async function timed<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<{ value: T; heldMs: number }> {
  let begun = 0;
  const value = await db.transaction().execute(async (tx) => {
    begun = performance.now();
    return await work(tx);
  });
  return { value, heldMs: performance.now() - begun };
}
