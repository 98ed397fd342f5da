import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openConnection } from '#main/data/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { MemoryStore } from '#tests/support/memory-store.ts';
import { openSyncTill, runSyncTill, type SyncTill } from '#tests/support/sync-till.ts';

const VARIANTS = 23;

function openStore(): MemoryStore {
  const store = new MemoryStore({ pageSize: 5, now: () => 0 });
  store.putProduct('p1');
  for (let nth = 1; nth <= VARIANTS; nth += 1) {
    store.putVariant(`v${nth}`);
    store.moveStock(`v${nth}`, 10_000);
  }
  return store;
}

/** The files as they are on the disk at this moment, opened as the program does after the power is back. */
function afterPowerCut({ database: { file } }: SyncTill): () => TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'countertop-cut-'));
  const copy = join(folder, 'till.db');
  for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) copyFileSync(file + end, copy + end);
  return () => {
    const connection = openConnection(copy, { mustExist: true });
    const close = async (): Promise<void> => {
      await connection.close();
      rmSync(folder, { recursive: true, force: true });
    };
    return { ...connection, folder, file: copy, close };
  };
}

interface Cut {
  readonly nth: number;
  readonly place: 'before' | 'inside';
  readonly sales: number;
  readonly moves: number;
}

/** The power goes with the nth write of a round; what is on the disk then is what the till goes on with. */
async function roundWithCut(till: SyncTill, { nth, place }: Cut): Promise<TestDatabase> {
  const cut = new Promise<() => TestDatabase>((resolve) =>
    till.dieAfter(nth, () => resolve(afterPowerCut(till)), place),
  );
  const round = till
    .engine()
    .round()
    .then(() => () => afterPowerCut(till)());
  return (await Promise.race([cut, round]))();
}

describe('a power cut', () => {
  it('at any write of a pull or a push leaves a sound database, from which all goes on', async () => {
    const arbitrary = fc.record({
      nth: fc.integer({ min: 0, max: 40 }),
      place: fc.constantFrom('before' as const, 'inside' as const),
      sales: fc.integer({ min: 0, max: 3 }),
      moves: fc.integer({ min: 0, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.boolean(), async (cut, isFirstPull) => {
        const store = openStore();
        const before = await openSyncTill(() => store.connect());
        const ids: string[] = [];
        if (!isFirstPull) {
          await before.engine().round();
          for (let one = 0; one < cut.sales; one += 1) ids.push(await before.sell('v1'));
          for (let one = 0; one < cut.moves; one += 1) ids.push(await before.move('v2', 2));
          store.putVariant('v99');
        }
        const database = await roundWithCut(before, cut);
        expect(database.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
        expect(database.sqlite.pragma('foreign_key_check')).toEqual([]);
        const clock = { at: before.clock.at };
        const till = await runSyncTill(database, () => store.connect(), { clock, conceal: (text) => text });
        for (let round = 0; round < 4; round += 1) {
          clock.at += 400_000;
          await till.engine().round();
        }
        for (const id of ids) expect(store.documents.get(id)).toHaveLength(1);
        const living = database.sqlite
          .prepare('SELECT count(*) FROM variant WHERE deleted = 0')
          .pluck()
          .get();
        expect(living).toBe(isFirstPull ? VARIANTS : VARIANTS + 1);
        for (const id of ['v1', 'v2', 'v23']) expect((await till.shown(id))?.here).toBe(store.onHand(id));
        expect(till.bugs).toEqual([]);
        await till.close();
        await before.close();
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 20) },
    );
  }, 120_000);
});
