import { z } from 'zod';
import { pickupEventSchema } from '#contract/pickup-step.ts';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import type { StoreDocument } from './document.ts';

const unitSchema = z.enum(['piece', 'kg', 'm']);

const soldLineSchema = z.object({
  position: z.int(),
  variantRemoteId: z.string(),
  sku: z.string(),
  name: z.string(),
  unit: unitSchema,
  quantity: z.int(),
  unitPrice: z.int(),
  total: z.int(),
});

const paidSchema = z.object({
  id: z.string(),
  registerCode: z.string(),
  receiptNumber: z.string(),
  soldAt: z.int(),
  locationRemoteId: z.string(),
  locationCode: z.string(),
  currency: z.string(),
  customer: z
    .object({
      customerId: z.string(),
      remoteId: z.string().nullable(),
      name: z.string(),
      mail: z.string(),
    })
    .nullable(),
  total: z.int(),
  lines: z.array(soldLineSchema),
  surcharges: z.array(z.object({ position: z.int(), name: z.string(), amount: z.int(), ratePpm: z.int() })),
  tenders: z.array(z.object({ kind: z.string(), amount: z.int() })),
  allows: z.object({ storeTotal: z.int().nullable(), shortStock: z.boolean() }),
});

const returnedLineSchema = z.object({
  position: z.int(),
  origin: z.object({ saleId: z.string(), position: z.int() }).nullable(),
  variantRemoteId: z.string().nullable(),
  sku: z.string(),
  name: z.string(),
  unit: unitSchema,
  quantity: z.int().min(1),
  total: z.int(),
  reason: z.string(),
  condition: z.enum(['restock', 'damaged']),
});

const noticeSchema = z.object({ subject: z.string(), text: z.string() });

const effectSchema: z.ZodType<PickupEffect> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('settle'),
    lines: z.array(z.object({ lineId: z.string(), quantity: z.int().min(0), total: z.int() })),
    added: z.array(
      z.object({
        offerId: z.string(),
        variantRemoteId: z.string(),
        name: z.string(),
        quantity: z.int().min(0),
        unitPrice: z.int(),
        total: z.int(),
      }),
    ),
    total: z.int(),
  }),
  z.object({ kind: z.literal('ready'), notice: noticeSchema }),
  z.object({ kind: z.literal('remind'), notice: noticeSchema }),
  z.object({
    kind: z.literal('hand-over'),
    collected: z.int(),
    receiptNumber: z.string(),
    tenders: z.array(z.object({ kind: z.string(), amount: z.int() })),
  }),
  z.object({ kind: z.literal('cancel'), reason: z.string() }),
  z.object({
    kind: z.literal('refund'),
    lines: z.array(z.object({ lineId: z.string(), quantity: z.int().min(0), isRestocked: z.boolean() })),
    amount: z.int(),
    paidBack: z.int(),
    reason: z.string(),
  }),
]);

/** A document as the outbox keeps it. */
export const storeDocumentSchema: z.ZodType<StoreDocument> = z.discriminatedUnion('kind', [
  paidSchema.extend({ kind: z.literal('sale') }),
  paidSchema.extend({
    kind: z.literal('return'),
    of: z.enum(['refund', 'exchange', 'void']),
    returned: z.array(returnedLineSchema),
  }),
  z.object({
    kind: z.literal('stock'),
    id: z.string(),
    of: z.enum(['receipt', 'count', 'adjustment', 'transfer-out', 'transfer-in', 'return']),
    at: z.int(),
    locationRemoteId: z.string(),
    note: z.string(),
    moves: z.array(z.object({ movementId: z.string(), variantRemoteId: z.string(), quantity: z.int() })),
  }),
  z.object({
    kind: z.literal('customer'),
    id: z.string(),
    customerId: z.string(),
    remoteId: z.string().nullable(),
    name: z.string(),
    mail: z.string(),
    phone: z.string(),
    at: z.int(),
  }),
  z.object({
    kind: z.literal('pickup'),
    id: z.string(),
    orderRemoteId: z.string(),
    name: z.string(),
    locationRemoteId: z.string(),
    event: pickupEventSchema,
    effect: effectSchema.nullable(),
  }),
]);
