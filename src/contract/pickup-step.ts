import { z } from 'zod';
import { ANSWERS, PROOFS, SHORT_REASONS, type PickupEvent, type PickupStep } from '#domain/pickup/step.ts';
import {
  amountSchema,
  idSchema,
  instantSchema,
  quantitySchema,
  rateSchema,
  reasonSchema,
} from './amounts.ts';

const remoteIdSchema = z.string().min(1).max(200);
const lineSchema = { lineId: remoteIdSchema };

/** Thousandths of either sign: what was put into the basket, or taken out again. */
const changeSchema = z
  .int()
  .min(-99_999_000)
  .max(99_999_000)
  .refine((quantity) => quantity !== 0);

const substituteSchema = z.strictObject({
  variantRemoteId: remoteIdSchema,
  sku: z.string().max(200),
  name: z.string().min(1).max(500),
  quantity: quantitySchema,
  unitPrice: amountSchema,
  ratePpm: rateSchema,
});

/** Strokes only, as a pen leaves them: moves and lines, nothing that runs or points elsewhere. */
const signatureSchema = z
  .string()
  .max(20_000)
  .regex(/^[ML0-9. ]+$/);

/** To whom an order is given, and how they show that it is theirs. */
export const handOverSchema = z.strictObject({
  proof: z.enum(PROOFS),
  collector: z.string().trim().max(80),
  isChecked: z.boolean(),
  signature: signatureSchema.nullable(),
});

const giveBack = {
  lines: z
    .array(z.strictObject({ ...lineSchema, quantity: quantitySchema, isRestocked: z.boolean() }))
    .min(1)
    .max(500)
    .readonly(),
  amount: amountSchema,
  reason: reasonSchema,
};

/** Goods of an order that come back, and what the shopper gets for them. */
export const giveBackSchema = z.strictObject(giveBack);

/** What somebody did with an order, as a screen asks for it and as another till told the store. */
export const pickupStepSchema: z.ZodType<PickupStep> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('accept'),
    lines: z
      .array(z.strictObject({ ...lineSchema, quantity: z.int().min(0).max(99_999_000) }))
      .max(500)
      .readonly()
      .exactOptional(),
  }),
  z.strictObject({ kind: z.literal('reject'), reason: reasonSchema }),
  z.strictObject({ kind: z.literal('start') }),
  z.strictObject({ kind: z.literal('pick'), ...lineSchema, quantity: changeSchema }),
  z.strictObject({ kind: z.literal('weigh'), ...lineSchema, quantity: quantitySchema }),
  z.strictObject({
    kind: z.literal('short'),
    ...lineSchema,
    quantity: changeSchema,
    reason: z.enum(SHORT_REASONS),
  }),
  z.strictObject({
    kind: z.literal('offer'),
    offerId: idSchema,
    ...lineSchema,
    replaces: quantitySchema,
    substitute: substituteSchema,
  }),
  z.strictObject({
    kind: z.literal('consent'),
    offerId: idSchema,
    isAccepted: z.boolean(),
    by: z.enum(['counter', 'phone']),
    person: z.string().trim().max(80),
    isDearerAgreed: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('pick-offer'), offerId: idSchema, quantity: changeSchema }),
  z.strictObject({
    kind: z.literal('pack'),
    bags: z.int().min(0).max(99),
    place: z.string().trim().min(1).max(20),
  }),
  z.strictObject({ kind: z.literal('unpack') }),
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('remind') }),
  z.strictObject({
    kind: z.literal('hand-over'),
    handOver: handOverSchema,
    saleId: idSchema.nullable(),
    collected: amountSchema,
  }),
  z.strictObject({ kind: z.literal('cancel'), reason: reasonSchema, amount: amountSchema.exactOptional() }),
  z.strictObject({ kind: z.literal('release') }),
  z.strictObject({ kind: z.literal('reinstate') }),
  z.strictObject({ kind: z.literal('restock') }),
  z.strictObject({
    kind: z.literal('give-back'),
    ...giveBack,
    saleId: idSchema.nullable(),
    paidBack: amountSchema,
  }),
  z.strictObject({
    kind: z.literal('answer'),
    questionId: z.string().min(1).max(500),
    answer: z.enum(ANSWERS),
  }),
]);

/** A step with who took it, as tills tell each other through the store. */
export const pickupEventSchema: z.ZodType<PickupEvent> = z.strictObject({
  eventId: idSchema,
  orderId: remoteIdSchema,
  seq: z.int().min(1).max(1_000_000),
  at: instantSchema,
  registerCode: z.string().min(1).max(40),
  clerk: z.string().max(80),
  step: pickupStepSchema,
});
