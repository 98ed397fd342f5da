import { z } from 'zod';
import { instantSchema, nothingSchema } from './amounts.ts';
import { query, task } from './procedure.ts';

const entrySchema = z.strictObject({
  seq: z.int().min(1),
  at: instantSchema,
  kind: z.string(),
  actor: z.string(),
  /** Canonical JSON, as it was hashed. */
  payload: z.string(),
  isSigned: z.boolean(),
});

export type JournalRow = z.output<typeof entrySchema>;

const verdictSchema = z.strictObject({
  entries: z.int().min(0),
  signed: z.int().min(0),
  /** The first entry that does not fit, and how; null when the whole chain holds. */
  broken: z
    .strictObject({ seq: z.int().min(1), fault: z.enum(['missing', 'changed', 'order', 'signature']) })
    .nullable(),
  /** False: this PC keeps no secrets, so entries are chained without a signature. */
  canSign: z.boolean(),
});

export type JournalVerdict = z.output<typeof verdictSchema>;

export const journal = {
  /** Entries before a number, newest first. */
  list: query({
    permission: 'journal.read',
    input: z.strictObject({
      limit: z.int().min(1).max(200),
      before: z.int().min(1).nullable(),
      kinds: z.array(z.string().max(40)).max(40),
    }),
    output: z.strictObject({ entries: z.array(entrySchema) }),
  }),
  /** Checks every hash and signature of the chain. */
  verify: task({ permission: 'journal.read', input: nothingSchema, output: verdictSchema }),
  /** Saves the whole chain as JSON Lines where the user says; null when they changed their mind. */
  export: task({
    permission: 'journal.read',
    input: nothingSchema,
    output: z.strictObject({ file: z.string().nullable(), entries: z.int().min(0) }),
  }),
} as const;
