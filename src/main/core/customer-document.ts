import type { Customer } from '#contract/customer.ts';
import type { CustomerDocument } from '#main/channel/document.ts';
import { findStoreCustomer } from '#main/data/customer.ts';
import { enqueueCustomer } from '#main/data/outbox-customer.ts';
import { findShop, hasStore } from '#main/data/shop.ts';
import type { CommandContext } from './context.ts';

/**
 * Brings a customer to the store as they are now, and gives the id of the document; null where there is no store, or
 * no mail to know them by.
 */
export async function sendCustomer(
  { customerId, name, mail, phone }: Customer,
  { tx, clock }: CommandContext,
): Promise<string | null> {
  const shop = await findShop(tx);
  if (shop === null || !hasStore(shop.kind) || mail === '') return null;
  const remoteId = (await findStoreCustomer(tx, customerId))?.remoteId ?? null;
  const at = clock.now();
  const document: CustomerDocument = {
    kind: 'customer',
    id: clock.newId(),
    customerId,
    remoteId,
    name,
    mail,
    phone,
    at,
  };
  return await enqueueCustomer(tx, document, at);
}

/** Whether the store has to hear of a change: it knows nothing of cards, notes and groups of the till. */
export function concernsStore(before: Customer | null, after: Customer): boolean {
  if (before === null) return true;
  return before.name !== after.name || before.mail !== after.mail || before.phone !== after.phone;
}
