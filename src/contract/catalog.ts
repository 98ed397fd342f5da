import { z } from 'zod';
import {
  amountSchema,
  instantSchema,
  nothingSchema,
  quantitySchema,
  rowIdSchema,
  unitSchema,
} from './amounts.ts';
import { query } from './procedure.ts';

/** What the screen says of stock: thousandths here, thousandths held for orders, when it was known. */
const stockSchema = z.strictObject({ here: z.int(), held: z.int(), knownAt: instantSchema });

/** A variant as the till sells it. `price` is for one unit, in minor units, with or without tax as the shop states prices. */
export const catalogItemSchema = z.strictObject({
  variantId: rowIdSchema,
  productId: rowIdSchema,
  sku: z.string(),
  name: z.string(),
  options: z.string(),
  unit: unitSchema,
  price: amountSchema,
  taxCategoryId: rowIdSchema,
  /** The categories of its product and all above them. */
  categoryIds: z.array(rowIdSchema).readonly(),
  pictureId: rowIdSchema.nullable(),
  stock: stockSchema.nullable(),
});

export type CatalogItem = z.output<typeof catalogItemSchema>;

/** `fuzzy`: nothing matched as typed, these are the nearest. */
const searchResultSchema = z.strictObject({
  items: z.array(catalogItemSchema),
  hasMore: z.boolean(),
  fuzzy: z.boolean(),
});

export type SearchResult = z.output<typeof searchResultSchema>;

/** What a code says of how much: what all of it costs, its weight in thousandths of a kg, or how many. */
const measureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('price'), total: amountSchema.min(1) }),
  z.strictObject({ kind: z.literal('weight'), quantity: quantitySchema }),
  z.strictObject({ kind: z.literal('count'), quantity: quantitySchema }),
]);

const categorySchema = z.strictObject({
  id: rowIdSchema,
  parentId: rowIdSchema.nullable(),
  name: z.string(),
});

export type Category = z.output<typeof categorySchema>;

export const catalog = {
  /** Finds by name, SKU or code as it is typed; empty text lists by name, also within one category. */
  search: query({
    permission: 'catalog.read',
    input: z.strictObject({
      text: z.string().max(200),
      categoryId: rowIdSchema.nullable(),
      offset: z.int().min(0).max(1_000_000),
      limit: z.int().min(1).max(200),
    }),
    output: searchResultSchema,
  }),
  /**
   * The variants that a scanned or typed code means: one, or several that share it; and what GS1 data or one of the
   * shop's own codes say beside. `expiresOn`: the last day on which the goods may be used.
   * Refuses `code-unknown`, `code-bad-check-digit`, `code-malformed`.
   */
  byCode: query({
    permission: 'catalog.read',
    input: z.strictObject({ code: z.string().min(1).max(200) }),
    output: z.strictObject({
      items: z.array(catalogItemSchema).min(1),
      measure: measureSchema.nullable(),
      expiresOn: z.iso.date().nullable(),
    }),
  }),
  /** The variants among the ids that can be sold now, with what they cost now. */
  byIds: query({
    permission: 'catalog.read',
    input: z.strictObject({ variantIds: z.array(rowIdSchema).min(1).max(500) }),
    output: z.strictObject({ items: z.array(catalogItemSchema) }),
  }),
  /** Categories with products in them, parents before children. */
  categories: query({
    permission: 'catalog.read',
    input: nothingSchema,
    output: z.strictObject({ categories: z.array(categorySchema), variants: z.int().min(0) }),
  }),
} as const;
