import { sql, type Selectable } from 'kysely';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { Schema } from './schema.ts';

/** A job for the printer or the drawer. */
export type DeviceJob = Selectable<Schema['deviceJob']>;

/** A new job, made in the transaction that caused it. */
export interface NewDeviceJob {
  readonly id: string;
  readonly kind: DeviceJob['kind'];
  readonly saleId: string;
  readonly isCopy: boolean;
  readonly at: number;
}

/** Puts a job at the end of the queue. */
export async function queueDeviceJob(tx: Tx, job: NewDeviceJob): Promise<void> {
  await tx
    .insertInto('deviceJob')
    .values({
      id: job.id,
      kind: job.kind,
      saleId: job.saleId,
      isCopy: job.isCopy ? 1 : 0,
      errorCode: null,
      createdAt: job.at,
      updatedAt: job.at,
    })
    .execute();
}

const nextQuery = compiled<Record<string, never>, DeviceJob>((db) =>
  db
    .selectFrom('deviceJob')
    .selectAll()
    .where('state', '=', sql.lit('queued'))
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1),
);

/** The oldest job that waits, or null. */
export async function nextDeviceJob(db: Reader): Promise<DeviceJob | null> {
  const [job] = await nextQuery(db, {});
  return job ?? null;
}

/** Moves a job to a state; `attempt` counts a try, `errorCode` says what stood in the way. */
export async function markDeviceJob(
  tx: Tx,
  id: string,
  mark: {
    readonly state: DeviceJob['state'];
    readonly at: number;
    readonly errorCode?: string | null;
    readonly attempt?: boolean;
  },
): Promise<void> {
  await tx
    .updateTable('deviceJob')
    .set(({ eb }) => ({
      state: mark.state,
      updatedAt: mark.at,
      errorCode: mark.errorCode ?? null,
      attempts: eb('attempts', '+', mark.attempt === true ? 1 : 0),
    }))
    .where('id', '=', id)
    .execute();
}

/** Jobs whose bytes may have left when the program last ended: nobody knows what became of them. */
export async function markSentAsUnknown(tx: Tx, at: number): Promise<void> {
  await tx.updateTable('deviceJob').set({ state: 'unknown', updatedAt: at }).where('state', '=', 'sent').execute();
}

/** How many jobs since an instant (ms) are in each state that somebody should know of. */
export async function countDeviceJobs(
  db: Reader,
  since: number,
): Promise<{ readonly waiting: number; readonly unknown: number; readonly failed: number }> {
  const rows = await db
    .selectFrom('deviceJob')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .where('state', '!=', 'confirmed')
    .where('createdAt', '>=', since)
    .groupBy('state')
    .execute();
  const count = (state: DeviceJob['state']): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { waiting: count('queued') + count('sent'), unknown: count('unknown'), failed: count('failed') };
}
