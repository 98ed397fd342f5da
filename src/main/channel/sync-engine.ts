import { nextDue } from '#main/data/outbox.ts';
import { isAnyWantedAnew, wantAnew } from '#main/data/sync-cursor.ts';
import { findSyncState } from '#main/data/sync-state.ts';
import { unreadOrders } from '#main/data/unsure-order.ts';
import { backoffMs } from './backoff.ts';
import type { Step } from './pull.ts';
import type { LineStatus } from './sync-line.ts';
import { gentleness, keepLog, openRun, send, tell, type Run, type SyncParts } from './sync-run.ts';
import { nextRoundMs } from './sync-schedule.ts';
import { runSteps } from './sync-steps.ts';

/** Keeps the till and its store in step. One round or push at a time; nothing of it throws. */
export interface SyncEngine {
  /** Sends, then reads everything that is due. The milliseconds until the next round. */
  round(): Promise<number>;
  /** Only sends, when the line is up. The milliseconds until the next round is wanted. */
  push(): Promise<number>;
  /** Lets the next round ask again for what is not due yet. */
  refresh(): void;
  /**
   * Looks whether a person has stopped sync, lets it go on or wants something read anew; a round that runs ends at its
   * next page or document. Whether a round is wanted at once.
   */
  look(): Promise<boolean>;
  /** Whether the store says by itself what is new, and may be listened to now. */
  canListen(): boolean;
  /** Lets a round that runs end at its next page or document. */
  stop(): void;
  line(): LineStatus;
}

const LEAST_WAIT_MS = 200;
const MOST_ASKED_WAIT_MS = 300_000;

/** So many rounds may fail one after the other before a store that asked for a rest counts as gone. */
const PATIENT_ROUNDS = 3;

/** Starts where the last run left off. */
export async function openSyncEngine(parts: SyncParts): Promise<SyncEngine> {
  const { writes } = parts;
  // A newer till than the one that ran before may understand them.
  if ((await unreadOrders(writes.db)).length > 0) await writes.write((tx) => wantAnew(tx, ['orders']));
  const run = await openRun(parts);
  return {
    round: () => round(run),
    push: () => push(run),
    refresh: () => void (run.isForced = true),
    look: () => look(run),
    canListen: () => run.capabilities?.push === true && run.line.state === 'online',
    stop: () => void (run.isStopping = true),
    line: () => run.line,
  };
}

async function round(run: Run): Promise<number> {
  if (run.isPaused) return run.parts.pace.roundMs;
  try {
    const wait = await finish(run, await runSteps(run));
    await keepLog(run);
    return wait;
  } catch (error) {
    run.parts.onBug(error);
    return attend(run, run.parts.conceal(String(error)));
  }
}

async function push(run: Run): Promise<number> {
  if (run.line.state !== 'online') return run.parts.pace.roundMs;
  const { kind, pauseMs } = gentleness(run);
  if (kind === 'waiting') return pauseMs;
  try {
    const isAllSent = await send(run);
    await keepLog(run);
    return isAllSent ? await untilDue(run) : 0;
  } catch (error) {
    run.parts.onBug(error);
    return 0;
  }
}

async function look(run: Run): Promise<boolean> {
  const { db } = run.parts.writes;
  const { pausedAt } = await findSyncState(db);
  const isPaused = pausedAt !== null;
  if (isPaused === run.isPaused) return !isPaused && (await isAnyWantedAnew(db));
  run.isPaused = isPaused;
  tell(run, { kind: isPaused ? 'paused' : 'resumed' });
  return true;
}

async function finish(run: Run, step: Step): Promise<number> {
  const { parts } = run;
  switch (step.kind) {
    case 'stopped':
      return 0;
    case 'done':
      run.isForced = false;
      tell(run, { kind: 'read', at: parts.now() });
      if (run.keyTrouble !== null) return attend(run, run.keyTrouble);
      if (run.line.state !== 'online') tell(run, { kind: 'up' });
      run.failures = 0;
      return await untilDue(run);
    case 'down': {
      run.failures += 1;
      const { kind, pauseMs } = gentleness(run);
      const isResting = kind === 'waiting' && run.line.state === 'online' && run.failures < PATIENT_ROUNDS;
      if (!isResting) tell(run, { kind: 'down', at: parts.now(), message: step.message });
      const asked = Math.min(Math.max(step.afterMs, pauseMs), MOST_ASKED_WAIT_MS);
      return Math.max(asked, backoffMs(run.failures, parts.pace.down, parts.random));
    }
    case 'attention':
      return attend(run, step.message);
  }
}

function attend(run: Run, message: string): number {
  run.failures += 1;
  tell(run, { kind: 'attention', message });
  return backoffMs(run.failures, run.parts.pace.attention, run.parts.random);
}

/** To the next document that is due, or the next round; a store in trouble gets its rest before either. */
async function untilDue(run: Run): Promise<number> {
  const { writes, pace, random, now } = run.parts;
  const roundMs = nextRoundMs(pace, run.capabilities?.push === true, random);
  const due = await nextDue(writes.db);
  const wait = due === null ? roundMs : Math.min(roundMs, due - now());
  return Math.max(LEAST_WAIT_MS, wait, gentleness(run).pauseMs);
}
