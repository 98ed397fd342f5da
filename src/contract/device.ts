import { z } from 'zod';
import { instantSchema, nothingSchema } from './amounts.ts';
import { query, task } from './procedure.ts';

/** Where the receipt printer listens (raw TCP, usually port 9100) and how wide its paper is, in characters. */
export const printerSettingsSchema = z.strictObject({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  columns: z.union([z.literal(32), z.literal(42), z.literal(48)]),
});

export type PrinterSettings = z.output<typeof printerSettingsSchema>;

const printerStatusSchema = z.strictObject({
  settings: printerSettingsSchema.nullable(),
  /** What the printer said last. */
  state: z.enum(['not-set-up', 'unasked', 'ready', 'unreachable', 'cover-open', 'paper-out', 'error']),
  /** Jobs that wait, and jobs of which nobody knows whether they were printed. */
  waiting: z.int().min(0),
  unknown: z.int().min(0),
  failed: z.int().min(0),
  at: instantSchema.nullable(),
});

export type PrinterStatus = z.output<typeof printerStatusSchema>;

/** A screen of this PC. */
export const displayScreenSchema = z.strictObject({
  id: z.string().min(1).max(64),
  label: z.string(),
  isPrimary: z.boolean(),
});

export type DisplayScreen = z.output<typeof displayScreenSchema>;

const displayStatusSchema = z.strictObject({
  screens: z.array(displayScreenSchema),
  /** The screen that the customer display is on now, or null. */
  shown: z.string().nullable(),
});

export const device = {
  printer: query({ permission: 'sale.read', input: nothingSchema, output: printerStatusSchema }),
  /** Keeps the printer's address on this PC, or forgets it with null, and asks the printer how it is. */
  usePrinter: task({
    permission: 'device.configure',
    input: z.strictObject({ settings: printerSettingsSchema.nullable() }),
    output: printerStatusSchema,
  }),
  display: query({ permission: 'device.configure', input: nothingSchema, output: displayStatusSchema }),
  /**
   * Puts the customer display on a screen and keeps that choice on this PC, or takes it away with null. On the till's
   * own screen it is a window beside. Refuses with `screen-unknown`.
   */
  showDisplay: task({
    permission: 'device.configure',
    input: z.strictObject({ screenId: displayScreenSchema.shape.id.nullable() }),
    output: displayStatusSchema,
  }),
} as const;
