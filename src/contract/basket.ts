import { z } from 'zod';
import { MAX_LINES } from '#domain/sale/basket.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import {
  amountSchema,
  currencySchema,
  grantsSchema,
  idSchema,
  instantSchema,
  nothingSchema,
  quantitySchema,
  reasonSchema,
  rowIdSchema,
  unitSchema,
} from './amounts.ts';
import { giveBackSchema, handOverSchema } from './pickup-step.ts';
import { command, query } from './procedure.ts';
import { reductionSchema } from './promotion.ts';
import { exemptionSchema, taxTotalSchema } from './tax.ts';

const discountSchema = z.strictObject({ reduction: reductionSchema, reason: reasonSchema });

const lineBase = {
  id: idSchema,
  sku: z.string().max(200),
  name: z.string().min(1).max(500),
  unit: unitSchema,
  quantity: quantitySchema,
  unitPrice: amountSchema,
  note: z.string().max(200),
};

const goodsLineSchema = z.strictObject({
  ...lineBase,
  kind: z.literal('goods'),
  variantId: rowIdSchema,
  taxCategoryId: rowIdSchema,
  categoryIds: z.array(rowIdSchema).max(200).readonly(),
  override: z.strictObject({ unitPrice: amountSchema, reason: reasonSchema }).nullable(),
  discount: discountSchema.nullable(),
  statedTotal: amountSchema.nullable(),
  code: z.string().max(200),
});

const miscLineSchema = z.strictObject({
  ...lineBase,
  kind: z.literal('misc'),
  taxCategoryId: rowIdSchema,
  discount: discountSchema.nullable(),
});

const voucherLineSchema = z.strictObject({
  ...lineBase,
  kind: z.literal('voucher'),
  code: z.string().regex(/^[A-Z0-9-]{6,40}$/),
});

/** An amount with the taxes in it. */
export const creditSchema = z.strictObject({
  total: amountSchema,
  taxes: z.array(taxTotalSchema).max(50).readonly(),
});

/** A line of a document, and the document's number. */
export const originSchema = z.strictObject({
  saleId: idSchema,
  position: z.int().min(1).max(MAX_LINES),
  receiptNumber: z.string().max(40),
});

const returnLineSchema = z.strictObject({
  ...lineBase,
  kind: z.literal('return'),
  origin: originSchema.nullable(),
  variantId: rowIdSchema.nullable(),
  taxCategoryId: rowIdSchema.nullable(),
  credit: creditSchema.nullable(),
  reason: reasonSchema,
  condition: z.enum(['restock', 'damaged']),
});

const orderBase = {
  ...lineBase,
  unit: unitSchema.refine((unit): boolean => unit === 'piece'),
  quantity: quantitySchema.refine((quantity): boolean => quantity === PIECE),
  orderId: z.string().min(1).max(200),
  code: z.string().min(1).max(100),
  customerName: z.string().max(200),
};

const orderLineSchema = z.strictObject({
  ...orderBase,
  kind: z.literal('order'),
  due: creditSchema,
  handOver: handOverSchema,
});

const orderBackLineSchema = z.strictObject({
  ...orderBase,
  kind: z.literal('order-back'),
  origin: originSchema.nullable(),
  credit: creditSchema,
  giveBack: giveBackSchema.nullable(),
});

const lineSchema = z.discriminatedUnion('kind', [
  goodsLineSchema,
  miscLineSchema,
  voucherLineSchema,
  returnLineSchema,
  orderLineSchema,
  orderBackLineSchema,
]);

/** No order is in it twice. */
function hasOrdersOnce(lines: readonly z.output<typeof lineSchema>[]): boolean {
  const orders = lines.flatMap((line) => ('orderId' in line ? [line.orderId] : []));
  return new Set(orders).size === orders.length;
}

/** A basket as it is kept while it is open. */
export const basketSchema = z.strictObject({
  id: idSchema,
  currency: currencySchema,
  lines: z
    .array(lineSchema)
    .max(MAX_LINES)
    .refine((lines) => new Set(lines.map((line) => line.id)).size === lines.length)
    .refine(hasOrdersOnce)
    .readonly(),
  discount: discountSchema.nullable(),
  coupons: z.array(z.string().min(1).max(60)).max(20).readonly(),
  customer: z
    .strictObject({
      id: idSchema,
      name: z.string().min(1).max(200),
      groupIds: z.array(z.string().max(100)).max(50).readonly(),
    })
    .nullable(),
  exemption: exemptionSchema.nullable(),
  note: z.string().max(200),
  grants: grantsSchema,
});

const parkedSchema = z.strictObject({
  basketId: idSchema,
  name: z.string(),
  note: z.string(),
  by: z.string(),
  since: instantSchema,
  lines: z.int().min(0),
  firstLine: z.string(),
});

export type ParkedBasket = z.output<typeof parkedSchema>;

export const basket = {
  /** The baskets that were open, in the order of their tabs, and the one in front: a crash loses none. */
  open: query({
    permission: 'sale.make',
    input: nothingSchema,
    output: z.strictObject({
      baskets: z.array(basketSchema),
      activeId: idSchema.nullable(),
      /** Kept ones that this program can't read any more; they stay in the database. */
      unreadable: z.int().min(0),
    }),
  }),
  /** Keeps an open basket, as the one in front. One that was paid is not kept; an empty one is let go. */
  keep: command({
    permission: 'sale.make',
    input: z.strictObject({ basket: basketSchema }),
    output: nothingSchema,
  }),
  /** Lets an open or parked basket go without selling it; the journal keeps what was in it. */
  discard: command({
    permission: 'sale.make',
    input: z.strictObject({ basketId: idSchema }),
    output: nothingSchema,
  }),
  /** Puts a basket aside under a name. Refuses `basket-empty`, `card-number`. */
  park: command({
    permission: 'sale.make',
    input: z.strictObject({
      basket: basketSchema,
      name: z.string().trim().min(1).max(80),
      note: z.string().trim().max(200),
    }),
    output: nothingSchema,
  }),
  /** What is parked, oldest first. */
  parked: query({
    permission: 'sale.make',
    input: nothingSchema,
    output: z.strictObject({ baskets: z.array(parkedSchema) }),
  }),
  /** Takes a parked basket back as an open one in front. Refuses `basket-unknown`. */
  recall: command({
    permission: 'sale.make',
    input: z.strictObject({ basketId: idSchema }),
    output: z.strictObject({ basket: basketSchema }),
  }),
} as const;
