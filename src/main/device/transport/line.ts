/** What became of bytes: the system took them all, took no more for too long, or the connection broke. */
export type SendResult = 'taken' | 'stalled' | 'lost';

/** An open connection to a printer. */
export interface PrinterLine {
  readonly send: (bytes: Uint8Array) => Promise<SendResult>;
  /** Resolves when nothing more can come back: the printer closed its side or the connection broke. */
  readonly silenced: Promise<void>;
  /** True when it broke, false when it stands or was closed in order. */
  readonly isLost: () => boolean;
}

/** How a printer is reached. */
export interface PrinterTransport {
  /**
   * Opens the line, waits for its turn if it is in use, and closes it in order afterwards. What comes back goes to
   * `onBytes` at once and all the time, as a printer may send its status unasked. Null when it cannot be reached.
   */
  readonly use: <T>(
    onBytes: (bytes: Uint8Array) => void,
    work: (line: PrinterLine) => Promise<T>,
  ) => Promise<T | null>;
}
