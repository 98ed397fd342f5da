import { Refusal } from '#contract/errors.ts';
import type { ShiftReport } from '#domain/shift/report.ts';
import {
  blind,
  shiftReport,
  type CountedDrawer,
  type ReportMade,
  type ReportedShift,
  type ShiftFigures,
} from '#domain/shift/shift-report.ts';
import type { Reader } from '#main/data/database.ts';
import { findShift, findZReport } from '#main/data/shift.ts';
import { shiftFigures } from '#main/data/shift-figures.ts';
import type { Actor, Clock } from './context.ts';

/** Who asks for a report now. */
export function madeBy(actor: Pick<Actor, 'name'>, clock: Clock): ReportMade {
  const at = clock.now();
  return { at, by: actor.name, utcOffsetMinutes: clock.utcOffsetMinutes(at) };
}

/** A shift with what happened in it until now. @throws Refusal `shift-unknown`. */
export async function shiftSoFar(
  db: Reader,
  shiftId: string,
): Promise<(made: ReportMade, counted: CountedDrawer | null) => ShiftReport> {
  const shift: ReportedShift | null = await findShift(db, shiftId);
  if (shift === null) throw new Refusal('shift-unknown');
  const figures: ShiftFigures = await shiftFigures(db, shiftId);
  return (made, counted) => shiftReport(shift, figures, made, counted);
}

/** The report that was frozen when the shift was closed. @throws Refusal `shift-unknown`. */
export async function zReport(db: Reader, shiftId: string): Promise<ShiftReport> {
  const report = await findZReport(db, shiftId);
  if (report === null) throw new Refusal('shift-unknown');
  return report;
}

/**
 * The X report for paper, as who counts blind may know it: paper lies about. A paper is made when it is
 * printed, by nobody in particular. @throws Refusal `shift-unknown`.
 */
export async function xPaper(db: Reader, shiftId: string, clock: Clock): Promise<ShiftReport> {
  const report = await shiftSoFar(db, shiftId);
  return blind(report(madeBy({ name: '' }, clock), null));
}
