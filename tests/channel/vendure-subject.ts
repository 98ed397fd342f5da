import { connectVendure } from '#main/channel/vendure/connect.ts';
import { startFaultProxy } from '#tests/support/fault-proxy.ts';
import type { StoreDatabase } from '#tests/support/store-set-up.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import { witnessStore, type VendureWitness } from '#tests/support/store-witness.ts';
import { witnessPickups } from '#tests/support/pickup-witness.ts';
import type { Expectation } from './connector-subject.ts';
import { makeDocuments } from './documents.ts';
import type { PickupSubject } from './pickup-desk.ts';

/** A real Vendure. */
export interface VendureSubject extends PickupSubject {
  readonly store: RunningStore;
  readonly witness: VendureWitness;
}

/** What holds for the sample shop with the plugin and without it. */
export function expectVendure(prepared: boolean, capabilities: Expectation['capabilities']): Expectation {
  return {
    capabilities,
    storeName: 'Harbour Street Store',
    currency: prepared ? 'EUR' : 'USD',
    taxes: [
      ['Standard Tax', 200_000],
      ['Reduced Tax', 100_000],
      ['Zero Tax', 0],
    ],
    rareTax: 'Reduced Tax',
    optioned: {
      sku: 'L2201308',
      options: [
        { group: 'screen size', value: '13 inch' },
        { group: 'RAM', value: '8GB' },
      ],
    },
    categorised: { name: 'Orchid', categories: ['Home & Garden', 'Plants'] },
    takesSurcharges: prepared,
    deadKey: '0123456789abcdef01234567:no-such-key',
    weakKeyLacks: ['ReadOrder', 'CreateOrder', 'CreateCustomer', 'UpdateOrder'],
    tellsGoneCustomers: prepared,
    tellsLevels: true,
  };
}

export async function openVendure(
  prepared: boolean,
  database: StoreDatabase = 'sqlite',
): Promise<VendureSubject> {
  const store = await startStore({ prepared, database });
  const witness = witnessStore(store, prepared);
  const proxy = await startFaultProxy({ target: store.port });
  const connect: PickupSubject['connect'] = ({ key = store.apiKey, ...options }) =>
    connectVendure({ url: proxy.url, apiKey: key, channelToken: store.channelToken }, options);
  const goods = await witness.variants();
  const location = { remoteId: store.locations.S2, code: 'S2' };
  return {
    ...makeDocuments({
      locationRemoteId: location.remoteId,
      locationCode: location.code,
      currency: prepared ? 'EUR' : 'USD',
    }),
    store,
    witness,
    pickups: witnessPickups(store, prepared, location.code),
    // A shop that knows nothing of tills does not say where, so it is its first place.
    pickupLocationCode: prepared ? location.code : 'Default Stock Location',
    proxy,
    connect,
    connector: connect({}),
    location,
    otherLocationId: store.locations.S1,
    takeGoods: (count) => {
      // From the end: the beginning of the list belongs to the tests that delete.
      const taken = goods.splice(-count);
      if (taken.length < count) throw new Error('the sample shop has no more goods');
      return taken;
    },
    isChange: (body) => body.includes('mutation'),
    isUnguarded: (body) => !prepared && isBlind(body),
    stride: 1,
    kill: store.kill,
    start: store.start,
    close: async () => {
      await proxy.close();
      await store.dispose();
    },
  };
}

/** What Vendure itself does once more for the same step with an order each time that it arrives. */
function isBlind(body: string): boolean {
  if (!body.includes('Pickup at a till')) return false;
  return body.includes('refundOrder(') || (body.includes('cancelOrder(') && !body.includes('cancelShipping'));
}
