import type { ClosedShift, OpenShift } from '#contract/shift.ts';
import type { Counts, ShiftReport } from '#domain/shift/report.ts';
import type { ReportedShift } from '#domain/shift/shift-report.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { keptObject } from './kept-json.ts';
import type { Schema } from './schema.ts';

const newestQuery = compiled<Record<string, never>, OpenShift & { readonly closedAt: number | null }>((db) =>
  db
    .selectFrom('register')
    .innerJoin('shift', 'shift.registerCode', 'register.code')
    .leftJoin('shiftClose', 'shiftClose.shiftId', 'shift.id')
    .select(['shift.id as shiftId', 'shift.number', 'shift.openedAt', 'shift.openedBy', 'shift.float'])
    .select('shiftClose.closedAt')
    .orderBy('shift.number', 'desc')
    .limit(1),
);

/** The shift that sales go to, or null while none is open: only the newest can be. */
export async function findOpenShift(db: Reader): Promise<OpenShift | null> {
  const [newest] = await newestQuery(db, {});
  if (newest === undefined) return null;
  const { closedAt, ...shift } = newest;
  return closedAt === null ? shift : null;
}

/** A shift, open or closed, as a report names it; or null. */
export async function findShift(db: Reader, shiftId: string): Promise<ReportedShift | null> {
  const row = await db
    .selectFrom('shift')
    .innerJoin('shop', (join) => join.onTrue())
    .select(['shift.id as shiftId', 'number', 'registerCode', 'currency', 'openedAt', 'openedBy', 'float'])
    .select((eb) =>
      eb
        .selectFrom('shiftClose')
        .innerJoin('shift as last', 'last.id', 'shiftClose.shiftId')
        .whereRef('last.registerCode', '=', 'shift.registerCode')
        .where('last.number', '=', eb('shift.number', '-', 1))
        .select('shiftClose.leftFloat')
        .as('left'),
    )
    .where('shift.id', '=', shiftId)
    .executeTakeFirst();
  return row ?? null;
}

/** The number that the next shift of a register bears; its Z report has the same. */
export async function nextShiftNumber(tx: Tx, registerCode: string): Promise<number> {
  const row = await tx
    .selectFrom('shift')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('registerCode', '=', registerCode)
    .executeTakeFirst();
  return (row?.number ?? 0) + 1;
}

/** A shift that begins. */
export type NewShift = Omit<ReportedShift, 'currency' | 'left'> & { readonly counts: Counts };

/** Opens a shift. */
export async function insertShift(tx: Tx, { shiftId, counts, ...shift }: NewShift): Promise<void> {
  await tx
    .insertInto('shift')
    .values({ id: shiftId, ...shift, floatCounts: JSON.stringify(counts) })
    .execute();
}

/** What the last closed shift counted, and what of it stayed in the drawer (minor units); null before any. */
export async function findLastCount(
  db: Reader,
): Promise<{ readonly counts: Counts; readonly leftFloat: number } | null> {
  const row = await db
    .selectFrom('shiftClose')
    .innerJoin('shift', 'shift.id', 'shiftClose.shiftId')
    .select(['shiftClose.counts', 'shiftClose.leftFloat'])
    .orderBy('shift.number', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : { leftFloat: row.leftFloat, counts: keptObject<Counts>(row.counts) };
}

/** Cash that moved without a sale; the drawer opened for nothing has kind `no-sale` and amount 0. */
export interface NewCashMovement {
  readonly id: string;
  readonly shiftId: string;
  readonly kind: Schema['cashMovement']['kind'];
  readonly amount: number;
  readonly reason: string;
  readonly at: number;
  readonly by: string;
}

/** A movement of cash as it was written, with where it happened; or null. */
export type CashMovementRow = NewCashMovement & {
  readonly registerCode: string;
  readonly shiftNumber: number;
};

export async function findCashMovement(db: Reader, id: string): Promise<CashMovementRow | null> {
  const row = await db
    .selectFrom('cashMovement')
    .innerJoin('shift', 'shift.id', 'cashMovement.shiftId')
    .selectAll('cashMovement')
    .select(['shift.registerCode', 'shift.number as shiftNumber'])
    .where('cashMovement.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes down that cash moved, or that the drawer opened. */
export async function insertCashMovement(tx: Tx, movement: NewCashMovement): Promise<void> {
  await tx.insertInto('cashMovement').values(movement).execute();
}

/** Ends a shift with its Z report, for good. The report has been counted. */
export async function insertShiftClose(tx: Tx, report: ShiftReport): Promise<void> {
  const count = report.cash?.count ?? null;
  if (report.cash === null || count === null) throw new Error('a shift is closed on a count');
  await tx
    .insertInto('shiftClose')
    .values({
      shiftId: report.shiftId,
      closedAt: report.at,
      closedBy: report.by,
      counted: count.counted,
      counts: JSON.stringify(count.counts),
      expected: report.cash.expected,
      difference: count.difference,
      leftFloat: count.leftFloat,
      note: count.note,
      report: JSON.stringify(report),
    })
    .execute();
}

/** Closed shifts with numbers below `before` (null: all), newest first. */
export async function closedShifts(db: Reader, limit: number, before: number | null): Promise<ClosedShift[]> {
  return await db
    .selectFrom('shiftClose')
    .innerJoin('shift', 'shift.id', 'shiftClose.shiftId')
    .select(['shift.id as shiftId', 'shift.number', 'shift.openedAt', 'shift.openedBy', 'shift.float'])
    .select(['shiftClose.closedAt', 'shiftClose.closedBy', 'shiftClose.counted', 'shiftClose.difference'])
    .where('shift.number', '<', before ?? Number.MAX_SAFE_INTEGER)
    .orderBy('shift.number', 'desc')
    .limit(limit)
    .execute();
}

/** The Z report of a closed shift as it was frozen, or null. */
export async function findZReport(db: Reader, shiftId: string): Promise<ShiftReport | null> {
  const row = await db
    .selectFrom('shiftClose')
    .select('report')
    .where('shiftId', '=', shiftId)
    .executeTakeFirst();
  return row === undefined ? null : keptObject<ShiftReport>(row.report);
}
