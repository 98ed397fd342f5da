import { setImmediate } from 'node:timers/promises';
import { quietIndex, tidyIndex } from './catalog-index.ts';
import type { Connection, Database, Tx } from './database.ts';
import { waitForTill, type GateMemory } from './write-gate.ts';

/** Writing beside a till that must never wait for it: many short transactions, the till between any two. */
export interface ShortWrites {
  /** For reading only. */
  readonly db: Database;
  /** One transaction, on the disk when it resolves. Keep it under 10 ms: as long as it runs, the till can't commit. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * One transaction of what can be read from the store again, its cursor included. It is not waited for until it is on the
   * disk: when the power goes the last of them are gone whole, the newest first, and nothing is half there.
   */
  writeRepeatable<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** How long the last transaction held the write lock (ms). */
  heldMs(): number;
  /** Merges the search index a little; to be called after each chunk of a catalog. */
  tidy(): Promise<void>;
}

/** `onWrite` hears how long the write lock was held (ms). */
export interface ShortWriteOptions {
  readonly gate?: GateMemory;
  readonly onWrite?: (heldMs: number) => void;
}

/** Between two checkpoints of the log, so that no commit of the till has to do one: so many writes, or so long (ms). */
const CHECKPOINT_AFTER = { writes: 10, heldMs: 40 } as const;

/** The longest that a busy till can hold an import up, per transaction (ms). */
const MAX_GATE_MS = 250;

const MAX_TIDY_STEPS = 3;

/** Makes a connection of its own thread write shortly. It must not be the till's own connection. */
export function shortWrites({ sqlite, db }: Connection, options: ShortWriteOptions = {}): ShortWrites {
  sqlite.pragma('wal_autocheckpoint = 0');
  let unchecked = { writes: 0, heldMs: 0 };
  let lastHeldMs = 0;
  let isQuiet = false;
  const inTurn = takeTurns();
  const run = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    if (options.gate !== undefined) waitForTill(options.gate, MAX_GATE_MS);
    const { value, heldMs } = await timed(db, work);
    lastHeldMs = heldMs;
    options.onWrite?.(heldMs);
    unchecked = { writes: unchecked.writes + 1, heldMs: unchecked.heldMs + heldMs };
    if (unchecked.writes >= CHECKPOINT_AFTER.writes || unchecked.heldMs >= CHECKPOINT_AFTER.heldMs) {
      sqlite.pragma('wal_checkpoint(PASSIVE)');
      unchecked = { writes: 0, heldMs: 0 };
    }
    await setImmediate();
    return value;
  };
  const writeRepeatable = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    inTurn(async () => {
      sqlite.pragma('synchronous = NORMAL');
      try {
        return await run(work);
      } finally {
        sqlite.pragma('synchronous = FULL');
      }
    });
  const tidy = async (): Promise<void> => {
    if (!isQuiet) await writeRepeatable(quietIndex);
    isQuiet = true;
    for (let step = 0; step < MAX_TIDY_STEPS; step += 1) {
      if (!(await writeRepeatable(tidyIndex))) return;
    }
  };
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTurn(() => run(work));
  return { db, write, writeRepeatable, heldMs: () => lastHeldMs, tidy };
}

/** Lets one piece of work end before the next one begins. */
function takeTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
}

async function timed<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<{ value: T; heldMs: number }> {
  let begun = 0;
  const value = await db.transaction().execute(async (tx) => {
    begun = performance.now();
    return await work(tx);
  });
  return { value, heldMs: performance.now() - begun };
}
