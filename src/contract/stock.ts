import { z } from 'zod';
import {
  idSchema,
  instantSchema,
  nothingSchema,
  quantitySchema,
  rowIdSchema,
  unitSchema,
} from './amounts.ts';
import { command, query } from './procedure.ts';
import { adjustReasonSchema, movementSchema, signedQuantitySchema } from './stock-movement.ts';

/** One line of words, or nothing. */
const noteSchema = z.string().trim().max(200);

const locationSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  /** The place that this till sells from. */
  isHere: z.boolean(),
});

export type StockLocation = z.output<typeof locationSchema>;

/** What one place has of a variant; quantities in thousandths. */
const levelSchema = locationSchema.extend({
  /** The store's last word and when it was read; null when it never gave one. */
  onHand: z.int().nullable(),
  knownAt: instantSchema.nullable(),
  /** Held for orders. */
  held: z.int(),
  /** This till's own movements that the store has not shown yet. */
  unseen: z.int(),
  /** What there is now, as far as this till knows; null when nothing is known. */
  now: z.int().nullable(),
  /** On its way here, by transfers and deliveries. */
  incoming: z.int(),
});

export type StockLevel = z.output<typeof levelSchema>;

/** Goods in a stock document; quantity in thousandths, of pieces whole ones. The same goods twice are added up. */
const lineSchema = z.strictObject({ variantId: rowIdSchema, quantity: quantitySchema });

const namedLineSchema = z.strictObject({
  variantId: rowIdSchema,
  sku: z.string(),
  name: z.string(),
  unit: unitSchema,
  quantity: z.int(),
});

const deliverySchema = z.strictObject({
  deliveryId: idSchema,
  supplier: z.string(),
  reference: z.string(),
  dueOn: z.iso.date().nullable(),
  createdAt: instantSchema,
  /** What is expected (0 for what came without being expected) and what came of it; it may be more. */
  lines: z.array(namedLineSchema.extend({ received: z.int() })),
});

export type Delivery = z.output<typeof deliverySchema>;

const transferSchema = z.strictObject({
  transferId: idSchema,
  sentAt: instantSchema,
  from: locationSchema,
  to: locationSchema,
  clerk: z.string(),
  note: z.string(),
  /** `arrived`: what came back here of the quantities sent. */
  lines: z.array(namedLineSchema.extend({ arrived: z.int() })),
});

export type Transfer = z.output<typeof transferSchema>;

const bufferSchema = z.strictObject({
  bufferId: idSchema,
  variantId: rowIdSchema.nullable(),
  categoryId: rowIdSchema.nullable(),
  quantity: z.int().min(0).max(999_999_000),
});

export type StockBuffer = z.output<typeof bufferSchema>;

/** The most goods of one document: more would be too much for one request to a store. */
const MOST_LINES = 500;

const lines = z.array(lineSchema).min(1).max(MOST_LINES);

