import { z } from 'zod';
import { amountSchema, instantSchema, nothingSchema, rowIdSchema, shareSchema } from './amounts.ts';
import { command, query } from './procedure.ts';

const scopeSchema = z.strictObject({
  everything: z.boolean(),
  categoryIds: z.array(rowIdSchema).max(200).readonly(),
  variantIds: z.array(rowIdSchema).max(500).readonly(),
});

/** What comes off: a share in parts per million, or minor units. */
export const reductionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), ppm: shareSchema }),
  z.strictObject({ kind: z.literal('amount'), amount: amountSchema }),
]);

const piecesSchema = z.int().min(1).max(1000);
const partSchema = z.strictObject({ scope: scopeSchema, pieces: piecesSchema });

const effectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('off'), scope: scopeSchema, reduction: reductionSchema }),
  z
    .strictObject({ kind: z.literal('x-for-y'), scope: scopeSchema, take: piecesSchema, pay: piecesSchema })
    .refine(({ take, pay }) => pay < take, { path: ['pay'] }),
  z.strictObject({
    kind: z.literal('buy-get'),
    buy: partSchema,
    get: partSchema,
    reduction: reductionSchema,
    isOnce: z.boolean().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('nth'),
    scope: scopeSchema,
    nth: z.int().min(2).max(1000),
    reduction: reductionSchema,
  }),
  z.strictObject({
    kind: z.literal('bundle'),
    parts: z.array(partSchema).min(1).max(10).readonly(),
    price: amountSchema,
  }),
  z.strictObject({
    kind: z.literal('threshold'),
    scope: scopeSchema,
    minimum: amountSchema,
    reduction: reductionSchema,
  }),
]);

const minuteSchema = z.int().min(0).max(1440);

/** What a promotion does and when, without its name. */
const promotionRuleSchema = z.strictObject({
  effect: effectSchema,
  validity: z.strictObject({
    from: instantSchema.nullable(),
    until: instantSchema.nullable(),
    weekdays: z.array(z.int().min(1).max(7)).max(7).readonly(),
    hours: z.strictObject({ from: minuteSchema, until: minuteSchema }).nullable(),
  }),
  groupIds: z.array(z.string().min(1).max(100)).max(50).readonly(),
  coupon: z.string().trim().min(1).max(60).nullable(),
  priority: z.int().min(0).max(1000),
  isExclusive: z.boolean(),
});

/** A promotion that holds, as settling takes it. */
export const promotionSchema = promotionRuleSchema.extend({
  id: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(200),
});

export const keptPromotionSchema = promotionSchema.extend({
  /** The store's own can't be changed here. */
  source: z.enum(['store', 'local']),
  isEnabled: z.boolean(),
  /** How often it may be used by anybody and by one customer; null: without limit. */
  useLimit: z.int().min(1).max(1_000_000).nullable(),
  customerLimit: z.int().min(1).max(1_000_000).nullable(),
  /** How often it was used at this till. */
  uses: z.int().min(0),
});

export type KeptPromotion = z.output<typeof keptPromotionSchema>;

export const promotion = {
  /**
   * All of them, also those that are off or over, by priority and name; and the names of the store's that the till
   * can't reckon exactly as the store does, and so does not apply.
   */
  list: query({
    permission: 'sale.read',
    input: nothingSchema,
    output: z.strictObject({
      promotions: z.array(keptPromotionSchema),
      notApplied: z.array(z.string()),
    }),
  }),
  /** Makes a local one (a new id) or changes it. Refuses `promotion-of-store`, `coupon-taken`. */
  save: command({
    permission: 'promotion.edit',
    input: z.strictObject({
      promotion: keptPromotionSchema.omit({ source: true, uses: true }),
    }),
    output: nothingSchema,
  }),
} as const;
