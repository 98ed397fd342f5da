import { z } from 'zod';
import { idSchema, quantitySchema, rowIdSchema, unitSchema } from '#contract/amounts.ts';

const keptSchema = z.object({
  documentId: idSchema,
  rows: z.array(
    z.object({
      variantId: rowIdSchema,
      sku: z.string(),
      name: z.string(),
      unit: unitSchema,
      quantity: quantitySchema,
    }),
  ),
  fields: z.record(z.string(), z.string()),
});

/** A stock document that is not booked yet, as this PC keeps it. */
export type KeptWork = z.output<typeof keptSchema>;

const keyOf = (kind: string): string => `countertop.stock.${kind}`;

export function emptyWork(documentId: string): KeptWork {
  return { documentId, rows: [], fields: {} };
}

/** The document of a kind that was left open; null when there is none. */
export function keptWork(kind: string): KeptWork | null {
  const text = localStorage.getItem(keyOf(kind));
  if (text === null) return null;
  const read = keptSchema.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}

/** Keeps a document; one without goods needs no keeping. */
export function keepWork(kind: string, work: KeptWork): void {
  if (work.rows.length === 0) localStorage.removeItem(keyOf(kind));
  else localStorage.setItem(keyOf(kind), JSON.stringify(work));
}
