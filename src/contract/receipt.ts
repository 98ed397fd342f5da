import { z } from 'zod';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import { idSchema } from './amounts.ts';
import { command, query } from './procedure.ts';

/** Its parts are the domain's own and were made on this side; what they look like is not asked again. */
const documentSchema = z.custom<ReceiptDocument>(
  (value) => typeof value === 'object' && value !== null && 'blocks' in value && Array.isArray(value.blocks),
);

export const receipt = {
  /** The receipt of a sale as one document; the screen and the printer show the same. Refuses `sale-unknown`. */
  view: query({
    permission: 'sale.read',
    input: z.strictObject({ saleId: idSchema }),
    output: z.strictObject({ document: documentSchema }),
  }),
  /** Prints it again, marked as a copy and written to the journal. Refuses `sale-unknown`, `printer-not-set-up`. */
  reprint: command({
    permission: 'receipt.reprint',
    input: z.strictObject({ saleId: idSchema }),
    output: z.strictObject({ jobId: idSchema }),
  }),
} as const;
