import type { Topic } from '#contract/events.ts';
import { hurryWaiting, nextDue } from '#main/data/outbox.ts';
import type { ShortWrites } from '#main/data/short-writes.ts';
import { hasCompleted, streamPosition } from '#main/data/sync-cursor.ts';
import { backoffMs } from './backoff.ts';
import type { Capabilities, StoreConnector } from './connector.ts';
import { postDue, type Poster } from './post-outbox.ts';
import { pullCatalog } from './pull-catalog.ts';
import { sweepIds } from './pull-deletions.ts';
import { pullPromotions } from './pull-promotions.ts';
import { pullSettings } from './pull-settings.ts';
import { pullStock } from './pull-stock.ts';
import { DONE, failedStep, STOPPED, type Pull, type Step } from './pull.ts';
import { findStockRead, rewindStock } from './stock-read.ts';
import { nextLine, STARTING, type LineEvent, type LineStatus } from './sync-line.ts';
import { areIdsDue, areSettingsDue, isStockDue, type Pace, type SweepTimes } from './sync-schedule.ts';

/** What sync works with; time and chance are arguments, so that a test can choose them. */
export interface SyncParts {
  readonly writes: ShortWrites;
  readonly connector: StoreConnector;
  /** Names this run among all that ever open the database. */
  readonly owner: string;
  /** Milliseconds since the epoch, UTC. */
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  /** Calls `work` again and again until the returned function is called. */
  readonly every: (ms: number, work: () => void) => () => void;
  readonly pace: Pace;
  readonly onLine: (line: LineStatus) => void;
  readonly touch: (...topics: readonly Topic[]) => void;
  readonly onBug: (error: unknown) => void;
}

/** Keeps the till and its store in step. One round or push at a time; nothing of it throws. */
export interface SyncEngine {
  /** Sends, then reads everything that is due. The milliseconds until the next round. */
  round(): Promise<number>;
  /** Only sends, when the line is up. The milliseconds until the next round is wanted. */
  push(): Promise<number>;
  /** Lets the next round ask again for what is not due yet. */
  refresh(): void;
  /** Lets a round that runs end at its next page or sale. */
  stop(): void;
  line(): LineStatus;
}

interface Run {
  readonly parts: SyncParts;
  readonly times: SweepTimes;
  line: LineStatus;
  capabilities: Capabilities | null;
  checkedAt: number;
  failures: number;
  /** The store's words when it took none of the till's sales because of the key. */
  keyTrouble: string | null;
  arePromotionsDue: boolean;
  isForced: boolean;
  isStopping: boolean;
}

/** Milliseconds that a request may still be running in a store that has not told its own figure. */
const UNTOLD_SETTLE_MS = 60_000;
const LEAST_LEASE_MS = 15_000;
const LEASE_MARGIN_MS = 10_000;
const LEAST_WAIT_MS = 200;
const MOST_ASKED_WAIT_MS = 300_000;

/** Starts where the last run left off. */
export async function openSyncEngine(parts: SyncParts): Promise<SyncEngine> {
  const catalogComplete = await hasCompleted(parts.writes.db, 'catalog');
  const settings = await streamPosition(parts.writes.db, 'settings');
  const run: Run = {
    parts,
    times: { stockMs: null, idsMs: null },
    line: { ...STARTING, catalogComplete, lastReadAt: settings?.readAt ?? null },
    capabilities: null,
    checkedAt: 0,
    failures: 0,
    keyTrouble: null,
    arePromotionsDue: false,
    isForced: false,
    isStopping: false,
  };
  return {
    round: () => round(run),
    push: () => push(run),
    refresh: () => void (run.isForced = true),
    stop: () => void (run.isStopping = true),
    line: () => run.line,
  };
}

async function round(run: Run): Promise<number> {
  try {
    return await finish(run, await runSteps(run));
  } catch (error) {
    run.parts.onBug(error);
    run.failures += 1;
    tell(run, { kind: 'attention', message: String(error) });
    return backoffMs(run.failures, run.parts.pace.attention, run.parts.random);
  }
}

async function push(run: Run): Promise<number> {
  if (run.line.state !== 'online') return run.parts.pace.roundMs;
  try {
    return (await send(run)) ? await untilDue(run) : 0;
  } catch (error) {
    run.parts.onBug(error);
    return 0;
  }
}

async function runSteps(run: Run): Promise<Step> {
  const pull = pullOf(run);
  const steps: readonly (() => Promise<Step>)[] = [
    () => check(run),
    () => sendFirst(run),
    () => readSettings(run, pull),
    () => comeUp(run),
    () => pullCatalog(pull),
    () => catalogRead(run),
    () => readPromotions(run, pull),
    () => readStock(run, pull),
    () => readIds(run, pull),
  ];
  for (const step of steps) {
    if (run.isStopping) return STOPPED;
    const end = await step();
    if (end.kind !== 'done') return end;
  }
  return DONE;
}

function pullOf(run: Run): Pull {
  const { writes, connector, now, touch } = run.parts;
  return {
    writes,
    connector,
    now,
    touch,
    between: async () => {
      await send(run);
      return !run.isStopping;
    },
    onProgress: (part, done, total) =>
      tell(run, { kind: 'progress', progress: { part, done, total, rate: null, leftMs: null } }),
  };
}

