import { z } from 'zod';
import { idSchema, instantSchema } from './amounts.ts';

/** Thousandths of either sign. */
export const signedQuantitySchema = z.int().min(-999_999_999).max(999_999_999);

/** Why stock was adjusted. */
export const adjustReasonSchema = z.enum([
  'damaged',
  'expired',
  'lost',
  'theft',
  'found',
  'own-use',
  'sample',
  'other',
]);

/** A movement of a variant at this place, as a part of how its stock came to be. */
export const movementSchema = z.strictObject({
  movementId: idSchema,
  at: instantSchema,
  reason: z.enum([
    'sale',
    'return',
    'damage',
    'void',
    'receipt',
    'count',
    'adjustment',
    'transfer-out',
    'transfer-in',
    'pickup',
    'pickup-hold',
    'pickup-release',
    'pickup-return',
  ]),
  /** What was added; negative for what went. Thousandths. */
  quantity: signedQuantitySchema,
  /** What was added to what is held for orders; negative for what is free again. Thousandths. */
  held: signedQuantitySchema,
  /** What there was afterwards, as this till knew it then; null when nothing was known. */
  after: z.int().nullable(),
  /**
   * What others (the online store, other tills) changed between this till's movement before and this one, as far as it
   * had heard of it by then: their single movements it never hears of. Null when nothing was known.
   */
  elsewhere: z.int().nullable(),
  clerk: z.string(),
  /**
   * The sale, the stock document or the step of a pickup, and how people call it: a receipt number, a delivery's paper, a
   * place, an order's number.
   */
  documentId: idSchema,
  name: z.string(),
  adjustReason: adjustReasonSchema.nullable(),
  note: z.string(),
  /** Where it is on its way to the store; `none`: not for a store. */
  delivery: z.enum(['waiting', 'uncertain', 'refused', 'done', 'dropped', 'none']),
});

export type StockMovement = z.output<typeof movementSchema>;
