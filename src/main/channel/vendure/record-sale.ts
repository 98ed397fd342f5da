import { z } from 'zod';
import type { Outcome, Read, RefusalCode } from '../connector.ts';
import type { Posted, SaleDocument } from '../document.ts';
import type { VendureClient } from './client.ts';
import { pricedLines } from './sale-lines.ts';
import { fractionRefused, posted } from './posted-sale.ts';

const orderSchema = z.object({ id: z.string(), code: z.string(), totalWithTax: z.int() });

const recordedSchema = z.object({
  recordPosSale: z.discriminatedUnion('__typename', [
    z.object({ __typename: z.literal('PosSaleRecorded'), repeated: z.boolean(), order: orderSchema }),
    z.object({ __typename: z.literal('PosSaleRefused'), code: z.string(), message: z.string() }),
  ]),
});

const foundSchema = z.object({ orders: z.object({ items: z.array(orderSchema) }) });

const RECORD = `mutation ($input: PosSaleInput!) {
  recordPosSale(input: $input) {
    __typename
    ... on PosSaleRecorded { repeated order { id code totalWithTax } }
    ... on PosSaleRefused { code message }
  }
}`;

const FIND = `query ($options: OrderListOptions) {
  orders(options: $options) { items { id code totalWithTax } }
}`;

const REFUSALS: Readonly<Record<string, RefusalCode>> = {
  INSUFFICIENT_STOCK: 'insufficient-stock',
  TOTAL_DIFFERS: 'total-differs',
  UNKNOWN_ITEM: 'unknown-item',
  STATE: 'state',
};

/** Posts a sale to a store with the plugin: one call, one transaction there, once however often it is sent. */
export async function recordSale(client: VendureClient, sale: SaleDocument): Promise<Outcome<Posted>> {
  const lines = pricedLines(sale);
  if (lines === null) return fractionRefused();
  const input = {
    saleId: sale.id,
    register: sale.registerCode,
    receiptNumber: sale.receiptNumber,
    soldAt: new Date(sale.soldAt).toISOString(),
    locationId: sale.locationRemoteId,
    totalWithTax: sale.total,
    tenders: sale.tenders,
    // Left out where there is none, so that a plugin that knows nothing of them goes on recording sales.
    ...(sale.surcharges.length === 0 ? {} : { surcharges: sale.surcharges.map(toSurcharge) }),
    lines: lines.map(({ variantRemoteId, quantity, unitPrice }) => ({
      productVariantId: variantRemoteId,
      quantity,
      unitPriceWithTax: unitPrice,
    })),
  };
  const written = await client.write({ query: RECORD, variables: { input }, answer: recordedSchema });
  if (written.kind !== 'answered') return written;
  const result = written.value.recordPosSale;
  if (result.__typename === 'PosSaleRecorded') return posted(sale, result.order, result.repeated);
  return { kind: 'refused', code: REFUSALS[result.code] ?? 'other', message: result.message };
}

/** The plugin takes rates in percent. */
function toSurcharge({ name, amount, ratePpm }: SaleDocument['surcharges'][number]) {
  return { description: name, amountWithTax: amount, taxRate: ratePpm / 10_000 };
}

/** A sale that the plugin has recorded, or that was paid step by step before the shop installed it; or null. */
export async function findRecordedSale(client: VendureClient, saleId: string): Promise<Read<Posted | null>> {
  const filter = { _or: [{ posSaleId: { eq: saleId } }, { transactionId: { eq: saleId } }] };
  const options = { filter, take: 1 };
  const read = await client.read({ query: FIND, variables: { options }, answer: foundSchema });
  if (read.kind !== 'read') return read;
  const [order] = read.value.value.orders.items;
  const value =
    order === undefined ? null : { remoteId: order.id, code: order.code, total: order.totalWithTax };
  return { kind: 'read', value };
}
