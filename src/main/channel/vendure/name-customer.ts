import type { Buyer } from '../document.ts';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { customerByMail, namesOf, normalMail } from './find-customer.ts';

/** Vendure wants a customer before it takes a payment. */
export const WALK_IN = { firstName: 'Walk-in', lastName: 'Customer', emailAddress: 'walk-in@till.invalid' };

/** How an order is told whose it is: by an id, or by names for somebody that the store does not have. */
export type Naming = { readonly id: string } | { readonly customer: typeof WALK_IN };

/** Somebody without a mail address is nobody that a store could know. */
export async function nameBuyer(client: VendureClient, buyer: Buyer | null): Promise<Read<Naming>> {
  if (buyer === null) return { kind: 'read', value: { customer: WALK_IN } };
  const { remoteId, mail, name } = buyer;
  if (remoteId !== null) return { kind: 'read', value: { id: remoteId } };
  if (mail === '') return { kind: 'read', value: { customer: WALK_IN } };
  const found = await customerByMail(client, mail);
  if (found.kind !== 'read') return found;
  if (found.value !== null) return { kind: 'read', value: { id: found.value.id } };
  return { kind: 'read', value: { customer: { ...namesOf(name), emailAddress: normalMail(mail) } } };
}
