import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';

/**
 * A right and a question that only it opens. Vendure tells a key nothing about its own rights, but its guard
 * comes before anything is looked up: so a change to an order that can't exist is harmless.
 */
const PROBES: readonly { readonly right: string; readonly query: string }[] = [
  { right: 'ReadCatalog', query: '{ productVariants(options: { take: 1 }) { totalItems } }' },
  { right: 'ReadStockLocation', query: '{ stockLocations(options: { take: 1 }) { totalItems } }' },
  { right: 'ReadTaxCategory', query: '{ taxCategories(options: { take: 1 }) { totalItems } }' },
  { right: 'ReadTaxRate', query: '{ taxRates(options: { take: 1 }) { totalItems } }' },
  { right: 'ReadOrder', query: '{ order(id: "0") { id } }' },
  {
    right: 'CreateOrder',
    query: 'mutation { setDraftOrderShippingMethod(orderId: "0", shippingMethodId: "0") { __typename } }',
  },
  { right: 'UpdateOrder', query: 'mutation { transitionOrderToState(id: "0", state: "") { __typename } }' },
];

/** The rights that the till needs and the key lacks. */
export async function readMissingRights(client: VendureClient): Promise<Read<string[]>> {
  const missing: string[] = [];
  for (const { right, query } of PROBES) {
    const result = await client.ask({ query, answer: z.unknown() });
    if (result.kind === 'forbidden') missing.push(right);
    // The store's own fault about the order that can't exist came from behind the guard; no answer did not.
    if (result.kind === 'silent' && result.untouched) {
      return { kind: 'later', afterMs: result.afterMs, message: result.message };
    }
  }
  return { kind: 'read', value: missing };
}
