import { z } from 'zod';

const ruleSchema = z.object({
  attribute: z.string(),
  operator: z.string(),
  values: z.array(z.object({ value: z.string().nullish() })).nullish(),
});

/** A list that may be left out where it is empty. */
const rulesSchema = z
  .array(ruleSchema)
  .nullish()
  .transform((rules) => rules ?? []);

/** A promotion as Medusa tells it. */
export const promotionSchema = z.object({
  id: z.string(),
  code: z.string(),
  type: z.string(),
  status: z.string(),
  is_automatic: z.boolean(),
  limit: z
    .number()
    .nullish()
    .transform((limit) => limit ?? null),
  rules: rulesSchema,
  application_method: z
    .object({
      type: z.string(),
      target_type: z.string(),
      allocation: z.string().nullish(),
      value: z.number(),
      max_quantity: z.number().nullish(),
      target_rules: rulesSchema,
      buy_rules: rulesSchema,
    })
    .nullish(),
  campaign: z
    .object({ starts_at: z.string().nullish(), ends_at: z.string().nullish(), budget: z.unknown() })
    .nullish(),
});

export type ToldPromotion = z.output<typeof promotionSchema>;
export type ToldRule = z.output<typeof ruleSchema>;
