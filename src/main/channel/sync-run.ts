import type { Topic } from '#contract/events.ts';
import type { ShortWrites } from '#main/data/short-writes.ts';
import { keepExchange, type NewExchange } from '#main/data/sync-log.ts';
import { findSyncState, keepOffline, keepRewound } from '#main/data/sync-state.ts';
import { hasCompleted, streamPosition } from '#main/data/sync-cursor.ts';
import type { Capabilities, StoreConnector } from './connector.ts';
import { findRewound } from './find-rewound.ts';
import { gentlenessOf, LOOKED_AT, type Answered } from './pace.ts';
import { postDue, type Poster } from './post-outbox.ts';
import { pullRate, withReached, type Reached } from './pull-rate.ts';
import { failedStep, DONE, REWOUND, type Pull, type PullPart, type Step } from './pull.ts';
import { nextLine, STARTING, type LineEvent, type LineStatus } from './sync-line.ts';
import type { Pace, SweepTimes } from './sync-schedule.ts';
import { NOT_TOLD, type HeldBack } from './tell-hold-back.ts';
import { watchConnector, type Watched } from './watch-connector.ts';

/** What sync works with; time and chance are arguments, so that a test can choose them. */
export interface SyncParts {
  readonly writes: ShortWrites;
  readonly connector: StoreConnector;
  /** Names this run among all that ever open the database. */
  readonly owner: string;
  /** Milliseconds since the epoch, UTC. */
  readonly now: () => number;
  /** Milliseconds that only grow, whatever happens to the clock. */
  readonly elapsed: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** Calls `work` again and again until the returned function is called. */
  readonly every: (ms: number, work: () => void) => () => void;
  /** Waits so long (ms), less when sync is to stop. */
  readonly rest: (ms: number) => Promise<unknown>;
  /** Takes out of a text what nobody may read. */
  readonly conceal: (text: string) => string;
  readonly pace: Pace;
  readonly onLine: (line: LineStatus) => void;
  readonly touch: (...topics: readonly Topic[]) => void;
  readonly onBug: (error: unknown) => void;
}

/** One run of sync: what it knows beyond the database. */
export interface Run {
  readonly parts: SyncParts;
  readonly times: SweepTimes;
  /** Exchanges that are not in the log yet. */
  readonly exchanges: NewExchange[];
  answers: readonly Answered[];
  reached: { readonly part: PullPart; readonly samples: readonly Reached[] } | null;
  line: LineStatus;
  keptOffline: number | null;
  capabilities: Capabilities | null;
  checkedAt: number;
  failures: number;
  heldBack: HeldBack;
  /** What the key lacks, or the store's words for what it may not bring; asked anew with each check. */
  keyTrouble: string | null;
  isForced: boolean;
  isPaused: boolean;
  isStopping: boolean;
}

/** Milliseconds that a request may still be running in a store that has not told its own figure. */
const UNTOLD_SETTLE_MS = 60_000;
const LEAST_LEASE_MS = 15_000;
const LEASE_MARGIN_MS = 10_000;

/** Starts where the last run left off. */
export async function openRun(parts: SyncParts): Promise<Run> {
  const { db } = parts.writes;
  const settings = await streamPosition(db, 'settings');
  const { offlineSince, pausedAt } = await findSyncState(db);
  const line: LineStatus = {
    ...STARTING,
    state: pausedAt === null ? 'starting' : 'paused',
    offlineSince,
    catalogComplete: await hasCompleted(db, 'catalog'),
    lastReadAt: settings?.readAt ?? null,
  };
  const run: Run = {
    parts: {
      ...parts,
      connector: watchConnector(parts.connector, { ...parts, onAnswer: (one) => hear(run, one) }),
    },
    times: { stockMs: null, ordersMs: null, idsMs: null },
    exchanges: [],
    answers: [],
    reached: null,
    line,
    keptOffline: offlineSince,
    capabilities: null,
    checkedAt: 0,
    failures: 0,
    heldBack: NOT_TOLD,
    keyTrouble: null,
    isForced: false,
    isPaused: pausedAt !== null,
    isStopping: false,
  };
  return run;
}

/** Whether a round may go on to its next page or document. */
export function goesOn(run: Run): boolean {
  return !run.isStopping && !run.isPaused;
}

