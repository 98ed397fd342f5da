import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';

/**
 * A right and a question that only it opens. Vendure tells a key nothing about its own rights, but its guard
 * comes before anything is looked up: so a change to an order or a customer that can't exist is harmless.
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
    right: 'CreateCustomer',
    query:
      'mutation { createCustomerAddress(customerId: "0", input: { streetLine1: "", countryCode: "" }) { id } }',
  },
  {
    right: 'UpdateCustomer',
    query: 'mutation { updateCustomer(input: { id: "0" }) { __typename } }',
  },
  { right: 'UpdateOrder', query: 'mutation { transitionOrderToState(id: "0", state: "") { __typename } }' },
];

/** The rights that the till needs and the key lacks. A probe that got lost on a bad line accuses nobody; the next check asks again. */
export async function readMissingRights(client: VendureClient): Promise<Read<string[]>> {
  const answers = await Promise.all(PROBES.map(({ query }) => client.ask({ query, answer: z.unknown() })));
  // The store's own fault about what can't exist comes from behind the guard.
  const isLost = (answer: (typeof answers)[number]): boolean => answer.kind === 'silent' && !answer.isFault;
  const [first] = answers;
  if (first?.kind === 'silent' && answers.every(isLost)) {
    return { kind: 'later', afterMs: first.afterMs, message: first.message };
  }
  const missing = PROBES.filter((_, nth) => answers[nth]?.kind === 'forbidden');
  return { kind: 'read', value: missing.map(({ right }) => right) };
}
