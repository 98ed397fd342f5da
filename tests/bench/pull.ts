import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { connectVendure } from '#main/channel/vendure/connect.ts';
import { drain } from '#tests/channel/drain.ts';
import { startHeadlessTill, type HeadlessTill } from '#tests/support/headless-till.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import { timed } from './measure.ts';
import { addStoreGoods } from './store-goods.ts';

/** How long it took to read a whole store, in seconds, by what was read. */
export interface Pulled {
  readonly prepared: boolean;
  readonly variants: number;
  /** The connector alone: what the store and the line cost. */
  readonly storeSeconds: number;
  /** From joining the store to the last level of stock in the till's database. */
  readonly tillSeconds: number;
  /** From a thousand changes in the store to all of them in the till's database; null without the plugin. */
  readonly deltaSeconds: number | null;
}

const CHANGES = 1000;

/** A first pull of a real store with so many variants, then a delta. */
export async function benchPull(variants: number, prepared: boolean): Promise<Pulled> {
  const store = await startStore({ prepared });
  const folder = mkdtempSync(join(tmpdir(), 'countertop-pull-'));
  try {
    await addStoreGoods(store, variants);
    const { url, apiKey, channelToken } = store;
    const connector = connectVendure({ url, apiKey, channelToken });
    const storeMs = await timed(async () => {
      await drain((cursor) => connector.catalog(cursor));
      await drain((cursor) => connector.stock(cursor));
    });
    const till = await startHeadlessTill({ folder, key: apiKey });
    const tillMs = await timed(() => joinStore(till, store, folder));
    await till.stop();
    const deltaMs = prepared ? await delta(store, folder) : null;
    return {
      prepared,
      variants,
      storeSeconds: storeMs / 1000,
      tillSeconds: tillMs / 1000,
      deltaSeconds: deltaMs === null ? null : deltaMs / 1000,
    };
  } finally {
    await store.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function joinStore(
  till: HeadlessTill,
  { url, apiKey, locations }: RunningStore,
  folder: string,
): Promise<void> {
  await till.call('setup.connect', {
    kind: 'vendure',
    url,
    key: apiKey,
    channel: '',
    locationRemoteId: locations.S1,
    registerCode: 'R1',
  });
  await untilThere(
    folder,
    "SELECT count(*) FROM sync_cursor WHERE stream = 'stock' AND complete_at IS NOT NULL",
    1,
  );
}

const LOOK_MS = 20;

/** Looks into the till's database from outside, so that the till does nothing but pull. */
async function untilThere(folder: string, query: string, count: number): Promise<void> {
  const sqlite = new SQLite(join(folder, 'till.db'), { readonly: true });
  const found = sqlite.prepare<[], number>(query).pluck();
  while ((found.get() ?? 0) < count) await setTimeout(LOOK_MS);
  sqlite.close();
}

/**
 * A thousand prices change while the till is off: from its start, when it answers, to the last of them in its database.
 */
async function delta(store: RunningStore, folder: string): Promise<number> {
  const price = 4711;
  const input = Array.from({ length: CHANGES }, (_, nth) => ({ id: String(200 + nth), price }));
  await store.admin(
    'mutation ($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }',
    { input },
  );
  const till = await startHeadlessTill({ folder, key: store.apiKey });
  const took = await timed(() =>
    untilThere(folder, `SELECT count(*) FROM variant WHERE price = ${price}`, CHANGES),
  );
  await till.stop();
  return took;
}

/** What a pull took, as a line for the screen. */
export function toPullLine({ prepared, variants, storeSeconds, tillSeconds, deltaSeconds }: Pulled): string {
  const rate = (seconds: number): string => `${seconds.toFixed(1)} s (${Math.round(variants / seconds)}/s)`;
  const delta = deltaSeconds === null ? '' : `, ${CHANGES} changes ${deltaSeconds.toFixed(2)} s`;
  const name = prepared ? 'with the plugin' : 'without the plugin';
  return `${variants} variants ${name}: store alone ${rate(storeSeconds)}, into the till ${rate(tillSeconds)}${delta}`;
}
