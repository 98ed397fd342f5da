import { z } from 'zod';
import { pickupEventSchema } from '#contract/pickup-step.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import type { OrderChange } from '../connector.ts';

const PPM_PER_PERCENT = 10_000;

const linesSchema = z.array(
  z
    .object({
      id: z.string(),
      variantId: z.string(),
      sku: z.string(),
      name: z.string(),
      quantity: z.int().min(0),
      ordered: z.int().min(0),
      unitPrice: z.int(),
      total: z.int(),
      taxRate: z.number(),
      offerId: z.string().nullable(),
    })
    .transform(({ id, variantId, quantity, ordered, taxRate, ...line }) => ({
      ...line,
      lineId: id,
      variantRemoteId: variantId,
      quantity: quantity * PIECE,
      ordered: ordered * PIECE,
      ratePpm: toPpm(taxRate),
    })),
);

const chargesSchema = z.array(
  z
    .object({ name: z.string(), amount: z.int(), taxRate: z.number() })
    .transform(({ taxRate, ...charge }) => ({ ...charge, ratePpm: toPpm(taxRate) })),
);

/**
 * An order as the plugin tells it, in its export and in its changes alike. A step in it that can't be read makes the whole
 * row unreadable: a till that passed over it would take the order for another than it is.
 */
export const orderRow: z.ZodType<OrderChange> = z
  .object({
    id: z.string().min(1),
    code: z.string(),
    state: z.enum(['open', 'given', 'cancelled']),
    pickupStore: z.string().nullable(),
    placedAt: z.int(),
    promisedAt: z.int().nullable(),
    customer: z.object({ name: z.string(), mail: z.string(), phone: z.string() }),
    note: z.string(),
    pickupCode: z.string(),
    currency: z.string(),
    total: z.int(),
    paid: z.int(),
    authorised: z.int(),
    lines: linesSchema,
    charges: chargesSchema,
    events: z.array(pickupEventSchema),
  })
  .transform(({ id, pickupStore, pickupCode, events, ...row }) => ({
    kind: 'order',
    order: {
      ...row,
      orderId: id,
      locationCode: pickupStore,
      pickupCode: pickupCode === '' ? row.code : pickupCode,
    },
    events,
  }));

/** Parts per million of a rate in percent. */
export function toPpm(percent: number): number {
  return Math.round(percent * PPM_PER_PERCENT);
}
