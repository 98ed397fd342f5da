import { z } from 'zod';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import { idSchema } from './amounts.ts';
import { command, query, task } from './procedure.ts';

/** Its parts are the domain's own and were made on this side; what they look like is not asked again. */
const documentSchema = z.custom<ReceiptDocument>(
  (value) => typeof value === 'object' && value !== null && 'blocks' in value && Array.isArray(value.blocks),
);

/**
 * A paper: the receipt of a document, the report of a closed shift, the slip of a movement of cash, the slips of an order
 * by the step that packed it.
 */
const paperSchema = z.strictObject({ subject: z.enum(['sale', 'z', 'cash', 'pickup']), id: idSchema });

export const receipt = {
  /**
   * A paper as one document; screen, printer and file show the same, but that the screen shows no slip's voucher code.
   * Refuses `sale-unknown`, `shift-unknown`,
   * `movement-unknown`, `order-unknown`, and with `not-allowed` a shift's report to who may not read reports and slips of
   * orders to who may not see these.
   */
  view: query({
    permission: 'sale.read',
    input: paperSchema,
    output: z.strictObject({ document: documentSchema }),
  }),
  /** Prints it again, marked as a copy and written to the journal. Refuses what `view` does, `printer-not-set-up`. */
  reprint: command({
    permission: 'receipt.reprint',
    input: paperSchema,
    output: z.strictObject({ jobId: idSchema }),
  }),
  /** Saves it as a file where the user says; null when they changed their mind. Refuses what `view` does. */
  save: task({
    permission: 'receipt.reprint',
    input: paperSchema.extend({ as: z.enum(['pdf', 'html']) }),
    output: z.strictObject({ file: z.string().nullable() }),
  }),
} as const;
