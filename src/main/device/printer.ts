import type { ReceiptDocument } from '#domain/receipt/document.ts';

/** Why a printer cannot print now, or why it is not known whether it did. */
export type PrinterFaultCode =
  | 'unreachable'
  | 'no-answer'
  | 'cover-open'
  | 'paper-out'
  | 'printer-error'
  | 'offline'
  | 'connection-lost'
  | 'stalled'
  | 'no-confirmation'
  | 'unprintable';

/**
 * How a job ended. `confirmed`: the printer said that it worked the whole job off. `sent`: all bytes were taken by a
 * printer that cannot say more. `unknown`: some bytes left and nobody knows what became of them; never send again
 * without a person's word. `failed`: not one byte of the job left. `withheld`: `mayLeave` said no, nothing left.
 */
export type PrintOutcome =
  | { readonly state: 'confirmed' }
  | { readonly state: 'sent' }
  | { readonly state: 'unknown'; readonly code: PrinterFaultCode }
  | { readonly state: 'failed'; readonly code: PrinterFaultCode }
  | { readonly state: 'withheld' };

/**
 * Asked once, after the printer said that it is ready and before the first byte of the job leaves.
 * Here the caller writes down that the job is on its way; false keeps it back. When it rejects, nothing leaves.
 */
export type MayLeave = () => Promise<boolean>;

/** Receipts to print as one job; each is cut off on its own. */
export interface PrintJob {
  readonly documents: readonly ReceiptDocument[];
  readonly mayLeave: MayLeave;
}

/** What the printer says of itself. */
export interface PrinterStatus {
  /** The first reason why it would not print now, or null when it would. */
  readonly fault: PrinterFaultCode | null;
  readonly paper: 'ok' | 'low' | 'out' | 'unknown';
  /** The level of the drawer's switch; which one means open depends on the drawer. */
  readonly drawerPin: 'low' | 'high' | 'unknown';
}

/** A receipt printer with the cash drawer on its connector. Rejects only for what `mayLeave` rejects, never for the printer. */
export interface ReceiptPrinter {
  readonly print: (job: PrintJob) => Promise<PrintOutcome>;
  /** Opens the drawer, also when the paper is out or the cover is open. */
  readonly kickDrawer: (mayLeave: MayLeave) => Promise<PrintOutcome>;
  readonly status: () => Promise<PrinterStatus>;
}
