import type { PrinterFaultCode, PrinterStatus } from '../printer.ts';

/** Asks for the printer (1), the cause of being offline (2) or the paper (4) at once: DLE EOT n. */
export function askStatus(n: 1 | 2 | 4): Uint8Array {
  return Uint8Array.from([0x10, 0x04, n]);
}

/** The three bytes that came back. */
export interface StatusBytes {
  readonly printer: number;
  readonly cause: number;
  readonly paper: number;
}

/** Reads the answers to DLE EOT 1, 2 and 4 by Epson's tables. */
export function readStatus(bytes: StatusBytes): PrinterStatus {
  return {
    fault: faultOf(bytes),
    paper: isPaperOut(bytes) ? 'out' : (bytes.paper & 0x0c) === 0 ? 'ok' : 'low',
    drawerPin: (bytes.printer & 0x04) === 0 ? 'low' : 'high',
  };
}

/** A status of which nothing is known but why. */
export function unknownStatus(fault: PrinterFaultCode): PrinterStatus {
  return { fault, paper: 'unknown', drawerPin: 'unknown' };
}

function faultOf(bytes: StatusBytes): PrinterFaultCode | null {
  if ((bytes.cause & 0x40) !== 0) return 'printer-error';
  if ((bytes.cause & 0x04) !== 0) return 'cover-open';
  if (isPaperOut(bytes)) return 'paper-out';
  return (bytes.printer & 0x08) === 0 ? null : 'offline';
}

function isPaperOut(bytes: StatusBytes): boolean {
  return (bytes.paper & 0x60) !== 0 || (bytes.cause & 0x20) !== 0;
}
