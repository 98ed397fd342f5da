import type { StoreConnector } from '#main/channel/connector.ts';
import { MemoryStore, type Call, type Fault, type MemoryStoreOptions } from './memory-store.ts';
import { openSyncTill, type SyncTill } from './sync-till.ts';

/** A till and the store that it is joined to. */
export interface SyncWorld {
  readonly store: MemoryStore;
  readonly till: SyncTill;
  /** What the next run of sync speaks with, when it is not the store as it is. */
  connector: StoreConnector | null;
  /** Takes out of a text what nobody may read. */
  conceal: (text: string) => string;
  /** What goes wrong with a call, until a test changes it. */
  fault: (call: Call) => Fault | Promise<Fault>;
  close(): Promise<void>;
}

/** Opens a till whose store has `variants` variants `v1`, `v2`, … of ten pieces each; nothing was read yet. */
export async function openSyncWorld(
  options: Omit<MemoryStoreOptions, 'now' | 'fault'> & { readonly variants?: number } = {},
): Promise<SyncWorld> {
  const { variants = 4, ...rest } = options;
  const fields: Pick<SyncWorld, 'fault' | 'connector' | 'conceal'> = {
    fault: () => 'none',
    connector: null,
    conceal: (text) => text,
  };
  const clock = { now: () => 0 };
  const store = new MemoryStore({ ...rest, now: () => clock.now(), fault: (call) => fields.fault(call) });
  store.putProduct('p1');
  for (let index = 1; index <= variants; index += 1) {
    store.putVariant(`v${index}`);
    store.moveStock(`v${index}`, 10_000);
  }
  const till = await openSyncTill(
    (): StoreConnector => fields.connector ?? store.connect(),
    undefined,
    (text) => fields.conceal(text),
  );
  clock.now = () => till.clock.at;
  return Object.assign(fields, { store, till, close: () => till.close() });
}

/** How many variants the till holds for existing. */
export function livingVariants({ till }: SyncWorld): unknown {
  return till.database.sqlite.prepare('SELECT count(*) FROM variant WHERE deleted = 0').pluck().get();
}
