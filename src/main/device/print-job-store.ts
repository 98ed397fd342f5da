/** A job as it waits in the database. Times in milliseconds UTC. */
export interface DeviceJob {
  readonly id: string;
  readonly kind: 'receipt' | 'drawer';
  /** What is printed, or why the drawer opens. */
  readonly subject: 'sale' | 'x' | 'z' | 'cash' | 'opening' | 'pickup';
  readonly subjectId: string;
  /** True when this is not the first print of the sale: the paper says COPY. */
  readonly isCopy: boolean;
  readonly attempts: number;
  readonly createdAt: number;
}

/**
 * `queued` waits, with the reason of the last attempt as its error code if there was one; nothing of it ever left.
 * `sent` is on its way; when the till starts and finds it so, nobody knows what became of it. `failed` is final, and
 * nothing of it ever left.
 */
export type DeviceJobState = 'queued' | 'sent' | 'confirmed' | 'unknown' | 'failed';

/** What a job's row becomes. */
export interface DeviceJobMark {
  readonly id: string;
  readonly state: DeviceJobState;
  readonly errorCode: string | null;
  readonly attempts: number;
  readonly at: number;
}

/** The error code of a job in state `sent` that rests there: its printer cannot say more. */
export const UNCONFIRMED = 'unconfirmed';

/** The persisted queue of one printer. Each call is one committed transaction; a rejection means nothing changed. */
export interface PrintJobStore {
  /** The next job in state `queued`: drawer jobs before receipts, then the oldest; null when none waits. */
  readonly next: () => Promise<DeviceJob | null>;
  readonly mark: (mark: DeviceJobMark) => Promise<void>;
  /** All jobs in state `sent` whose error code is not UNCONFIRMED: their sending was interrupted. */
  readonly interrupted: () => Promise<readonly DeviceJob[]>;
}
