import { Refusal } from '#contract/errors.ts';
import type { sync } from '#contract/sync.ts';
import type { LineStatus } from '#main/channel/sync-line.ts';
import { refusedDocuments, retryRefused, unsentCounts } from '#main/data/outbox.ts';
import { findShop } from '#main/data/shop.ts';
import type { FeatureHandlers } from './context.ts';

/** What the till knows of its line to the store, beyond what the database says. */
export interface SyncPorts {
  /** Null when no sync runs: the shop has no store, or its key is not known. */
  readonly status: () => LineStatus | null;
  readonly now: () => void;
}

/** Sync as the screen sees it. */
export function syncHandlers(ports: SyncPorts): FeatureHandlers<typeof sync> {
  return {
    status: async (_, { db }) => {
      const shop = await findShop(db);
      const line = ports.status() ?? withoutSync(shop?.kind === 'vendure');
      return { ...line, ...(await unsentCounts(db)) };
    },
    refused: async (_, { db }) => ({ documents: await refusedDocuments(db) }),
    retry: async ({ id }, { tx, clock, touch }) => {
      if (!(await retryRefused(tx, id, clock.now()))) throw new Refusal('document-not-refused');
      touch('sync', 'sale');
      return {};
    },
    now: () => {
      ports.now();
      return Promise.resolve({});
    },
  };
}

/** A shop that has a store but no running sync lacks its key: somebody must act. */
function withoutSync(hasStore: boolean): LineStatus {
  return {
    state: hasStore ? 'attention' : 'none',
    storeName: null,
    offlineSince: null,
    lastReadAt: null,
    progress: null,
    catalogComplete: !hasStore,
    weaknesses: [],
    message: null,
  };
}
