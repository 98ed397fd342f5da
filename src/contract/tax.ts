import { z } from 'zod';
import { amountSchema, rateSchema, rowIdSchema, signedAmountSchema } from './amounts.ts';

const taxRateSchema = z.strictObject({
  name: z.string().trim().max(60),
  ratePpm: rateSchema,
  isCompound: z.boolean(),
});

const unitChargeSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  perUnit: amountSchema,
  isIncluded: z.boolean(),
  isTaxed: z.boolean(),
});

/** How goods of one category are taxed. */
export const taxCategorySchema = z.strictObject({
  id: rowIdSchema,
  name: z.string(),
  rates: z.array(taxRateSchema).max(5).readonly(),
  charges: z.array(unitChargeSchema).max(5).readonly(),
});

/** How a shop states prices and rounds tax. */
export const taxRulesSchema = z.strictObject({
  pricesIncludeTax: z.boolean(),
  rounding: z.enum(['line', 'document']),
  mode: z.enum(['half-up', 'half-down', 'half-even']),
  categories: z.array(taxCategorySchema).readonly(),
});

/** What is owed of one tax; amounts in minor units. */
export const taxTotalSchema = z.strictObject({
  name: z.string().max(60),
  ratePpm: rateSchema,
  net: signedAmountSchema,
  tax: signedAmountSchema,
  gross: signedAmountSchema,
});

/** Why a customer pays no tax. */
export const exemptionSchema = z.strictObject({
  reason: z.string().trim().min(1).max(200),
  number: z.string().trim().min(1).max(60),
});
