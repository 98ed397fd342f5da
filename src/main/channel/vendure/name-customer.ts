import type { Buyer } from '../document.ts';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { customerById, customerByMail, namesOf, normalMail, type FoundCustomer } from './find-customer.ts';

/** Vendure wants a customer before it takes a payment. */
const WALK_IN = { firstName: 'Walk-in', lastName: 'Customer', emailAddress: 'walk-in@till.invalid' };

/** How an order is told whose it is: by an id, or by names for somebody that the store does not have. */
type Naming = { readonly id: string } | { readonly customer: typeof WALK_IN };

/**
 * Who bought: by the id as long as the store has it, else by the mail address; with neither it is nobody. Null for
 * somebody whom the store does not have any more and who has no address to be known by.
 */
export async function nameBuyer(client: VendureClient, buyer: Buyer | null): Promise<Read<Naming | null>> {
  if (buyer === null || (buyer.remoteId === null && buyer.mail === '')) {
    return { kind: 'read', value: { customer: WALK_IN } };
  }
  const found = await findBuyer(client, buyer);
  if (found.kind !== 'read') return found;
  if (found.value !== null) return { kind: 'read', value: { id: found.value.id } };
  if (buyer.mail === '') return { kind: 'read', value: null };
  const customer = { ...namesOf(buyer.name), emailAddress: normalMail(buyer.mail) };
  return { kind: 'read', value: { customer } };
}

async function findBuyer(
  client: VendureClient,
  { remoteId, mail }: Buyer,
): Promise<Read<FoundCustomer | null>> {
  if (remoteId !== null) {
    const byId = await customerById(client, remoteId);
    if (byId.kind !== 'read' || byId.value !== null) return byId;
  }
  return mail === '' ? { kind: 'read', value: null } : await customerByMail(client, mail);
}
