import { z } from 'zod';
import { amountSchema, nothingSchema } from './amounts.ts';
import { command, query } from './procedure.ts';
import { tenderRulesSchema } from './sale.ts';
import { taxCategorySchema, taxRulesSchema } from './tax.ts';

const textLines = z.array(z.string().trim().max(120)).max(10).readonly();

/** What the manager chose for this shop; everything but the categories' taxes, which stand beside. */
export const shopRulesSchema = z.strictObject({
  pricesIncludeTax: taxRulesSchema.shape.pricesIncludeTax,
  taxRounding: taxRulesSchema.shape.rounding,
  taxRoundingMode: taxRulesSchema.shape.mode,
  tenders: tenderRulesSchema,
  lockAfterMinutes: z.int().min(0).max(240),
  receipt: z.strictObject({
    /** Above and below the document, in every language as they stand. */
    head: textLines,
    foot: textLines,
    /** A PNG as a data URL, black on white, at most 576 dots wide; empty for none. */
    logo: z.union([
      z.literal(''),
      z
        .string()
        .max(200_000)
        .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/),
    ]),
  }),
  /** More than this in the drawer asks for a safe drop, minor units; 0 never. */
  drawerWarning: amountSchema,
});

export type ShopRules = z.output<typeof shopRulesSchema>;

/** A code with the measure inside, as the shop's scales print it. */
const barcodeRuleSchema = z.strictObject({
  prefix: z.string().regex(/^(02|2\d)$/),
  kind: z.enum(['price', 'weight']),
  itemDigits: z.int().min(4).max(6),
  valueDigits: z.int().min(4).max(6),
  valueDecimals: z.int().min(0).max(3),
  hasValueCheck: z.boolean(),
});

const allRulesSchema = z.strictObject({
  rules: shopRulesSchema,
  categories: z.array(taxCategorySchema).max(200),
  barcodes: z.array(barcodeRuleSchema).max(11),
  name: z.string().trim().min(1).max(120),
  address: z.string().trim().max(500),
  taxNumber: z.string().trim().max(60),
});

export type AllShopRules = z.output<typeof allRulesSchema>;

export const shop = {
  /** The shop's rules of money, and how it stands on its receipts. */
  rules: query({ permission: 'sale.read', input: nothingSchema, output: allRulesSchema }),
  /** Changes them; the journal keeps what changed. A joined shop's prices include tax. Refuses `not-set-up`, `prices-of-store`. */
  changeRules: command({ permission: 'shop.edit', input: allRulesSchema, output: nothingSchema }),
} as const;
