import type { PrinterSettings, PrinterStatus } from '#contract/device.ts';
import type { Topic } from '#contract/events.ts';
import type { SettingsStore } from './config/settings.ts';
import type { Language } from './config/words.ts';
import type { Clock } from './core/context.ts';
import type { DevicePorts } from './core/device.ts';
import type { PrinterLook } from './core/opening.ts';
import { paperOf } from './core/papers.ts';
import type { Database } from './data/database.ts';
import {
  interruptedDeviceJobs,
  markDeviceJob,
  nextDeviceJob,
  type DeviceJob as JobRow,
} from './data/device-job.ts';
import { createEscPosPrinter } from './device/escpos/escpos-printer.ts';
import { defaultProfile } from './device/escpos/profile.ts';
import type { LineRaster } from './device/line-raster.ts';
import { createPrintQueue, type PrintQueue } from './device/print-queue.ts';
import { UNCONFIRMED, type DeviceJob, type PrintJobStore } from './device/print-job-store.ts';
import type { PrinterFaultCode, ReceiptPrinter } from './device/printer.ts';
import { createTcpTransport } from './device/transport/tcp.ts';

/** What printing works with. */
export interface PrintingParts {
  readonly db: Database;
  readonly settings: SettingsStore;
  readonly language: Language;
  readonly clock: Clock;
  /** Draws what the printer has no letters for; null without a shell. */
  readonly raster: LineRaster | null;
  readonly touch: (...topics: readonly Topic[]) => void;
  readonly onError: (error: unknown) => void;
}

/** The shop's printer with its queue, as this PC has it set up. */
export interface Printing extends DevicePorts {
  start(): Promise<void>;
  /** Asks the printer how it is; null where none is set up. */
  look(): Promise<PrinterLook | null>;
  /** A job was added. */
  wake(): void;
  stop(): Promise<void>;
}

interface Running {
  readonly printer: ReceiptPrinter;
  readonly queue: PrintQueue;
}

type Said = Pick<PrinterStatus, 'state' | 'at'>;

/** Keeps one queue for the printer that is set up, and a new one whenever that changes. */
export function createPrinting(parts: PrintingParts): Printing {
  const { settings, clock, touch } = parts;
  let running: Running | null = null;
  let ending: Promise<void> = Promise.resolve();
  let said: Said = { state: 'unasked', at: null };
  const say = (fault: PrinterFaultCode | null): void => {
    said = { state: stateOf(fault), at: clock.now() };
    touch('device');
  };
  const open = async (): Promise<void> => {
    const address = settings.read().printer;
    running = address === null ? null : runPrinter(parts, address, say);
    await running?.queue.start();
  };
  const close = async (): Promise<void> => {
    const last = running;
    running = null;
    await last?.queue.stop();
  };
  const look = async (): Promise<PrinterLook | null> => {
    await ending;
    if (running === null) return null;
    const { fault, paper } = await running.printer.status();
    say(fault);
    return { state: stateOf(fault), isPaperLow: paper === 'low' };
  };
  return {
    settings: () => settings.read().printer,
    said: () => (settings.read().printer === null ? { state: 'not-set-up', at: null } : said),
    use: (printer) => {
      settings.change({ printer });
      said = { state: 'unasked', at: null };
      ending = ending.then(close).then(open).catch(parts.onError);
    },
    look,
    ask: async () => void (await look()),
    start: open,
    wake: () => running?.queue.wake(),
    stop: async () => {
      await ending;
      await close();
    },
  };
}

function runPrinter(
  parts: PrintingParts,
  { host, port, columns }: PrinterSettings,
  onPrinterFault: (fault: PrinterFaultCode | null) => void,
): Running {
  const { db, language, clock, raster, touch, onError } = parts;
  const transport = createTcpTransport({ host, port });
  const printer = createEscPosPrinter({ transport, profile: { ...defaultProfile, columns }, raster });
  const queue = createPrintQueue({
    store: jobsIn(db),
    printer,
    documentOf: (job) =>
      paperOf(db, { ...job, id: job.subjectId }, { ...language, drawCode: () => null }, clock),
    clock: { now: clock.now, after: runLater },
    onJobChange: () => touch('device', 'sale'),
    onPrinterFault,
    onError,
  });
  return { printer, queue };
}

function jobsIn(db: Database): PrintJobStore {
  return {
    next: async () => {
      const row = await nextDeviceJob(db);
      return row === null ? null : toJob(row);
    },
    mark: (mark) => db.transaction().execute((tx) => markDeviceJob(tx, mark)),
    interrupted: async () => (await interruptedDeviceJobs(db, UNCONFIRMED)).map(toJob),
  };
}

function toJob({ isCopy, ...row }: JobRow): DeviceJob {
  return { ...row, isCopy: isCopy === 1 };
}

function runLater(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

function stateOf(fault: PrinterFaultCode | null): PrinterLook['state'] {
  switch (fault) {
    case null:
      return 'ready';
    case 'cover-open':
    case 'paper-out':
      return fault;
    case 'unreachable':
    case 'no-answer':
    case 'connection-lost':
      return 'unreachable';
    case 'printer-error':
    case 'offline':
    case 'stalled':
    case 'no-confirmation':
    case 'unprintable':
      return 'error';
  }
}
