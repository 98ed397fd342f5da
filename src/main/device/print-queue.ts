import type { ReceiptDocument } from '#domain/receipt/document.ts';
import { UNCONFIRMED, type DeviceJob, type DeviceJobState, type PrintJobStore } from './print-job-store.ts';
import type { PrinterFaultCode, PrintOutcome, ReceiptPrinter } from './printer.ts';

/** A job's new state, for whoever shows it. */
export interface DeviceJobChange {
  readonly job: DeviceJob;
  readonly state: DeviceJobState;
  readonly errorCode: string | null;
}

/** What the queue works with. */
export interface PrintQueueParts {
  readonly store: PrintJobStore;
  readonly printer: ReceiptPrinter;
  /** The receipt of a job's sale; null when there is no such sale. */
  readonly documentOf: (job: DeviceJob) => Promise<ReceiptDocument | null>;
  readonly clock: QueueClock;
  readonly onJobChange: (change: DeviceJobChange) => void;
  /** Why the printer does not print, whenever that changes; null when it prints again. */
  readonly onPrinterFault: (fault: PrinterFaultCode | null) => void;
  /** For the log: a failure of the program or of its database, not of the printer. */
  readonly onError: (error: unknown) => void;
}

/** Time as an argument: milliseconds UTC, and a call later that can be cancelled. */
export interface QueueClock {
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** Sends the jobs of one printer, one after the other. */
export interface PrintQueue {
  /** Marks what an earlier run left on its way as unknown, then begins to work. */
  readonly start: () => Promise<void>;
  /** Call it when a job was added, or when somebody says that the printer is ready again. */
  readonly wake: () => void;
  /** Resolves when the queue rests: nothing to do, or waiting for the printer. */
  readonly resting: () => Promise<void>;
  /** Ends after the job in hand. */
  readonly stop: () => Promise<void>;
}

/** A drawer that opens later than this would open for nobody. */
const DRAWER_STALE_MS = 120_000;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;

type Next = 'go-on' | 'wait';

/**
 * A job leaves at most once by itself: `sent` is committed before its first byte leaves, and from then on it becomes
 * confirmed or unknown but is never taken up again. A job of which nothing left stays queued, and the queue waits,
 * longer each time up to 30 s, before it tries again. A drawer job older than two minutes fails instead.
 */
export function createPrintQueue(parts: PrintQueueParts): PrintQueue {
  const { clock } = parts;
  const printerFault = createFaultSign(parts.onPrinterFault);
  let running: Promise<void> | null = null;
  let cancelRetry: (() => void) | null = null;
  let isWoken = false;
  let isStopped = true;
  let failures = 0;

  const wake = () => {
    isWoken = true;
    if (isStopped || running !== null) return;
    cancelRetry?.();
    cancelRetry = null;
    running = work().finally(() => {
      running = null;
      if (isWoken) wake();
    });
  };
  const work = async () => {
    isWoken = false;
    const next = await runAll().catch((error: unknown): Next => {
      parts.onError(error);
      return 'wait';
    });
    if (next === 'go-on') failures = 0;
    else waitForRetry();
  };
  const runAll = async (): Promise<Next> => {
    while (!isStopped) {
      const job = await parts.store.next();
      if (job === null) break;
      if ((await runJob(parts, printerFault, job)) === 'wait') return 'wait';
      failures = 0;
    }
    return 'go-on';
  };
  const waitForRetry = () => {
    const delay = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10));
    failures += 1;
    if (!isStopped) cancelRetry = clock.after(delay, wake);
  };
  return {
    start: async () => {
      for (const job of await parts.store.interrupted()) await change(parts, job, 'unknown', 'interrupted');
      isStopped = false;
      wake();
    },
    wake,
    resting: async () => {
      while (running !== null) await running;
    },
    stop: async () => {
      isStopped = true;
      isWoken = false;
      cancelRetry?.();
      await running;
    },
  };
}

/** How far a job got: a failure while its leaving is written down leaves it queued. */
interface Flight {
  stage: 'here' | 'leaving' | 'left';
}

async function runJob(parts: PrintQueueParts, fault: FaultSign, job: DeviceJob): Promise<Next> {
  if (isStale(parts, job)) return await settle(parts, job, 'failed', 'drawer-stale');
  const flight: Flight = { stage: 'here' };
  const mayLeave = async () => {
    if (isStale(parts, job)) return false;
    flight.stage = 'leaving';
    await change(parts, job, 'sent', null);
    flight.stage = 'left';
    return true;
  };
  let outcome: PrintOutcome | null;
  try {
    outcome = await send(parts, job, mayLeave);
  } catch (error) {
    if (flight.stage === 'leaving') throw error;
    parts.onError(error);
    const isLeft = flight.stage === 'left';
    return await settle(parts, job, isLeft ? 'unknown' : 'failed', isLeft ? 'interrupted' : 'no-document');
  }
  if (outcome === null) return await settle(parts, job, 'failed', 'no-document');
  return await record(parts, fault, job, outcome);
}

async function send(
  parts: PrintQueueParts,
  job: DeviceJob,
  mayLeave: () => Promise<boolean>,
): Promise<PrintOutcome | null> {
  if (job.kind === 'drawer') return await parts.printer.kickDrawer(mayLeave);
  const document = await parts.documentOf(job);
  return document === null ? null : await parts.printer.print({ documents: [document], mayLeave });
}

async function record(
  parts: PrintQueueParts,
  fault: FaultSign,
  job: DeviceJob,
  outcome: PrintOutcome,
): Promise<Next> {
  switch (outcome.state) {
    case 'confirmed':
      if (job.kind === 'receipt') fault.show(null);
      return await settle(parts, job, 'confirmed', null);
    case 'sent':
      fault.show(null);
      return await settle(parts, job, 'sent', UNCONFIRMED);
    case 'withheld':
      return await settle(parts, job, 'failed', 'drawer-stale');
    case 'unknown':
      fault.show(outcome.code);
      return await settle(parts, job, 'unknown', outcome.code);
    case 'failed':
      if (outcome.code === 'unprintable') return await settle(parts, job, 'failed', outcome.code);
      fault.show(outcome.code);
      await change(parts, job, 'queued', outcome.code);
      return 'wait';
  }
}

async function settle(
  parts: PrintQueueParts,
  job: DeviceJob,
  state: DeviceJobState,
  errorCode: string | null,
): Promise<Next> {
  await change(parts, job, state, errorCode);
  return 'go-on';
}

async function change(
  parts: PrintQueueParts,
  job: DeviceJob,
  state: DeviceJobState,
  errorCode: string | null,
): Promise<void> {
  await parts.store.mark({ id: job.id, state, errorCode, attempts: job.attempts + 1, at: parts.clock.now() });
  parts.onJobChange({ job, state, errorCode });
}

/** An order from the future is of unknown age, as the clock was set back: it counts as stale, too. */
/** An order from the future was made before the clock was set back: it is stale as well, a small correction aside. */
function isStale(parts: PrintQueueParts, job: DeviceJob): boolean {
  const age = Math.abs(parts.clock.now() - job.createdAt);
  return job.kind === 'drawer' && age > DRAWER_STALE_MS;
}

interface FaultSign {
  readonly show: (fault: PrinterFaultCode | null) => void;
}

/** Tells of a printer's fault once, when it comes, changes or goes. */
function createFaultSign(tell: (fault: PrinterFaultCode | null) => void): FaultSign {
  let shown: PrinterFaultCode | null = null;
  return {
    show: (fault) => {
      if (fault === shown) return;
      shown = fault;
      tell(fault);
    },
  };
}