export const stock = {
  locations: query({
    permission: 'stock.read',
    input: nothingSchema,
    output: z.strictObject({ locations: z.array(locationSchema) }),
  }),
  /** What every place has of a variant, this one first. Refuses `goods-unknown`. */
  levels: query({
    permission: 'stock.read',
    input: z.strictObject({ variantId: rowIdSchema }),
    output: z.strictObject({ levels: z.array(levelSchema) }),
  }),
  /**
   * How a variant's stock at this place came to be by this till, newest first. `before`: the movement that the page
   * before ended with. `now` less `after` of the newest is what others changed since. Refuses `goods-unknown`.
   */
  history: query({
    permission: 'stock.read',
    input: z.strictObject({
      variantId: rowIdSchema,
      before: idSchema.nullable(),
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({
      /** What there is now, and when the store's level in it was known; null when nothing is known. */
      now: z.strictObject({ quantity: z.int(), knownAt: instantSchema }).nullable(),
      movements: z.array(movementSchema),
      hasMore: z.boolean(),
    }),
  }),
  /** Deliveries that are expected, the one due first. */
  deliveries: query({
    permission: 'stock.read',
    input: nothingSchema,
    output: z.strictObject({ deliveries: z.array(deliverySchema) }),
  }),
  /**
   * Notes a delivery that is expected, or changes one of which nothing came yet.
   * Refuses `goods-unknown`, `delivery-begun`, `delivery-closed`.
   */
  expect: command({
    permission: 'stock.receive',
    input: z.strictObject({
      deliveryId: idSchema,
      supplier: z.string().trim().min(1).max(120),
      reference: noteSchema,
      dueOn: z.iso.date().nullable(),
      lines: z.array(lineSchema).min(1).max(2000),
    }),
    output: nothingSchema,
  }),
  /** Nothing more is expected of a delivery; once it is closed, this changes nothing. Refuses `delivery-unknown`. */
  closeDelivery: command({
    permission: 'stock.receive',
    input: z.strictObject({ deliveryId: idSchema }),
    output: nothingSchema,
  }),
  /**
   * Books goods that arrived, against a delivery or free, once for `documentId` however often it is asked. More than
   * was expected may come. A delivery of which everything came is closed by that.
   * Refuses `goods-unknown`, `delivery-unknown`, `delivery-closed`, `already-booked`.
   */
  receive: command({
    permission: 'stock.receive',
    input: z.strictObject({
      documentId: idSchema,
      deliveryId: idSchema.nullable(),
      supplier: z.string().trim().max(120),
      reference: noteSchema,
      note: noteSchema,
      lines,
      /** Nothing more is expected of the delivery. */
      closes: z.boolean(),
    }),
    output: nothingSchema,
  }),
  /** Adds or takes away with a reason, once for `documentId`. Refuses `goods-unknown`, `already-booked`. */
  adjust: command({
    permission: 'stock.move',
    input: z.strictObject({
      documentId: idSchema,
      reason: adjustReasonSchema,
      note: noteSchema,
      lines: z
        .array(
          z.strictObject({
            variantId: rowIdSchema,
            quantity: signedQuantitySchema.refine((one) => one !== 0),
          }),
        )
        .min(1)
        .max(MOST_LINES),
    }),
    output: nothingSchema,
  }),
  /**
   * Sends goods to another place, once for `documentId`, which names the transfer.
   * Refuses `goods-unknown`, `location-unknown`, `already-booked`.
   */
  transferOut: command({
    permission: 'stock.move',
    input: z.strictObject({
      documentId: idSchema,
      toLocationCode: z.string().min(1).max(100),
      note: noteSchema,
      lines,
    }),
    output: nothingSchema,
  }),
  /**
   * Books goods that arrived from another place, once for `documentId`. `transferId` is on the paper that came with
   * them; one that this till sent itself came back. Refuses `goods-unknown`, `location-unknown`, `already-booked`.
   */
  transferIn: command({
    permission: 'stock.receive',
    input: z.strictObject({
      documentId: idSchema,
      transferId: idSchema.nullable(),
      fromLocationCode: z.string().min(1).max(100),
      note: noteSchema,
      lines,
    }),
    output: nothingSchema,
  }),
  /**
   * What this till sent that has not all arrived as far as it knows, newest first. It hears nothing of what the other
   * place books, so somebody says it with `closeTransfer`.
   */
  transfers: query({
    permission: 'stock.read',
    input: nothingSchema,
    output: z.strictObject({ transfers: z.array(transferSchema) }),
  }),
  /** The other place has what was sent; once it is closed, this changes nothing. Refuses `transfer-unknown`. */
  closeTransfer: command({
    permission: 'stock.receive',
    input: z.strictObject({ transferId: idSchema }),
    output: nothingSchema,
  }),
  /** What the store is asked to hold back while it has not heard of this till, and whether it can. */
  buffers: query({
    permission: 'stock.read',
    input: nothingSchema,
    output: z.strictObject({
      /** Minutes of silence; 0: nothing is held back. */
      afterMinutes: z.int().min(0).max(10_080),
      buffers: z.array(bufferSchema),
      canHoldBack: z.boolean(),
    }),
  }),
  /** Changes that; the store learns it with the next round. Refuses `goods-unknown`. */
  setBuffers: command({
    permission: 'shop.edit',
    input: z.strictObject({
      afterMinutes: z.int().min(0).max(10_080),
      buffers: z.array(bufferSchema).max(2000),
    }),
    output: nothingSchema,
  }),
} as const;
