import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { STORE_FOLDER } from '#tests/support/store-set-up.ts';
import type { RunningStore } from '#tests/support/store.ts';

/** Adds so many variants to a real store, which is down meanwhile. */
export async function addStoreGoods(store: RunningStore, count: number): Promise<void> {
  await store.stop();
  await promisify(execFile)(process.execPath, ['generate.js', String(count)], {
    cwd: STORE_FOLDER,
    env: { ...process.env, STORE_DATA: store.dataFolder },
  });
  await store.start();
}
