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
  { right: 'ReadPromotion', query: '{ promotions(options: { take: 1 }) { totalItems } }' },
  { right: 'ReadCustomer', query: '{ customerGroups(options: { take: 1 }) { totalItems } }' },
  { right: 'ReadOrder', query: '{ order(id: "0") { id } }' },
  {
    right: 'CreateOrder',
    query: 'mutation { setDraftOrderShippingMethod(orderId: "0", shippingMethodId: "0") { __typename } }',
  },
  { right: 'UpdateCatalog', query: 'mutation { updateProductVariants(input: []) { id } }' },
  {
    right: 'UpdateCustomer',
    query: 'mutation { updateCustomer(input: { id: "0" }) { __typename } }',
  },
  { right: 'UpdateOrder', query: 'mutation { transitionOrderToState(id: "0", state: "") { __typename } }' },
];

/** The rights that the till needs and the key lacks. */
export async function readMissingRights(client: VendureClient): Promise<Read<string[]>> {
  const answers = await Promise.all(PROBES.map(({ query }) => client.ask({ query, answer: z.unknown() })));
  // The store's own fault about the order that can't exist comes from behind the guard.
  const silent = answers.find((answer) => answer.kind === 'silent' && !answer.isFault);
  if (silent?.kind === 'silent') return { kind: 'later', afterMs: silent.afterMs, message: silent.message };
  const missing = PROBES.filter((_, nth) => answers[nth]?.kind === 'forbidden');
  return { kind: 'read', value: missing.map(({ right }) => right) };
}
