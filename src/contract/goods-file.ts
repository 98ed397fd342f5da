import { z } from 'zod';
import { GOODS_FIELDS } from '#domain/goods-file/fields.ts';
import { PROBLEMS } from '#domain/goods-file/read-row.ts';
import { idSchema, nothingSchema } from './amounts.ts';
import { query, task } from './procedure.ts';

const fieldSchema = z.enum(GOODS_FIELDS);

const fileSchema = z.strictObject({
  /** The text of the file; UTF-8, or as it was read. At most 40 million characters. */
  text: z.string().max(40_000_000),
  /** Which columns (from 0) hold what; several for what can be repeated (barcode, option). Null: found from their heads. */
  mapping: z.partialRecord(fieldSchema, z.array(z.int().min(0).max(200)).max(20)).nullable(),
  /** How prices are written; null: found from the prices. */
  decimal: z.enum(['.', ',']).nullable(),
});

export type GoodsFile = z.output<typeof fileSchema>;

const badRowSchema = z.strictObject({
  /** The line in the file, from 1 with the heads. */
  line: z.int().min(1),
  field: fieldSchema.nullable(),
  problem: z.enum(PROBLEMS),
  value: z.string(),
});

export const goodsFile = {
  /** Reads a file of goods (CSV, any usual separator) without changing anything. Refuses `file-unreadable`. */
  preview: query({
    permission: 'catalog.import',
    input: fileSchema,
    output: z.strictObject({
      columns: z.array(z.string()),
      mapping: fileSchema.shape.mapping.unwrap(),
      decimal: z.enum(['.', ',']),
      rows: z.int().min(0),
      added: z.int().min(0),
      changed: z.int().min(0),
      same: z.int().min(0),
      /** How many rows are bad, and the first thousand troubles. */
      bad: z.int().min(0),
      troubles: z.array(badRowSchema).max(1000),
      /** The first good rows, as they would be kept. */
      sample: z.array(z.partialRecord(fieldSchema, z.string())).max(20),
    }),
  }),
  /**
   * Imports the good rows in short steps, so that selling goes on. Stock is booked as a count's movements, once for
   * `documentId`. Refuses `file-unreadable`, `catalog-of-store` where an online store is the source of goods.
   */
  take: task({
    permission: 'catalog.import',
    input: fileSchema.extend({ documentId: idSchema }),
    output: z.strictObject({
      added: z.int().min(0),
      changed: z.int().min(0),
      bad: z.int().min(0),
    }),
  }),
  /** The bad rows as a file of their own with the reasons beside. Null when nobody chose a place. Refuses `file-unreadable`. */
  saveRejects: task({
    permission: 'catalog.import',
    input: fileSchema,
    output: z.strictObject({ name: z.string().nullable() }),
  }),
  /** Everything as a file to take away: goods with prices, stock and codes, or sales, or customers. Null when nobody chose a place. */
  save: task({
    permission: 'catalog.import',
    input: z.strictObject({ what: z.enum(['goods', 'sales', 'customers', 'movements']) }),
    output: z.strictObject({ name: z.string().nullable(), rows: z.int().min(0) }),
  }),
  /** An empty file with the heads that are understood, to be filled by hand. */
  template: task({
    permission: 'catalog.import',
    input: nothingSchema,
    output: z.strictObject({ name: z.string().nullable() }),
  }),
} as const;
