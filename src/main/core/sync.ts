import { Refusal } from '#contract/errors.ts';
import { STREAMS, type sync } from '#contract/sync.ts';
import type { StoreConnector } from '#main/channel/connector.ts';
import { STARTING, type LineStatus } from '#main/channel/sync-line.ts';
import { repostLost } from '#main/data/outbox-repost.ts';
import { unsentCounts } from '#main/data/outbox.ts';
import { findShop, hasStore } from '#main/data/shop.ts';
import { wantAnew } from '#main/data/sync-cursor.ts';
import { lastExchanges } from '#main/data/sync-log.ts';
import { queuedDocuments, syncResources } from '#main/data/sync-resources.ts';
import { findSyncState, keepRewound, pauseSync, resumeSync } from '#main/data/sync-state.ts';
import type { CommandContext, FeatureHandlers } from './context.ts';

/** What the till knows of its line to the store, beyond what the database says. */
export interface SyncPorts {
  /** Null when no sync runs: the shop has no store, or its key is not known. */
  readonly status: () => LineStatus | null;
  readonly now: () => void;
  /** The store as the till is joined to it; null without a store or a key. */
  readonly connector: () => Promise<StoreConnector | null>;
}

/** Sync as the screen sees it. */
export function syncHandlers(ports: SyncPorts): FeatureHandlers<typeof sync> {
  return {
    status: async (_, { db }) => {
      const shop = await findShop(db);
      const isJoined = shop !== null && hasStore(shop.kind);
      const { abilities: _abilities, ...line } = ports.status() ?? withoutSync(isJoined);
      const { pausedAt, rewoundAt } = await findSyncState(db);
      return {
        ...line,
        ...(await unsentCounts(db)),
        state: isJoined && pausedAt !== null ? 'paused' : line.state,
        pausedSince: pausedAt,
        isRewound: rewoundAt !== null,
      };
    },
    resources: async (_, { db }) => ({ resources: await syncResources(db, STREAMS) }),
    queue: async ({ limit }, { db }) => ({ documents: await queuedDocuments(db, limit) }),
    exchanges: async ({ limit }, { db }) => ({ exchanges: await lastExchanges(db, limit) }),
    pause: async (_, context) => {
      await pauseSync(context.tx, context.clock.now(), context.actor.name);
      return await decided(context, 'paused');
    },
    resume: async (_, context) => {
      await resumeSync(context.tx);
      return await decided(context, 'resumed');
    },
    repull: async ({ stream }, context) => {
      await wantAnew(context.tx, stream === null ? STREAMS : [stream]);
      return await decided(context, 'repull');
    },
    repost: async (_, context) => {
      const { tx, clock, touch } = context;
      const { rewoundAt, rewoundTo } = await findSyncState(tx);
      if (rewoundAt === null) return {};
      await repostLost(tx, rewoundTo, clock.now());
      await wantAnew(tx, STREAMS);
      await keepRewound(tx, null);
      touch('sale', 'stock');
      return await decided(context, 'repost');
    },
    test: async (_, { clock }) => await test(ports, clock.now),
    now: () => {
      ports.now();
      return Promise.resolve({});
    },
  };
}

/** The journal keeps who stopped sync, let it go on, or had it begin again. */
async function decided({ record, touch }: CommandContext, after: string): Promise<Record<string, never>> {
  await record('device-changed', { device: 'sync', before: null, after });
  touch('sync', 'journal');
  return {};
}

async function test(ports: SyncPorts, now: () => number) {
  const connector = await ports.connector();
  if (connector === null) throw new Refusal('not-set-up');
  const began = now();
  const read = await connector.check();
  if (read.kind === 'later') throw new Refusal('store-unreachable', { message: read.message });
  if (read.kind === 'refused') throw new Refusal('store-refused-key', { message: read.message });
  const { storeName, clockSkewMs, missingRights, capabilities } = read.value;
  return {
    storeName,
    tookMs: Math.max(0, now() - began),
    clockSkewMs: Math.round(clockSkewMs),
    missingRights: [...missingRights],
    weaknesses: [...capabilities.weaknesses],
  };
}

/** A shop that has a store but no running sync lacks its key: somebody must act. */
function withoutSync(hasAStore: boolean): LineStatus {
  return { ...STARTING, state: hasAStore ? 'attention' : 'none', catalogComplete: !hasAStore };
}
