import type { Outcome } from '../connector.ts';
import type { PickupDocument, Posted } from '../document.ts';
import type { VendureClient } from './client.ts';
import { record } from './plugin-outcome.ts';

/** Gives a step with an order to a store with the plugin, which keeps it for other tills and does what it means. */
export async function recordPickup(
  client: VendureClient,
  { id, orderRemoteId, locationRemoteId, event, effect }: PickupDocument,
): Promise<Outcome<Posted>> {
  const input = {
    eventId: id,
    orderId: orderRemoteId,
    registerCode: event.registerCode,
    locationId: locationRemoteId,
    event: JSON.stringify(event),
    effect,
  };
  return await record(client, { mutation: 'recordPosPickup', type: 'PosPickupInput', input });
}
