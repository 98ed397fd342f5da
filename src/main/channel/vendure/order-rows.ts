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

/** An order as the plugin tells it, in its export and in its changes alike. */
const rowSchema: z.ZodType<OrderChange> = z
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

/**
 * An order that can't be read, or with a step that can't, is said and holds up no other. A till that passed over a step
 * would take the order for another than it is.
 */
export const orderRow: z.ZodType<OrderChange> = z.unknown().transform((told, context) => {
  const read = rowSchema.safeParse(told);
  if (read.success) return read.data;
  const named = z.looseObject({ id: z.string().min(1), code: z.string() }).safeParse(told);
  if (!named.success) {
    context.addIssue({ code: 'custom', message: z.prettifyError(read.error) });
    return z.NEVER;
  }
  const { id, code } = named.data;
  const why = read.error.issues.some(({ path }) => path[0] === 'events') ? NEWER : NOT_UNDERSTOOD;
  return { kind: 'unread', remoteId: id, message: `Order ${code}: ${why} ${z.prettifyError(read.error)}` };
});

const NEWER = 'A newer till did something with this order that this one does not understand.';
const NOT_UNDERSTOOD = 'It is not understood.';

/** Parts per million of a rate in percent. */
export function toPpm(percent: number): number {
  return Math.round(percent * PPM_PER_PERCENT);
}
