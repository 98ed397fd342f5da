import type { Outcome } from '../connector.ts';
import type { CustomerDocument, Posted } from '../document.ts';
import type { VendureClient } from './client.ts';
import { record } from './plugin-outcome.ts';

/** Makes or changes a customer in a store with the plugin. */
export async function recordCustomer(
  client: VendureClient,
  { id, customerId, remoteId, name, mail, phone }: CustomerDocument,
): Promise<Outcome<Posted>> {
  const input = {
    documentId: id,
    posCustomerId: customerId,
    ...(remoteId === null ? {} : { customerId: remoteId }),
    name,
    emailAddress: mail,
    phoneNumber: phone,
  };
  return await record(client, { mutation: 'savePosCustomer', type: 'PosCustomerInput', input });
}