async function check(run: Run): Promise<Step> {
  const { connector, now, pace } = run.parts;
  const isFresh = now() - run.checkedAt < pace.checkMs && now() >= run.checkedAt;
  if (run.capabilities !== null && isFresh && !run.isForced) return DONE;
  const read = await connector.check();
  if (read.kind !== 'read') return failedStep(read);
  run.capabilities = read.value.capabilities;
  run.checkedAt = now();
  tell(run, { kind: 'checked', check: read.value });
  const { missingRights } = read.value;
  run.keyTrouble = missingRights.length > 0 ? missingRights.join(', ') : null;
  return DONE;
}

/** Before any reading. Not without a line: then the oldest sale could be left waiting while a younger one tries. */
async function sendFirst(run: Run): Promise<Step> {
  const { writes, now } = run.parts;
  if (run.line.state === 'offline' || run.line.state === 'starting') return DONE;
  if (run.isForced) await writes.write((tx) => hurryWaiting(tx, now()));
  await send(run);
  return DONE;
}

/** Sends what is due. False when something was left because the line, the store or the key failed. */
async function send(run: Run): Promise<boolean> {
  const { end, arrived, message } = await postDue(posterOf(run));
  if (end === 'attention') run.keyTrouble = message;
  else if (arrived > 0) run.keyTrouble = null;
  return end === 'empty';
}

function posterOf(run: Run): Poster {
  const settleMs = run.capabilities?.settleMs ?? UNTOLD_SETTLE_MS;
  const leaseMs = Math.max(LEAST_LEASE_MS, settleMs + LEASE_MARGIN_MS);
  return { ...run.parts, leaseMs, goesOn: () => !run.isStopping };
}

/** Also the question whether there is a line at all, so it is asked whenever that is not known. */
async function readSettings(run: Run, pull: Pull): Promise<Step> {
  const { parts, line, isForced } = run;
  const isDue = await areSettingsDue(parts.writes.db, parts.pace, parts.now());
  if (!isDue && !isForced && line.state === 'online') return DONE;
  run.arePromotionsDue = true;
  return await pullSettings(pull);
}

/** The store answers: what waited only for the line goes now. */
async function comeUp(run: Run): Promise<Step> {
  if (run.line.state === 'online' || run.keyTrouble !== null) return DONE;
  tell(run, { kind: 'up' });
  run.failures = 0;
  await run.parts.writes.write((tx) => hurryWaiting(tx, run.parts.now()));
  await send(run);
  return DONE;
}

async function catalogRead(run: Run): Promise<Step> {
  if (!run.line.catalogComplete) tell(run, { kind: 'catalog-complete' });
  return await Promise.resolve(DONE);
}

/** As often as the settings, but after the catalog: a promotion points to goods. */
async function readPromotions(run: Run, pull: Pull): Promise<Step> {
  if (!run.arePromotionsDue) return DONE;
  const step = await pullPromotions(pull);
  run.arePromotionsDue = step.kind !== 'done';
  return step;
}

async function readStock(run: Run, pull: Pull): Promise<Step> {
  const { parts, capabilities, times } = run;
  if (capabilities === null) return DONE;
  const isOpen = (await findStockRead(parts.writes.db))?.isOpen === true;
  const moment = { now: parts.now(), times, isOpen };
  if (!run.isForced && !(await isStockDue(parts.writes.db, capabilities, parts.pace, moment))) return DONE;
  const step = await pullStock(pull, capabilities.stock);
  if (step.kind === 'done') times.stockMs = Math.max(0, parts.now() - moment.now);
  return step;
}

async function readIds(run: Run, pull: Pull): Promise<Step> {
  const { parts, capabilities, times } = run;
  if (capabilities === null) return DONE;
  const began = parts.now();
  const isFirst = !(await hasCompleted(parts.writes.db, 'variant-ids'));
  if (!(await areIdsDue(parts.writes.db, capabilities, parts.pace, { now: began, times }))) return DONE;
  const products = await sweepIds(pull, 'product');
  if (products.kind !== 'done') return products;
  if (!(await pull.between())) return STOPPED;
  const variants = await sweepIds(pull, 'variant');
  if (variants.kind !== 'done') return variants;
  times.idsMs = Math.max(0, parts.now() - began);
  const { deletions, stock } = capabilities;
  const isDaily = !isFirst && deletions === 'listed' && stock === 'feed';
  if (isDaily) await parts.writes.write((tx) => rewindStock(tx, parts.now()));
  return DONE;
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
      tell(run, { kind: 'down', at: parts.now(), message: step.message });
      const asked = Math.min(step.afterMs, MOST_ASKED_WAIT_MS);
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

async function untilDue({ parts }: Run): Promise<number> {
  const due = await nextDue(parts.writes.db);
  const wait = due === null ? parts.pace.roundMs : due - parts.now();
  return Math.min(parts.pace.roundMs, Math.max(LEAST_WAIT_MS, wait));
}

function tell(run: Run, event: LineEvent): void {
  run.line = nextLine(run.line, event);
  run.parts.onLine(run.line);
}
