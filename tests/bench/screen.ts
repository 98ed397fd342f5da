import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import SQLite from 'better-sqlite3';
import { z } from 'zod';
import { sync } from '#contract/sync.ts';
import { openConnection } from '#main/data/database.ts';
import { nextCustomer, payExactly, ringUp } from '#tests/e2e/counter.ts';
import { signInAsOwner } from '#tests/e2e/sign-in.ts';
import { launchTill, type LaunchedTill } from '#tests/support/electron.ts';
import { startStore, type RunningStore } from '#tests/support/store.ts';
import type { BigTill } from './core.ts';
import { gtinOf } from './goods.ts';
import { timed, toResult, type Result } from './measure.ts';
import { replayer, type Step } from './recorder.ts';
import { addStoreGoods } from './store-goods.ts';

const STARTS = 7;
const SCANS = 240;
const SCANS_PER_SALE = 12;
const IMPORTED = 60_000;

/** A folder that the real till can start in, with the big catalog in it. */
export function dataFolderOf(till: BigTill): string {
  till.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const folder = mkdtempSync(join(tmpdir(), 'countertop-bench-'));
  copyFileSync(till.file, join(folder, 'till.db'));
  return folder;
}

/** Changes the till in such a folder. */
export function change(folder: string, sql: string): void {
  const sqlite = new SQLite(join(folder, 'till.db'));
  sqlite.exec(sql);
  sqlite.close();
}

/** From starting the program to the painted line of the first scan; raw is a process that opens the file and looks the code up. */
export async function benchStart(till: BigTill, lookup: readonly Step[]): Promise<Result> {
  const folder = dataFolderOf(till);
  change(folder, "UPDATE shop SET kind = 'empty'; DELETE FROM open_basket");
  const times = { product: new Array<number>(), raw: new Array<number>() };
  for (let start = 0; start < STARTS; start += 1) {
    times.raw.push(await timed(() => runRawStart(join(folder, 'till.db'), lookup)));
    times.product.push(await timeStart(folder, gtinOf(start)));
  }
  rmSync(folder, { recursive: true, force: true });
  return toResult('start until a scan is accepted', 'ms', times);
}

async function timeStart(folder: string, code: string): Promise<number> {
  const begun = performance.now();
  const till = await launchTill({ userData: folder });
  await signInAsOwner(till.page);
  await till.page.getByRole('searchbox').waitFor();
  await ringUp(till, code);
  const took = performance.now() - begun;
  await till.close();
  change(folder, 'DELETE FROM open_basket');
  return took;
}

async function runRawStart(file: string, steps: readonly Step[]): Promise<void> {
  const program = fileURLToPath(new URL('./raw-start.ts', import.meta.url));
  const child = spawn(process.execPath, [program, file, JSON.stringify(steps)], { stdio: 'inherit' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the raw start ended with ${String(code)}`);
}

/**
 * From a scan's last key to its painted line in the real window, while the first import from a real store runs;
 * raw looks the same code up at the same time.
 */
export async function benchScan(till: BigTill, lookup: readonly Step[]): Promise<Result> {
  const store = await startStore({ prepared: true });
  await addStoreGoods(store, IMPORTED);
  const folder = joinedFolder(till, store);
  const launched = await launchTill({
    userData: folder,
    env: { COUNTERTOP_STORE_KEY_FILE: join(folder, 'store.key') },
  });
  try {
    await signInAsOwner(launched.page);
    await expect.poll(() => isImporting(launched.page), { timeout: 60_000 }).toBe(true);
    const raw = openConnection(join(folder, 'till.db'), { mustExist: true }).sqlite;
    const times = await scanOften(launched, replayer(raw), lookup, till.variants);
    raw.close();
    if (!(await isImporting(launched.page))) console.log('the import ended before the last scan');
    return toResult('scan to painted line, import running', 'ms', times);
  } finally {
    await launched.kill();
    await store.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

function joinedFolder(till: BigTill, store: RunningStore): string {
  const folder = dataFolderOf(till);
  const { S1 } = store.locations;
  change(
    folder,
    `UPDATE shop SET kind = 'vendure', location_remote_id = '${S1}', store_url = '${store.url}';
     DELETE FROM open_basket; DELETE FROM sync_cursor; DELETE FROM outbox`,
  );
  writeFileSync(join(folder, 'store.key'), store.apiKey, { mode: 0o600 });
  return folder;
}

/** Whether the catalog is being read, by the till's own word. */
async function isImporting(page: Page): Promise<boolean> {
  const reply = await page.evaluate(() => window.countertop?.invoke({ procedure: 'sync.status', input: {} }));
  const { value } = z.object({ value: sync.status.output }).parse(reply);
  return value.progress?.part === 'catalog';
}

async function scanOften(
  launched: LaunchedTill,
  replay: (steps: readonly Step[]) => void,
  lookup: readonly Step[],
  variants: number,
): Promise<{ product: number[]; raw: number[] }> {
  const { page } = launched;
  const raw: number[] = [];
  for (let index = 0; index < SCANS; index += 1) {
    const code = gtinOf((index * 7919) % variants);
    await ringUp(launched, code);
    raw.push(await timed(() => replay(withCode(lookup, `0${code}`))));
    if (index % SCANS_PER_SALE !== SCANS_PER_SALE - 1) continue;
    await payExactly(page);
    await nextCustomer(page);
  }
  const product = await page.evaluate(() =>
    performance.getEntriesByName('scan-to-paint').map((entry) => entry.duration),
  );
  return { product, raw };
}

function withCode(steps: readonly Step[], code: string): readonly Step[] {
  return steps.map(({ sql, values }) => ({
    sql,
    values: values.map((value) => (typeof value === 'string' && /^\d+$/.test(value) ? code : value)),
  }));
}
