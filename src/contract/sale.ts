import { z } from 'zod';
import type { SaleRecord } from '#domain/sale/sale.ts';
import {
  amountSchema,
  currencySchema,
  grantsSchema,
  idSchema,
  instantSchema,
  quantitySchema,
  reasonSchema,
  shareSchema,
  signedAmountSchema,
} from './amounts.ts';
import { basketSchema } from './basket.ts';
import { command, query } from './procedure.ts';
import { promotionSchema } from './promotion.ts';
import { taxRulesSchema, taxTotalSchema } from './tax.ts';

/** What can be paid with. */
const tenderKindSchema = z.enum(['cash', 'card', 'voucher', 'credit', 'invoice', 'transfer', 'other']);

const foreignRateSchema = z.strictObject({
  worth: amountSchema.min(1),
  per: amountSchema.min(1),
});

/** What a shop takes. */
export const tenderRulesSchema = z.strictObject({
  cashRounding: z
    .strictObject({
      step: z.int().min(1).max(100_000),
      mode: z.enum(['half-up', 'half-down', 'half-even']),
    })
    .nullable(),
  foreign: z
    .array(z.strictObject({ currency: currencySchema, rate: foreignRateSchema }))
    .max(10)
    .readonly(),
  others: z.array(z.string().trim().min(1).max(40)).max(20).readonly(),
  refused: z.array(tenderKindSchema).readonly(),
});

/** What was given, as the clerk says; what it pays is computed on both sides. */
const givenSchema = z.strictObject({
  kind: tenderKindSchema,
  name: z.string().max(40),
  amount: signedAmountSchema,
  reference: z.string().trim().max(60),
  currency: currencySchema.nullable(),
});

/** A committed document, as much as the screen needs after paying. */
const committedSchema = z.strictObject({
  saleId: idSchema,
  kind: z.enum(['sale', 'refund', 'exchange', 'void']),
  receiptNumber: z.string(),
  total: signedAmountSchema,
  rounding: signedAmountSchema,
  given: signedAmountSchema,
  change: amountSchema,
  /** True when this basket had been paid before: nothing was done again. */
  repeated: z.boolean(),
});

export type CommittedSale = z.output<typeof committedSchema>;

const saleSummarySchema = z.strictObject({
  saleId: idSchema,
  kind: z.enum(['sale', 'refund', 'exchange', 'void']),
  receiptNumber: z.string(),
  soldAt: instantSchema,
  total: signedAmountSchema,
  pieces: z.int(),
  customerName: z.string(),
  isVoided: z.boolean(),
  /** Where the document is on its way to the store; `dropped`: a person decided that it stays here; `none`: not for a store. */
  delivery: z.enum(['waiting', 'uncertain', 'refused', 'done', 'dropped', 'none']),
  /** The newest state of its paper; `none` when nothing was to be printed. */
  paper: z.enum(['queued', 'sent', 'confirmed', 'unknown', 'failed', 'none']),
});

export type SaleSummary = z.output<typeof saleSummarySchema>;

/** What of a sold line can still come back: thousandths, and what was paid for it in minor units. */
const returnableSchema = z.strictObject({
  position: z.int().min(1),
  quantity: z.int().min(0),
  credit: z.strictObject({ total: amountSchema, taxes: z.array(taxTotalSchema).readonly() }),
});

/** A document that stands, by which goods of a sold line came back. */
const returnSchema = z.strictObject({
  position: z.int().min(1),
  saleId: idSchema,
  receiptNumber: z.string(),
  soldAt: instantSchema,
});

const cashBackSchema = z.strictObject({ before: amountSchema, left: amountSchema, held: amountSchema });

/** Its parts are the domain's own and were made on this side; what they look like is not asked again. */
const recordSchema = z.custom<SaleRecord>(
  (value) => typeof value === 'object' && value !== null && 'lines' in value && Array.isArray(value.lines),
);

export const sale = {
  /** What settling and paying go by at this moment, and what the one who asks may do without asking. */
  rules: query({
    permission: 'sale.make',
    /** For a customer: without the promotions that they have used as often as they may. */
    input: z.strictObject({ customerId: idSchema.optional() }),
    output: z.strictObject({
      taxes: taxRulesSchema,
      /** Those that are switched on and have not been used as often as they may be. */
      promotions: z.array(promotionSchema).readonly(),
      tenders: tenderRulesSchema,
      discountPpm: shareSchema,
      freeRefund: amountSchema,
    }),
  }),
  /**
   * Commits a paid basket, once per basket id, durably, before it answers. `settledAt` is the moment (ms) of the
   * rules that the customer saw; not older than 15 minutes. Refuses `basket-empty`, `already-paid`, `no-shift`,
   * `variant-unknown`, `price-changed` (the total is not the one the customer saw), `tender-short`, `tender-over`,
   * `tender-not-taken`, `card-number`, `account-unknown`, `account-short`, `customer-needed`, `customer-unknown`,
   * `sale-unknown`, `more-than-sold`, `override-needed` with the permission and the amount, `coupon-spent`, `voucher-taken`,
   * `order-unknown`, `order-elsewhere`, `step-unfit`.
   */
  commit: command({
    permission: 'sale.make',
    input: z.strictObject({
      basket: basketSchema,
      settledAt: instantSchema,
      shownTotal: signedAmountSchema,
      given: z.array(givenSchema).max(20).readonly(),
    }),
    output: committedSchema,
  }),
  /**
   * Documents, newest first; `text` finds by receipt number or id, and among the newest 10,000 by customer, SKU or name
   * of the goods.
   */
  recent: query({
    permission: 'sale.read',
    input: z.strictObject({
      text: z.string().max(200),
      limit: z.int().min(1).max(200),
      before: instantSchema.nullable(),
    }),
    output: z.strictObject({ sales: z.array(saleSummarySchema) }),
  }),
  /**
   * One document by id, as it was committed but for the codes of vouchers (their last characters), with what can
   * still come back of it. Refuses `sale-unknown`.
   */
  view: query({
    permission: 'sale.read',
    input: z.strictObject({ saleId: idSchema }),
    output: z.strictObject({
      record: recordSchema,
      returnable: z.array(returnableSchema),
      /** How goods of it came back, oldest first. */
      returns: z.array(returnSchema),
      /** The last sale of the open shift, with nothing returned of it: it may be voided. */
      mayVoid: z.boolean(),
    }),
  }),
  /**
   * What a quantity of a sold line gives back, exactly what was paid; `beside` is what the same basket takes back of
   * that line already (thousandths). Refuses `sale-unknown`, `more-than-sold`.
   */
  credit: query({
    permission: 'sale.make',
    input: z.strictObject({
      saleId: idSchema,
      position: z.int().min(1),
      quantity: quantitySchema,
      beside: quantitySchema.optional(),
    }),
    output: returnableSchema.shape.credit,
  }),
  /**
   * How the money of returned goods goes back: as it came, as far as it can; minor units. `cash`: what decides how many
   * coins go back for it.
   */
  refundTenders: query({
    permission: 'sale.make',
    input: z.strictObject({ saleIds: z.array(idSchema).min(1).max(50), amount: amountSchema }),
    output: z.strictObject({ given: z.array(givenSchema), cash: cashBackSchema }),
  }),
  /**
   * Takes the last sale of the open shift back with a document of its own; nothing is deleted.
   * Refuses `sale-unknown`, `not-voidable`, `no-shift`, `override-needed`, `card-number`.
   */
  void: command({
    permission: 'sale.make',
    input: z.strictObject({ saleId: idSchema, reason: reasonSchema, grants: grantsSchema }),
    output: committedSchema,
  }),
} as const;