/** Tells the till what happened on the line. */
export function tell(run: Run, event: LineEvent): void {
  run.line = nextLine(run.line, event);
  run.parts.onLine(run.line);
}

/** Remembers how an answer was, and notes what people may want to know of. */
function hear(run: Run, watched: Watched): void {
  const { direction, subject, items, tookMs, outcome, message, afterMs } = watched;
  const { now, elapsed } = run.parts;
  const isFailure = outcome === 'later' || outcome === 'uncertain';
  const answered = { subject: `${direction} ${subject}`, at: elapsed(), tookMs, items, isFailure, afterMs };
  run.answers = [...run.answers, answered].slice(-LOOKED_AT);
  const { kind, pauseMs } = gentleness(run);
  const until = kind === 'waiting' ? now() + pauseMs : null;
  if (kind !== run.line.pace.kind || kind === 'waiting') tell(run, { kind: 'pace', pace: { kind, until } });
  if (isNotable(watched)) {
    run.exchanges.push({ at: now(), direction, subject, name: '', items, tookMs, outcome, message });
  }
}

/** How gently the store is to be asked now. */
export function gentleness({ answers, parts }: Run) {
  return gentlenessOf(answers, parts.elapsed());
}

/** Documents are noted where they are settled. A read that brought nothing, as most do, is nothing to tell. */
function isNotable({ direction, subject, outcome, items }: Watched): boolean {
  if (direction === 'up') return subject === 'hold-back';
  return outcome !== 'done' || items > 0;
}

/** Writes down what is not in the log yet, and since when the line is down. */
export async function keepLog(run: Run): Promise<void> {
  const exchanges = run.exchanges.splice(0);
  const { offlineSince } = run.line;
  if (exchanges.length === 0 && offlineSince === run.keptOffline) return;
  await run.parts.writes.write(async (tx) => {
    for (const exchange of exchanges) await keepExchange(tx, exchange);
    await keepOffline(tx, offlineSince);
  });
  run.keptOffline = offlineSince;
}

/** Sends what is due. False when something was left because the line, the store or the key failed. */
export async function send(run: Run): Promise<boolean> {
  const { end, message } = await postDue(posterOf(run));
  if (end === 'attention') run.keyTrouble = message;
  return end === 'empty';
}

function posterOf(run: Run): Poster {
  const settleMs = run.capabilities?.settleMs ?? UNTOLD_SETTLE_MS;
  const leaseMs = Math.max(LEAST_LEASE_MS, settleMs + LEASE_MARGIN_MS);
  return { ...run.parts, leaseMs, goesOn: () => goesOn(run) };
}

/** What the pulls of a round work with. */
export function pullOf(run: Run): Pull {
  const { writes, connector, now, newId, touch, rest } = run.parts;
  return {
    writes,
    connector,
    now,
    newId,
    touch,
    between: async () => {
      await keepLog(run);
      await send(run);
      const { pauseMs } = gentleness(run);
      if (pauseMs > 0 && goesOn(run)) await rest(pauseMs);
      return goesOn(run);
    },
    lookBack: () => lookBack(run),
    onProgress: (part, done, total) => progress(run, { part, done, total }),
  };
}

function progress(
  run: Run,
  { part, done, total }: { readonly part: PullPart; readonly done: number; readonly total: number | null },
): void {
  const before = run.reached?.part === part ? run.reached.samples : [];
  const samples = withReached(before, { at: run.parts.elapsed(), done });
  run.reached = { part, samples };
  tell(run, { kind: 'progress', progress: { part, done, total, ...pullRate(samples, total) } });
}

/** Whether the store is as the till left it; one that was restored is left alone until a person has decided. */
export async function lookBack({ parts }: Run): Promise<Step> {
  const { writes, connector, now, touch } = parts;
  const read = await findRewound(writes.db, connector);
  if (read.kind !== 'read') return failedStep(read);
  const { rewoundAt } = await findSyncState(writes.db);
  const rewound = read.value;
  if ((rewoundAt !== null) !== (rewound !== null)) {
    await writes.write((tx) => keepRewound(tx, rewound === null ? null : { at: now(), to: rewound.to }));
    touch('sync');
  }
  return rewound === null ? DONE : REWOUND;
}
