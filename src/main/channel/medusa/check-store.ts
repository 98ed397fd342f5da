import type { Capabilities, Read, StoreCheck } from '../connector.ts';
import type { MedusaClient } from './client.ts';
import type { StoreShape } from './store-shape.ts';

const CAPABILITIES: Omit<Capabilities, 'settleMs'> = {
  deletions: 'listed',
  stock: 'sweep',
  saleOnce: 'look',
  priceAsSold: true,
  locations: true,
  returns: true,
  stockWrite: 'compared',
  pickup: 'none',
  notices: false,
  holdBack: false,
  push: false,
  weaknesses: [
    'sale-not-atomic',
    'double-payment-possible',
    'stock-by-sweep',
    'stock-without-history',
    'misc-taxed-by-store',
    'gone-customers-unseen',
    'key-unlimited',
    'no-pickup',
  ],
};

/**
 * Who the store is and what it can do. A secret key of Medusa may do everything, so it lacks no right.
 * @param look finds out what the store is like, anew
 */
export async function checkStore(
  client: MedusaClient,
  look: () => Promise<Read<StoreShape>>,
): Promise<Read<StoreCheck>> {
  const { now } = client.surroundings;
  const askedAt = now();
  const read = await look();
  const heardAt = now();
  if (read.kind !== 'read') return read;
  const { storeName, currency, channels, handovers, storeTime } = read.value;
  return {
    kind: 'read',
    value: {
      storeName,
      currency,
      capabilities: { ...CAPABILITIES, settleMs: client.settleMs },
      locations: locationsOf(read.value),
      channels: channels.map(({ id, name }) => ({ token: id, name })),
      shippingMethods: handovers.map(({ id, code, name }) => ({ remoteId: id, code, name })),
      missingRights: [],
      // The header counts whole seconds, so on average it is half a second behind.
      clockSkewMs: storeTime === null ? 0 : Math.round(storeTime + 500 - (askedAt + heardAt) / 2),
    },
  };
}

/** Locations of Medusa have no code: they are known by their name. */
export function locationsOf({ locations }: StoreShape): StoreCheck['locations'] {
  return locations.map(({ id, name }) => ({ remoteId: id, code: name, name }));
}
