import { z } from 'zod';
import type { PickupStep } from '#domain/pickup/step.ts';
import { idSchema, instantSchema, nothingSchema, rowIdSchema, signedAmountSchema } from './amounts.ts';
import { command, query } from './procedure.ts';

/** What a person may decide about a document that the store refused. */
export const decisionSchema = z.discriminatedUnion('kind', [
  /** Try again as it is: the cause was put right. */
  z.strictObject({ kind: z.literal('retry') }),
  /** Goods that the store does not know go up as a misc item; its stock does not move. */
  z.strictObject({ kind: z.literal('as-misc'), variantRemoteId: z.string().min(1).max(200) }),
  /** Goods that the store does not know go up as other goods. */
  z.strictObject({
    kind: z.literal('map'),
    variantRemoteId: z.string().min(1).max(200),
    toVariantId: rowIdSchema,
  }),
  /** The goods left the shop: the store's stock is raised by what it lacks, then the sale goes up. */
  z.strictObject({ kind: z.literal('raise-stock') }),
  /** The store keeps its own total; the receipt stays what it is. Minor units. */
  z.strictObject({ kind: z.literal('accept-total'), storeTotal: signedAmountSchema }),
  /** Without the customer's name. */
  z.strictObject({ kind: z.literal('without-customer') }),
  /** With another mail address of the customer. */
  z.strictObject({ kind: z.literal('correct-mail'), mail: z.email().max(200) }),
  /** Of a step with an order: the store notes that it was taken, and does nothing about it. */
  z.strictObject({ kind: z.literal('only-note') }),
  /** The store never gets it; the till keeps it. */
  z.strictObject({ kind: z.literal('write-off'), reason: z.string().trim().min(1).max(200) }),
]);

export type Decision = z.output<typeof decisionSchema>;

const DECISION_KINDS = [
  'retry',
  'as-misc',
  'map',
  'raise-stock',
  'accept-total',
  'without-customer',
  'correct-mail',
  'only-note',
  'write-off',
] as const satisfies readonly Decision['kind'][];

const decidedSchema = z.strictObject({
  decisionId: idSchema,
  decision: decisionSchema,
  at: instantSchema,
  clerk: z.string(),
  undoneAt: instantSchema.nullable(),
  undoneBy: z.string().nullable(),
});

/** Goods that the store's no was about. */
const refusedItemSchema = z.strictObject({
  variantRemoteId: z.string(),
  sku: z.string(),
  name: z.string(),
  /** In the document, thousandths; negative for what came back. */
  quantity: z.int(),
  /** What the till and the store ask for all of them, minor units; the store's is null where it does not say. */
  total: z.int(),
  storeTotal: z.int().nullable(),
  /** What the store has of them, thousandths; null where that is not the trouble. */
  available: z.int().nullable(),
  isUnknown: z.boolean(),
});

/** A step with an order that is collected. */
const refusedStepSchema = z.strictObject({
  step: z.custom<PickupStep['kind']>((value) => typeof value === 'string' && value !== ''),
  /**
   * What the store has not done with money: booked what the till collected, given back, drawn what the shopper promised,
   * taken over what the order costs now.
   */
  money: z.enum(['collected', 'to-refund', 'paid-back', 'to-draw', 'new-total', 'none']),
  /** Minor units. */
  amount: z.int().min(0),
  /** Pieces (thousandths) that the store still holds for the order although they are free, or the other way round. */
  heldEffect: z.int(),
});

const inboxItemSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['sale', 'refund', 'exchange', 'void', 'stock', 'customer', 'pickup']),
  /** A receipt number, a person's name, the number of an order, or what the stock document is called. */
  name: z.string(),
  createdAt: instantSchema,
  refusedAt: instantSchema,
  /** `undetermined`: the store was asked again and again, and nobody knows whether it has it. */
  code: z.enum([
    'insufficient-stock',
    'total-differs',
    'unknown-item',
    'unknown-customer',
    'unknown-document',
    'state',
    'undetermined',
    'other',
  ]),
  /** The store's own words. */
  message: z.string(),
  /** What was paid, and what the store would make of it; minor units, null where there is no money in it. */
  total: z.int().nullable(),
  storeTotal: z.int().nullable(),
  items: z.array(refusedItemSchema),
  pickup: refusedStepSchema.nullable(),
  /** Pieces (thousandths) that the store still counts although they went, or the other way round. */
  stockEffect: z.int(),
  /** How many other documents wait for this one. */
  holdsUp: z.int().min(0),
  /** What makes sense here, the suggested first. */
  answers: z.array(z.enum(DECISION_KINDS)),
  decisions: z.array(decidedSchema),
});

export type InboxItem = z.output<typeof inboxItemSchema>;

const settledSchema = z.strictObject({
  id: idSchema,
  kind: inboxItemSchema.shape.kind,
  name: z.string(),
  state: z.enum(['waiting', 'uncertain', 'done', 'dropped']),
  decisions: z.array(decidedSchema),
  /** Whether the last decision can still be taken back: the store does not have the document. */
  canUndo: z.boolean(),
});

export type SettledItem = z.output<typeof settledSchema>;

/** A document whose total in the store is another than what was paid; minor units. */
const paritySchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  at: instantSchema,
  total: z.int(),
  storeTotal: z.int(),
  lines: z.array(
    z.strictObject({
      name: z.string(),
      quantity: z.int(),
      total: z.int(),
      storeTotal: z.int().nullable(),
      /** Why: the price changed, a promotion applied only here or only there, rounding, or goods that went up otherwise. */
      cause: z.enum(['price', 'promotion', 'rounding', 'replaced', 'unknown']),
    }),
  ),
});

export type Parity = z.output<typeof paritySchema>;

export const inbox = {
  /** What the store refused and nobody has settled, oldest first. */
  open: query({
    permission: 'sync.read',
    input: nothingSchema,
    output: z.strictObject({ items: z.array(inboxItemSchema) }),
  }),
  /** What people settled, newest first. */
  settled: query({
    permission: 'sync.read',
    input: z.strictObject({ limit: z.int().min(1).max(200) }),
    output: z.strictObject({ items: z.array(settledSchema) }),
  }),
  /** Documents that the store keeps at another total than was paid, newest first. */
  parity: query({
    permission: 'sync.read',
    input: z.strictObject({ limit: z.int().min(1).max(200) }),
    output: z.strictObject({ documents: z.array(paritySchema) }),
  }),
  /**
   * Settles a refused document: it is sent as decided, or never. Once for `decisionId`.
   * Refuses `document-not-refused`, `variant-unknown`, `decision-unfit`.
   */
  decide: command({
    permission: 'sync.control',
    input: z.strictObject({ decisionId: idSchema, id: idSchema, decision: decisionSchema }),
    output: nothingSchema,
  }),
  /** Takes the last decision back as long as the store does not have the document. Refuses `too-late`. */
  undo: command({
    permission: 'sync.control',
    input: z.strictObject({ id: idSchema }),
    output: nothingSchema,
  }),
} as const;
