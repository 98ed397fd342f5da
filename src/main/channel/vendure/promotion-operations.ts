import { z } from 'zod';

/** What Vendure calls a configurable operation: a rule by its code, its arguments as text. */
export const operationSchema = z.object({
  code: z.string(),
  args: z.array(z.object({ name: z.string(), value: z.string() })),
});

export type Operation = z.output<typeof operationSchema>;

const numberSchema = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number);
const flagSchema = z.string().transform((text) => text.toLowerCase() === 'true' || text === '1');
const idsSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(z.array(z.coerce.string()));

/** The conditions of Vendure 3 that the till understands. One with other arguments is another condition. */
const conditionSchema = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('minimum_order_amount'),
    amount: numberSchema,
    taxInclusive: flagSchema.default(false),
  }),
  z.strictObject({
    code: z.literal('contains_products'),
    minimum: numberSchema,
    productVariantIds: idsSchema,
  }),
  z.strictObject({ code: z.literal('at_least_n_with_facets'), minimum: numberSchema, facets: idsSchema }),
  z.strictObject({ code: z.literal('customer_group'), customerGroupId: z.string() }),
  z.strictObject({
    code: z.literal('buy_x_get_y_free'),
    amountX: numberSchema,
    variantIdsX: idsSchema,
    amountY: numberSchema,
    variantIdsY: idsSchema,
  }),
]);

export type Condition = z.output<typeof conditionSchema>;

/** The actions of Vendure 3 that the till understands. */
const actionSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('order_percentage_discount'), discount: numberSchema }),
  z.strictObject({ code: z.literal('order_fixed_discount'), discount: numberSchema }),
  z.strictObject({
    code: z.literal('products_percentage_discount'),
    discount: numberSchema,
    productVariantIds: idsSchema,
  }),
  z.strictObject({ code: z.literal('facet_based_discount'), discount: numberSchema, facets: idsSchema }),
  z.strictObject({ code: z.literal('buy_x_get_y_free') }),
]);

export type Action = z.output<typeof actionSchema>;

/** A condition, or null for one of the shop's own or of another version. */
export function readCondition(operation: Operation): Condition | null {
  return conditionSchema.safeParse(toObject(operation)).data ?? null;
}

/** An action, or null for one of the shop's own or of another version. */
export function readAction(operation: Operation): Action | null {
  return actionSchema.safeParse(toObject(operation)).data ?? null;
}

function toObject({ code, args }: Operation): unknown {
  return { ...Object.fromEntries(args.map(({ name, value }) => [name, value])), code };
}
