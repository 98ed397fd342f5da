import { z } from 'zod';
import type { Outcome } from '../connector.ts';
import type { Buyer, Posted, SaleDocument } from '../document.ts';
import type { VendureClient } from './client.ts';
import { REFUSED, refusedSchema, toRefusal } from './plugin-outcome.ts';
import { posted } from './posted-sale.ts';
import { soldParts } from './sold-parts.ts';
import type { StoreShape } from './store-shape.ts';

const orderSchema = z.object({ id: z.string(), code: z.string(), totalWithTax: z.int() });

const recordedSchema = z.object({
  recordPosSale: z.discriminatedUnion('__typename', [
    z.object({
      __typename: z.literal('PosSaleRecorded'),
      repeated: z.boolean(),
      order: orderSchema,
      document: z.object({ total: z.int() }).optional(),
    }),
    refusedSchema.extend({ __typename: z.literal('PosSaleRefused') }),
  ]),
});

const record = ({ takesAll }: StoreShape): string => `mutation ($input: PosSaleInput!) {
  recordPosSale(input: $input) {
    __typename
    ... on PosSaleRecorded { repeated order { id code totalWithTax } ${takesAll ? 'document { total }' : ''} }
    ... on PosSaleRefused { ${takesAll ? REFUSED : 'code message'} }
  }
}`;

/** Posts a sale to a store with the plugin: one call, one transaction there, once however often it is sent. */
export async function recordSale(
  client: VendureClient,
  shape: StoreShape,
  sale: SaleDocument,
): Promise<Outcome<Posted>> {
  const parts = await soldParts(client, sale);
  if (parts.kind !== 'parts') return parts;
  const { lines, surcharges } = parts;
  const input = {
    saleId: sale.id,
    register: sale.registerCode,
    receiptNumber: sale.receiptNumber,
    soldAt: new Date(sale.soldAt).toISOString(),
    locationId: sale.locationRemoteId,
    totalWithTax: sale.total,
    tenders: sale.tenders,
    lines,
    // Left out where there is none, so that an older plugin that knows nothing of them goes on recording sales.
    ...(surcharges.length === 0 ? {} : { surcharges }),
    ...(shape.takesAll ? toBuyer(sale.customer) : {}),
    ...(shape.takesAll ? toAllowances(sale) : {}),
  };
  const written = await client.write({ query: record(shape), variables: { input }, answer: recordedSchema });
  if (written.kind !== 'answered') return written;
  const result = written.value.recordPosSale;
  if (result.__typename === 'PosSaleRefused') return toRefusal(result);
  const { order, document, repeated } = result;
  return posted(sale, { ...order, total: document?.total ?? order.totalWithTax }, repeated);
}

/** Who bought, as the plugin takes it; nothing for nobody in particular. */
export function toBuyer(buyer: Buyer | null): Readonly<Record<string, string>> {
  if (buyer === null) return {};
  const { remoteId, mail } = buyer;
  return {
    ...(remoteId === null ? {} : { customerId: remoteId }),
    ...(mail === '' ? {} : { customerEmail: mail }),
  };
}

/** What a person decided about it. */
export function toAllowances({ allows }: Pick<SaleDocument, 'allows'>): Readonly<Record<string, unknown>> {
  const { shortStock, storeTotal } = allows;
  return {
    ...(shortStock ? { allowShort: true } : {}),
    ...(storeTotal === null ? {} : { allowTotal: storeTotal }),
  };
}
