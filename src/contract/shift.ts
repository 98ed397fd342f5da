import { z } from 'zod';
import type { Counts, ShiftReport } from '#domain/shift/report.ts';
import {
  amountSchema,
  grantsSchema,
  idSchema,
  instantSchema,
  nothingSchema,
  reasonSchema,
} from './amounts.ts';
import { command, query } from './procedure.ts';

/** How many there are of each denomination, by its worth in minor units. */
const countsSchema = z
  .record(z.string().regex(/^[1-9]\d{0,9}$/), z.int().min(0).max(100_000))
  .refine((counts) => amountSchema.safeParse(worthOf(counts)).success);

/** Floating point will do: what is no amount is far beyond what is exact. */
function worthOf(counts: Counts): number {
  return Object.entries(counts).reduce((all, [worth, count]) => all + Number(worth) * count, 0);
}

const shiftSchema = z.strictObject({
  shiftId: idSchema,
  number: z.int().min(1),
  openedAt: instantSchema,
  openedBy: z.string(),
  float: amountSchema,
});

export type OpenShift = z.output<typeof shiftSchema>;

const closedShiftSchema = shiftSchema.extend({
  closedAt: instantSchema,
  closedBy: z.string(),
  counted: amountSchema,
  difference: z.int(),
});

export type ClosedShift = z.output<typeof closedShiftSchema>;

/** The domain's own; made on this side. */
const reportSchema = z.custom<ShiftReport>(
  (value) => typeof value === 'object' && value !== null && 'kind' in value,
);

export const shift = {
  /** The open shift, or null; and the float that the last one left, by denomination. */
  current: query({
    permission: 'sale.make',
    input: nothingSchema,
    output: z.strictObject({
      shift: shiftSchema.nullable(),
      leftFloat: amountSchema,
      leftCounts: countsSchema,
    }),
  }),
  /** Opens a shift on the counted float. Refuses `shift-open`. */
  open: command({
    permission: 'shift.run',
    input: z.strictObject({ counts: countsSchema }),
    output: shiftSchema,
  }),
  /**
   * Puts cash in or takes it out, with a reason. Refuses `no-shift`, `card-number`, and to who may read reports `cash-short` (more than
   * should be there): to others that would tell what the count is to find.
   */
  moveCash: command({
    permission: 'shift.cash',
    input: z.strictObject({
      id: idSchema,
      kind: z.enum(['pay-in', 'pay-out', 'safe-drop']),
      amount: amountSchema.min(1),
      reason: reasonSchema,
    }),
    output: nothingSchema,
  }),
  /** Opens the drawer without a sale. Refuses `no-shift`, `override-needed`, `card-number`. */
  openDrawer: command({
    permission: 'sale.make',
    input: z.strictObject({ id: idSchema, reason: reasonSchema, grants: grantsSchema }),
    output: nothingSchema,
  }),
  /** The X report of now; cash and tenders only for who may read reports, so that the count stays blind. Refuses `no-shift`. */
  x: query({
    permission: 'shift.read',
    input: nothingSchema,
    output: z.strictObject({
      report: reportSchema,
      /** The drawer holds more than the shop wants there: told to everybody, as it says what to do. */
      isDrawerFull: z.boolean(),
    }),
  }),
  /** Prints the X report, without cash and tenders: whoever counts may see the paper. Refuses `no-shift`, `printer-not-set-up`. */
  printX: command({ permission: 'shift.read', input: nothingSchema, output: nothingSchema }),
  /**
   * Closes the shift on the count, freezes its Z report and prints it. The count is blind: what should be there is
   * told with the answer, never before. Refuses `no-shift`, `card-number`.
   */
  close: command({
    permission: 'shift.run',
    input: z.strictObject({
      counts: countsSchema,
      /** What stays in the drawer, minor units; not more than was counted. */
      leftFloat: amountSchema,
      note: z.string().trim().max(500),
    }),
    output: z.strictObject({ report: reportSchema }),
  }),
  /** Closed shifts, newest first. */
  list: query({
    permission: 'report.read',
    input: z.strictObject({ limit: z.int().min(1).max(100), before: z.int().min(1).nullable() }),
    output: z.strictObject({ shifts: z.array(closedShiftSchema) }),
  }),
  /** The frozen Z report of a closed shift. Refuses `shift-unknown`. */
  z: query({
    permission: 'report.read',
    input: z.strictObject({ shiftId: idSchema }),
    output: z.strictObject({ report: reportSchema }),
  }),
  /** Prints a Z report again, marked as a copy. Refuses `shift-unknown`, `printer-not-set-up`. */
  reprintZ: command({
    permission: 'report.read',
    input: z.strictObject({ shiftId: idSchema }),
    output: nothingSchema,
  }),
} as const;
