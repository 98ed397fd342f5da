import { z } from 'zod';
import type { SaleDocument } from './connector.ts';

/** A sale as the outbox keeps it. */
export const saleDocumentSchema: z.ZodType<SaleDocument> = z.object({
  id: z.string(),
  registerCode: z.string(),
  receiptNumber: z.string(),
  soldAt: z.int(),
  locationRemoteId: z.string(),
  locationCode: z.string(),
  currency: z.string(),
  total: z.int(),
  lines: z.array(
    z.object({ variantRemoteId: z.string(), quantity: z.int(), unitPrice: z.int(), total: z.int() }),
  ),
  surcharges: z.array(z.object({ name: z.string(), amount: z.int(), ratePpm: z.int() })),
  tenders: z.array(z.object({ kind: z.string(), amount: z.int() })),
});
