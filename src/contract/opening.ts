import { z } from 'zod';
import { CHECKS, FINDING_IDS } from '#domain/opening/finding.ts';
import { idSchema } from './amounts.ts';
import { command, task } from './procedure.ts';

const findingSchema = z.strictObject({
  id: z.enum(FINDING_IDS),
  /** The values of its words: instants (`at`) in milliseconds UTC. */
  values: z.record(z.string().max(20), z.union([z.string().max(500), z.number()])),
});

export const opening = {
  /**
   * Looks at one of the things that a till needs to open: under twenty seconds, whatever does not answer. Changes
   * nothing. The screen asks for all of them at once.
   */
  look: task({
    permission: 'sync.read',
    input: z.strictObject({ check: z.enum(CHECKS) }),
    output: findingSchema,
  }),
  /** Prints what was found. Refuses `printer-not-set-up`. */
  print: command({
    permission: 'sync.read',
    input: z.strictObject({ findings: z.array(findingSchema).min(1).max(CHECKS.length) }),
    output: z.strictObject({ jobId: idSchema }),
  }),
} as const;
