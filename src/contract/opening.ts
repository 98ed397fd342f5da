import { z } from 'zod';
import { instantSchema, nothingSchema } from './amounts.ts';
import { task } from './procedure.ts';

/** What is looked at before a shop opens. */
export const CHECKS = [
  'clock',
  'disk',
  'database',
  'catalog',
  'taxes',
  'line',
  'queue',
  'inbox',
  'printer',
  'shift',
] as const;

const findingSchema = z.strictObject({
  check: z.enum(CHECKS),
  /** `bad`: selling would suffer. `look`: somebody should know. `skipped`: there is nothing of the kind here. */
  state: z.enum(['good', 'look', 'bad', 'skipped']),
  /** Which of the words for this check and state; its values stand beside. */
  finding: z.string().max(60),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  tookMs: z.int().min(0),
});

export type OpeningFinding = z.output<typeof findingSchema>;

export const opening = {
  /** Looks whether this till is ready to open: under twenty seconds, whatever does not answer. Changes nothing. */
  check: task({
    permission: 'sync.read',
    input: nothingSchema,
    output: z.strictObject({ at: instantSchema, findings: z.array(findingSchema) }),
  }),
  /** Prints what was found. Refuses `printer-not-set-up`. */
  print: task({
    permission: 'sync.read',
    input: z.strictObject({ at: instantSchema, findings: z.array(findingSchema).max(CHECKS.length) }),
    output: nothingSchema,
  }),
} as const;
