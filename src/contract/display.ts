import { z } from 'zod';

/** Where the till's page and the customer display meet: a channel of their common origin. */
export const DISPLAY_CHANNEL = 'countertop:display';

const textSchema = z.string();

const lineSchema = z.strictObject({
  name: textSchema,
  /** Quantity with its unit, as it reads. */
  quantity: textSchema,
  total: textSchema,
  /** What else the customer should see of the line: price of one, discount, weight; null when there is nothing. */
  detail: textSchema.nullable(),
});

/**
 * What the customer display shows. Every amount is already written as people here write it; the display computes
 * nothing and knows neither clerk nor trouble.
 */
export const displayMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('basket'),
    shopName: textSchema,
    /** BCP 47; chooses the display's own words. */
    locale: textSchema,
    /** ISO 4217, shown beside the total's label. */
    currency: textSchema,
    /** In the order of the basket. */
    lines: z.array(lineSchema),
    /** What the customer saves on this basket, or null when that is nothing. */
    saved: textSchema.nullable(),
    total: textSchema,
  }),
  z.strictObject({
    kind: z.literal('paid'),
    total: textSchema,
    /** Cash over the counter, or null when none was. */
    given: textSchema.nullable(),
    change: textSchema.nullable(),
    thanks: textSchema,
  }),
  z.strictObject({ kind: z.literal('idle'), shopName: textSchema }),
]);

export type DisplayMessage = z.output<typeof displayMessageSchema>;

export type DisplayLine = z.output<typeof lineSchema>;

/** A display that has just opened asks what it should show. */
export const displayRequestSchema = z.strictObject({ kind: z.literal('ask') });

export type DisplayRequest = z.output<typeof displayRequestSchema>;
