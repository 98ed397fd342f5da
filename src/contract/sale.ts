import { z } from 'zod';
import {
  amountSchema,
  currencySchema,
  idSchema,
  instantSchema,
  nothingSchema,
  quantitySchema,
  rateSchema,
  rowIdSchema,
  unitSchema,
} from './amounts.ts';
import { command, query } from './procedure.ts';

/** The most lines that one basket may have. */
const MAX_LINES = 500;

const basketLineSchema = z.strictObject({
  id: idSchema,
  variantId: rowIdSchema,
  sku: z.string().max(200),
  name: z.string().max(500),
  unit: unitSchema,
  quantity: quantitySchema,
  unitPrice: amountSchema,
  ratePpm: rateSchema,
});

/** A basket as it is kept while it is open. */
export const basketSchema = z.strictObject({
  id: idSchema,
  currency: currencySchema,
  lines: z.array(basketLineSchema).max(MAX_LINES).readonly(),
});

const cashGivenSchema = z.strictObject({ kind: z.literal('cash'), given: amountSchema });

/** A committed sale, as much as the screen needs after paying. */
const committedSchema = z.strictObject({
  saleId: idSchema,
  receiptNumber: z.string(),
  total: amountSchema,
  given: amountSchema,
  change: amountSchema,
  /** True when this basket had been paid before: nothing was done again. */
  repeated: z.boolean(),
});

export type CommittedSale = z.output<typeof committedSchema>;

const saleSummarySchema = z.strictObject({
  saleId: idSchema,
  receiptNumber: z.string(),
  soldAt: instantSchema,
  total: amountSchema,
  pieces: z.int(),
  /** Where the sale is on its way to the store; `none` when this till has no store. */
  delivery: z.enum(['waiting', 'unknown', 'refused', 'done', 'none']),
  /** The newest state of its paper; `none` when nothing was to be printed. */
  paper: z.enum(['queued', 'sent', 'confirmed', 'unknown', 'failed', 'none']),
});

export type SaleSummary = z.output<typeof saleSummarySchema>;

export const sale = {
  /** The open basket as it was last kept, or null: a crash loses no basket. */
  draft: query({
    permission: 'sale.make',
    input: nothingSchema,
    output: z.strictObject({ basket: basketSchema.nullable() }),
  }),
  /** Keeps the open basket. A basket that was paid already is not kept. */
  keepDraft: command({
    permission: 'sale.make',
    input: z.strictObject({ basket: basketSchema }),
    output: nothingSchema,
  }),
  /**
   * Commits a paid basket, once per basket id, durably, before it answers. Refuses `basket-empty`,
   * `already-paid` (a basket of that id was paid with other lines), `variant-unknown`, `price-changed` (the total is not the one the customer saw), `tender-short`.
   */
  commit: command({
    permission: 'sale.make',
    input: z.strictObject({ basket: basketSchema, shownTotal: amountSchema, tender: cashGivenSchema }),
    output: committedSchema,
  }),
  /** Sales, newest first. */
  recent: query({
    permission: 'sale.read',
    input: z.strictObject({ limit: z.int().min(1).max(200), before: instantSchema.nullable() }),
    output: z.strictObject({ sales: z.array(saleSummarySchema) }),
  }),
} as const;
