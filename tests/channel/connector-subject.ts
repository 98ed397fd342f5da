import { v7 as uuid } from 'uuid';
import type { Capabilities, StoreConnector } from '#main/channel/connector.ts';
import type { SaleDocument } from '#main/channel/document.ts';
import { connectVendure, type VendureOptions } from '#main/channel/vendure/connect.ts';
import { startFaultProxy, type FaultProxy } from '#tests/support/fault-proxy.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import { witnessStore, type StoreWitness, type WitnessedVariant } from '#tests/support/store-witness.ts';

/** A real store, a connector to it, and a way to see and change the store that does not go through either. */
export interface ConnectorSubject {
  readonly store: RunningStore;
  readonly witness: StoreWitness;
  /** Stands between the connector and the store. */
  readonly proxy: FaultProxy;
  readonly connector: StoreConnector;
  /** Another connector to the same store, through the same proxy. */
  readonly connect: (other: VendureOptions & { readonly key?: string }) => StoreConnector;
  /** A paid sale of goods at the prices they have now, at shop S2. */
  readonly saleOf: (...items: readonly SoldItem[]) => SaleDocument;
  /** Goods that no other test of this file touches. */
  readonly takeGoods: (count: number) => readonly WitnessedVariant[];
  readonly close: () => Promise<void>;
}

export interface SoldItem {
  readonly variant: WitnessedVariant;
  readonly pieces: number;
  /** What one cost at the till, in minor units; the store's price when absent. */
  readonly price?: number;
}

/** What is expected of a store, beside what holds for all. */
export interface Expectation {
  readonly prepared: boolean;
  readonly capabilities: Omit<Capabilities, 'settleMs'>;
}

export async function openSubject({ prepared }: Expectation): Promise<ConnectorSubject> {
  const store = await startStore({ prepared });
  const witness = witnessStore(store, prepared);
  const proxy = await startFaultProxy({ target: store.port });
  const connect: ConnectorSubject['connect'] = ({ key = store.apiKey, ...options }) =>
    connectVendure({ url: proxy.url, apiKey: key, channelToken: store.channelToken }, options);
  const goods = await witness.variants();
  return {
    store,
    witness,
    proxy,
    connect,
    connector: connect({}),
    saleOf: (...items) => toSale(store.locations.S2, items),
    takeGoods: (count) => {
      // From the end: the beginning of the list belongs to the tests that delete.
      const taken = goods.splice(-count);
      if (taken.length < count) throw new Error('the sample shop has no more goods');
      return taken;
    },
    close: async () => {
      await proxy.close();
      await store.dispose();
    },
  };
}

function toSale(locationRemoteId: string, items: readonly SoldItem[]): SaleDocument {
  const lines = items.map(({ variant, pieces, price = variant.price }, index) => ({
    position: index + 1,
    variantRemoteId: variant.id,
    sku: variant.sku,
    name: variant.name,
    quantity: pieces * 1000,
    unitPrice: price,
    total: pieces * price,
  }));
  const total = lines.reduce((sum, line) => sum + line.total, 0);
  return {
    kind: 'sale',
    id: uuid(),
    registerCode: 'R1',
    receiptNumber: 'R1-000017',
    soldAt: Date.now(),
    locationRemoteId,
    locationCode: 'S2',
    currency: 'EUR',
    customer: null,
    total,
    lines,
    surcharges: [],
    tenders: [
      { kind: 'cash', amount: 100 },
      { kind: 'card', amount: total - 100 },
    ],
    allows: { storeTotal: null, shortStock: false },
  };
}
