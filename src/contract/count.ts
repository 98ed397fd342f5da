import { z } from 'zod';
import {
  idSchema,
  instantSchema,
  nothingSchema,
  rowIdSchema,
  signedAmountSchema,
  unitSchema,
} from './amounts.ts';
import { command, query, task } from './procedure.ts';

/** What is counted: everything, a category with all below it, or some goods. */
export const countScopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('category'), categoryId: rowIdSchema }),
  z.strictObject({ kind: z.literal('list'), variantIds: z.array(rowIdSchema).min(1).max(2000) }),
]);

export type CountScope = z.output<typeof countScopeSchema>;

const countSchema = z.strictObject({
  countId: idSchema,
  name: z.string(),
  scope: countScopeSchema,
  isBlind: z.boolean(),
  /** `booking`: it is being booked, or was when the till stopped; `book` goes on with it. */
  state: z.enum(['open', 'booking', 'booked', 'dropped']),
  openedAt: instantSchema,
  openedBy: z.string(),
  closedAt: instantSchema.nullable(),
  /** Variants of it counted so far, and how many there were to count when it was opened. */
  counted: z.int().min(0),
  total: z.int().min(0),
  /** Variants booked so far, also such as were not to be counted. */
  booked: z.int().min(0),
});

export type StockCount = z.output<typeof countSchema>;

/** One variant of a count; quantities in thousandths. */
const countLineSchema = z.strictObject({
  variantId: rowIdSchema,
  sku: z.string(),
  name: z.string(),
  unit: unitSchema,
  /** Null for what nobody has counted yet. */
  counted: z.int().nullable(),
  /**
   * What should have been there when it was counted last; of what nobody has counted, what there is now. Null where
   * nothing was known, and in a blind count for who may not review it.
   */
  expected: z.int().nullable(),
  /** Counted less expected, all of it where nothing was known; null for what nobody has counted, and like `expected`. */
  difference: z.int().nullable(),
  /** The difference at the price when it was counted, minor units. */
  worth: signedAmountSchema.nullable(),
  /** When the store's level that `expected` rests on was read; null where nothing was known. */
  knownAt: instantSchema.nullable(),
  /** That was long before it was counted: what the store sold meanwhile is missing in `expected`. */
  isOld: z.boolean(),
  /**
   * What others have changed since, as far as this till has heard. If those goods had left the shelf before it was
   * counted, the difference has them twice: count it again. Null like `expected`, and once the count has ended.
   */
  elsewhere: z.int().nullable(),
  /** It was sold or moved between its first and its last entry: count it again to be sure. */
  hasMoved: z.boolean(),
  /** Not among what was to be counted. */
  isStray: z.boolean(),
  lastAt: instantSchema.nullable(),
});

export type CountLine = z.output<typeof countLineSchema>;

export const count = {
  /** Counts under way and the last that ended, newest first. */
  list: query({
    permission: 'stock.read',
    input: nothingSchema,
    output: z.strictObject({ counts: z.array(countSchema) }),
  }),
  /** One count. Refuses `count-unknown`. */
  view: query({
    permission: 'stock.read',
    input: z.strictObject({ countId: idSchema }),
    output: z.strictObject({
      count: countSchema,
      /** How many counted variants differ, and what that is worth in all; null in a blind count for who may not review it. */
      differing: z.int().min(0).nullable(),
      worth: signedAmountSchema.nullable(),
    }),
  }),
  /**
   * Its goods: `counted` newest first; `differing` the dearest difference first; `missing` those that nobody has
   * counted, by name. In a blind count `differing` is empty for who may not review it. Refuses `count-unknown`.
   */
  lines: query({
    permission: 'stock.read',
    input: z.strictObject({
      countId: idSchema,
      show: z.enum(['counted', 'differing', 'missing']),
      offset: z.int().min(0).max(1_000_000),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({ lines: z.array(countLineSchema), hasMore: z.boolean() }),
  }),
  /** Begins a count, once for `countId`. */
  open: command({
    permission: 'stock.count',
    input: z.strictObject({
      countId: idSchema,
      name: z.string().trim().min(1).max(120),
      scope: countScopeSchema,
      isBlind: z.boolean(),
    }),
    output: nothingSchema,
  }),
  /**
   * Notes what was found, once for `entryId`. What should have been there is kept with it, as it stands at that
   * moment. `add`: so many more (thousandths, may take away a slip); `set`: so many in all.
   * Refuses `count-unknown`, `count-closed`, `goods-unknown`, `count-below-zero`.
   */
  enter: command({
    permission: 'stock.count',
    input: z.strictObject({
      countId: idSchema,
      entryId: idSchema,
      variantId: rowIdSchema,
      mode: z.enum(['add', 'set']),
      quantity: z.int().min(-999_999_999).max(999_999_999),
    }),
    output: z.strictObject({ line: countLineSchema }),
  }),
  /**
   * Books the differences as movements and ends the count. What nobody counted is left as it is, or taken for gone
   * with `missingIsZero`. What is in `without` is not booked. A big count is booked bit by bit, as several documents,
   * so that the till sells meanwhile; `documentId` names the first, and asking again goes on where it stopped, by what
   * was decided first. Refuses `count-unknown`, `count-closed`.
   */
  book: task({
    permission: 'stock.move',
    input: z.strictObject({
      countId: idSchema,
      documentId: idSchema,
      missingIsZero: z.boolean(),
      without: z.array(rowIdSchema).max(2000),
    }),
    output: z.strictObject({ booked: z.int().min(0) }),
  }),
  /** Ends a count without booking anything. Once it is dropped, this changes nothing. Refuses `count-unknown`, `count-closed`. */
  drop: command({
    permission: 'stock.count',
    input: z.strictObject({ countId: idSchema }),
    output: nothingSchema,
  }),
} as const;
