import { z } from 'zod';
import { idSchema, instantSchema, nothingSchema } from './amounts.ts';
import { command, query, task } from './procedure.ts';

const weaknessSchema = z.enum([
  'sale-not-atomic',
  'double-payment-possible',
  'price-of-the-moment',
  'promotions-apply',
  // The store rounds tax per line where the till sells at the rounded gross price of one piece.
  'net-prices-round-apart',
  'location-not-chosen',
  'stock-by-sweep',
  'no-barcodes',
]);

const syncStatusSchema = z.strictObject({
  /** `none`: this till has no online store. `attention`: the store refuses the key. */
  state: z.enum(['none', 'starting', 'online', 'offline', 'attention']),
  storeName: z.string().nullable(),
  /** When the line went down; null while it is up. */
  offlineSince: instantSchema.nullable(),
  lastReadAt: instantSchema.nullable(),
  /** Paid sales that the store does not have yet, and those that it refused. */
  unsent: z.int().min(0),
  refused: z.int().min(0),
  /** The first pull: which part, how far; null when it is over. */
  progress: z
    .strictObject({
      part: z.enum(['settings', 'catalog', 'stock']),
      done: z.int().min(0),
      total: z.int().min(0).nullable(),
    })
    .nullable(),
  /** The catalog has been read whole at least once. */
  catalogComplete: z.boolean(),
  weaknesses: z.array(weaknessSchema),
  message: z.string().nullable(),
});

export type SyncStatus = z.output<typeof syncStatusSchema>;

const refusedDocumentSchema = z.strictObject({
  id: idSchema,
  receiptNumber: z.string(),
  total: z.int(),
  code: z.string(),
  message: z.string(),
  createdAt: instantSchema,
});

export type RefusedDocument = z.output<typeof refusedDocumentSchema>;

export const sync = {
  status: query({ permission: 'sync.read', input: nothingSchema, output: syncStatusSchema }),
  /** Sales that the store refused, oldest first, with its own words. */
  refused: query({
    permission: 'sync.read',
    input: nothingSchema,
    output: z.strictObject({ documents: z.array(refusedDocumentSchema) }),
  }),
  /** Lets a refused sale be posted again. Refuses `document-not-refused`. */
  retry: command({
    permission: 'sync.control',
    input: z.strictObject({ id: idSchema }),
    output: nothingSchema,
  }),
  /** Starts a round of sync at once. */
  now: task({ permission: 'sync.read', input: nothingSchema, output: nothingSchema }),
} as const;
