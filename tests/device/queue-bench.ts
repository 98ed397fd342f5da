import { createPrintQueue, type PrintQueue, type PrintQueueParts } from '#main/device/print-queue.ts';
import type { ReceiptPrinter } from '#main/device/printer.ts';
import { createMemoryJobStore, type MemoryJobStore } from './memory-job-store.ts';
import { receiptOf } from './printing.ts';

/** A queue on a table in memory, with a clock that stands still until it is told. */
export interface QueueBench {
  readonly queue: PrintQueue;
  readonly store: MemoryJobStore;
  /** What the queue told, in order: `id state code` of jobs, `printer code` of the printer. */
  readonly told: string[];
  readonly errors: unknown[];
  readonly now: () => number;
  readonly advance: (milliseconds: number) => void;
  /** Delay of the retry that is pending, or null; `retry` lets that time pass. */
  readonly pendingRetry: () => number | null;
  readonly retry: () => Promise<void>;
}

export function benchFor(printer: ReceiptPrinter, parts: Partial<PrintQueueParts> = {}): QueueBench {
  const store = createMemoryJobStore();
  const told: string[] = [];
  const errors: unknown[] = [];
  let now = 1_000_000;
  let pending: { readonly delay: number; readonly run: () => void } | null = null;
  const queue = createPrintQueue({
    store,
    printer,
    documentOf: (job) => Promise.resolve(receiptOf({ id: job.subjectId }, job.isCopy)),
    clock: {
      now: () => now,
      after: (delay, run) => {
        const mine = { delay, run };
        pending = mine;
        return () => {
          if (pending === mine) pending = null;
        };
      },
    },
    onJobChange: ({ job, state, errorCode }) => told.push(`${job.id} ${state} ${errorCode ?? '-'}`),
    onPrinterFault: (fault) => told.push(`printer ${fault ?? 'ready'}`),
    onError: (error) => errors.push(error),
    ...parts,
  });
  return {
    queue,
    store,
    told,
    errors,
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    pendingRetry: () => pending?.delay ?? null,
    retry: async () => {
      if (pending === null) throw new Error('no retry is pending');
      const { delay, run } = pending;
      pending = null;
      now += delay;
      run();
      await queue.resting();
    },
  };
}
