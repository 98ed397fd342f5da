import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openPluginDesk, type PluginDesk } from './plugin-desk.ts';

let desk: PluginDesk;

beforeAll(async () => {
  desk = await openPluginDesk();
}, 120_000);
afterAll(() => desk.close());

/** Works on the store's file while its server is down. */
async function whileDown(work: (file: string) => Promise<void> | void): Promise<void> {
  await desk.store.stop();
  await work(join(desk.store.dataFolder, 'store.sqlite'));
  await desk.store.start();
}

function withFile<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const triggersOf = (db: Database.Database): string[] =>
  z
    .array(z.string())
    .parse(db.prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name`).pluck().all());

/** Changes the store's file as another server of it would, whose memory this one does not share. */
function besideTheServer(sql: string): void {
  withFile(join(desk.store.dataFolder, 'store.sqlite'), (db) => {
    db.pragma('busy_timeout = 10000');
    db.exec(sql);
  });
}

const stateSchema = z.object({ feed: z.boolean(), epoch: z.string(), seq: z.int() });
const state = async () => stateSchema.parse(await (await desk.get('state')).json());

describe('a server beside others', () => {
  test('reckons with a tax rate that another has changed', async () => {
    await desk.witness.setPricesIncludeTax(false);
    const before = (await desk.lines('export?kind=variants&limit=1')).rows[0];
    besideTheServer('UPDATE tax_rate SET value = value + 10');
    const after = (await desk.lines('export?kind=variants&limit=1')).rows[0];
    besideTheServer('UPDATE tax_rate SET value = value - 10');
    await desk.witness.setPricesIncludeTax(true);
    expect(Number(after?.['price'])).toBeGreaterThan(Number(before?.['price']));
  });

  test('sends readers away until it knows the channel that another has changed', async () => {
    besideTheServer('UPDATE channel SET pricesIncludeTax = 0');
    const statuses = await Promise.all(
      ['export?kind=variants', 'changes'].map(async (path) => (await desk.get(path)).status),
    );
    besideTheServer('UPDATE channel SET pricesIncludeTax = 1');
    expect(statuses).toEqual([503, 503]);
    expect((await desk.get('export?kind=variants')).status).toBe(200);
  });
});

// A store that starts again takes its time on a busy machine.
describe('the log of changes', { timeout: 60_000 }, () => {
  test('goes on over a restart', async () => {
    const before = await state();
    const cursor = await desk.now();
    await desk.witness.setPrice('1', 100);
    await whileDown(() => undefined);
    await desk.witness.setPrice('2', 100);
    const { rows, end } = await desk.changes(cursor);
    expect(rows.map(({ id }) => id)).toEqual(['1', '2']);
    expect(end.stale).toBeUndefined();
    expect(await state()).toMatchObject({ feed: true, epoch: before.epoch });
  });

  test('tells a reader of a store that was set back to begin anew', async () => {
    const older = await desk.now();
    await desk.store.stop();
    const file = join(desk.store.dataFolder, 'store.sqlite');
    await copyFile(file, `${file}.backup`);
    await desk.store.start();
    await desk.witness.setPrice('3', 100);
    const newer = await desk.now();
    await whileDown((current) => copyFile(`${current}.backup`, current));
    // As many changes as before, so that the numbers alone look right.
    for (const price of [200, 201, 202]) await desk.witness.setPrice('4', price);
    expect((await desk.changes(newer)).end.stale).toBe(true);
    const kept = await desk.changes(older);
    expect(kept.end.stale).toBeUndefined();
    expect(kept.rows).toMatchObject([{ kind: 'variant', id: '4', row: { price: 202 } }]);
  });

  test('begins a new epoch when a migration has removed triggers, and has all of them again', async () => {
    const cursor = await desk.now();
    const { epoch } = await state();
    let wanted: string[] = [];
    await whileDown((file) =>
      withFile(file, (db) => {
        wanted = triggersOf(db);
        // What TypeORM does to change a table of SQLite, with the triggers of the other tables in place.
        db.pragma('foreign_keys = OFF');
        db.exec(`CREATE TABLE "temporary_product" AS SELECT * FROM product; DROP TABLE product;
          ALTER TABLE "temporary_product" RENAME TO "product"`);
        expect(triggersOf(db).length).toBeLessThan(wanted.length);
      }),
    );
    expect((await state()).epoch).not.toBe(epoch);
    expect((await desk.changes(cursor)).end.stale).toBe(true);
    await whileDown((file) => withFile(file, (db) => expect(triggersOf(db)).toEqual(wanted)));
  });

  test('forgets what is old, and says so to readers who stand there', async () => {
    const old = await desk.now();
    await desk.witness.setPrice('5', 100);
    const behind = await desk.now();
    await desk.witness.setPrice('5', 101);
    const newest = await desk.now();
    await whileDown((file) =>
      withFile(file, (db) => {
        db.exec(
          `UPDATE countertop_change SET at = at - 31 * 24 * 3600 * 1000 WHERE seq < (SELECT max(seq) FROM countertop_change)`,
        );
      }),
    );
    expect((await desk.changes(newest)).end.stale).toBeUndefined();
    // It stands on the newest of the old entries, which has another time now: so it can't be told from another life.
    expect((await desk.changes(behind)).end.stale).toBe(true);
    expect((await desk.changes(old)).end.stale).toBe(true);
    await desk.store.stop();
    const left = withFile(join(desk.store.dataFolder, 'store.sqlite'), (db) =>
      db.prepare('SELECT count(*) FROM countertop_change').pluck().get(),
    );
    await desk.store.start();
    expect(left).toBe(3);
  });
});
