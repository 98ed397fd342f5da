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
  readonly subject: DeviceJob['subject'];
  readonly subjectId: string;
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
      subject: job.subject,
      subjectId: job.subjectId,
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
    .orderBy(sql`kind = 'drawer'`, 'desc')
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1),
);

/** The next job that waits, drawers before receipts, then the oldest; or null. */
export async function nextDeviceJob(db: Reader): Promise<DeviceJob | null> {
  const [job] = await nextQuery(db, {});
  return job ?? null;
}

/** What a job becomes. */
export interface DeviceJobChange {
  readonly id: string;
  readonly state: DeviceJob['state'];
  readonly errorCode: string | null;
  readonly attempts: number;
  readonly at: number;
}

/** Moves a job to a state. */
export async function markDeviceJob(tx: Tx, { id, at, ...change }: DeviceJobChange): Promise<void> {
  await tx
    .updateTable('deviceJob')
    .set({ ...change, updatedAt: at })
    .where('id', '=', id)
    .execute();
}

/** Jobs on their way when the program last ended: those in state `sent` whose error code is not `settled`. */
export async function interruptedDeviceJobs(db: Reader, settled: string): Promise<DeviceJob[]> {
  return await db
    .selectFrom('deviceJob')
    .selectAll()
    .where('state', '=', 'sent')
    .where((eb) => eb.or([eb('errorCode', 'is', null), eb('errorCode', '!=', settled)]))
    .execute();
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
