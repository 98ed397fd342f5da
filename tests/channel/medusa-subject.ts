import { connectMedusa } from '#main/channel/medusa/connect.ts';
import { startFaultProxy } from '#tests/support/fault-proxy.ts';
import { startMedusa, type RunningMedusa } from '#tests/support/medusa.ts';
import { witnessMedusa } from '#tests/support/medusa-witness.ts';
import type { ConnectorSubject, Expectation } from './connector-subject.ts';
import { makeDocuments } from './documents.ts';

/** A real Medusa. */
export interface MedusaSubject extends ConnectorSubject {
  readonly store: RunningMedusa;
}

/** What holds for the sample shop. */
export const MEDUSA: Expectation = {
  capabilities: {
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
  },
  storeName: 'Harbour Street Store',
  currency: 'EUR',
  taxes: [
    ['Standard Tax', 200_000],
    ['Reduced Tax', 100_000],
    ['Zero Tax', 0],
  ],
  rareTax: 'Reduced Tax',
  optioned: {
    sku: 'L2201308',
    options: [
      { group: 'RAM', value: '8GB' },
      { group: 'screen size', value: '13 inch' },
    ],
  },
  categorised: { name: 'Orchid', categories: ['Home & Garden', 'Plants'] },
  takesSurcharges: true,
  deadKey: 'sk_0000000000000000000000000000000000000000000000000000000000000000',
  weakKeyLacks: null,
  tellsGoneCustomers: false,
  tellsLevels: false,
};

/** The tests that delete goods take those that the store lists first: four laptops, and the product after them. */
const DELETED = 5;

export async function openMedusa(): Promise<MedusaSubject> {
  const store = await startMedusa();
  const witness = witnessMedusa(store);
  const proxy = await startFaultProxy({ target: store.port });
  const connect: ConnectorSubject['connect'] = ({ key = store.apiKey, ...options }) =>
    connectMedusa({ url: proxy.url, apiKey: key, channelToken: store.channelToken }, options);
  const goods = (await witness.variants()).slice(DELETED);
  const location = { remoteId: store.locations.S2, code: 'Shop Two' };
  return {
    ...makeDocuments({
      locationRemoteId: location.remoteId,
      locationCode: location.code,
      currency: 'EUR',
    }),
    store,
    witness,
    proxy,
    connect,
    connector: connect({}),
    location,
    otherLocationId: store.locations.S1,
    takeGoods: (count) => {
      if (goods.length < count) throw new Error('the sample shop has no more goods');
      return goods.splice(-count);
    },
    isChange: (body) => body !== '',
    // A refund.
    isUnguarded: (body) => body.includes('"amount"') && body.includes('"note"'),
    stride: 6,
    kill: store.kill,
    start: store.start,
    close: async () => {
      await proxy.close();
      await store.dispose();
    },
  };
}
