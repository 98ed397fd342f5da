import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { test as property, fc } from '@fast-check/vitest';
import { nextRows, writeInParts, type Part } from '#main/channel/write-parts.ts';
import { shortWrites } from '#main/data/short-writes.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('a list that is written in parts', () => {
  property.prop(
    [fc.array(fc.nat(), { maxLength: 3000 }), fc.array(fc.nat(30), { minLength: 1, maxLength: 9 })],
    { numRuns: 30 },
  )(
    'is written whole, once and in its order, with one last part, however long each takes',
    async (items, times) => {
      const parts: Part<number>[] = [];
      const heldMs = (): number => times[parts.length % times.length] ?? 5;
      const sum = await writeInParts({ ...shortWrites(database), heldMs }, items, (_, part) => {
        parts.push(part);
        return Promise.resolve(part.items.length);
      });
      expect(sum).toBe(items.length);
      expect(parts.flatMap((part) => part.items)).toEqual(items);
      expect(parts.map((part) => part.isLast)).toEqual(parts.map((_, nth) => nth === parts.length - 1));
    },
  );

  it('grows as long as the till would hardly wait, and shrinks at once when it would', () => {
    const after = [nextRows(100, 1), nextRows(100, 6), nextRows(400, 9), nextRows(100, 90), nextRows(800, 1)];
    expect(after).toEqual([200, 100, 200, 100, 800]);
  });
});

describe('short writes', () => {
  it('are on the disk when they resolve, also beside those that need not be', async () => {
    const { sqlite } = database;
    const writes = shortWrites(database);
    const levels: unknown[] = [];
    const note = (): Promise<void> => {
      levels.push(sqlite.pragma('synchronous', { simple: true }));
      return Promise.resolve();
    };
    await Promise.all([
      writes.writeRepeatable(note),
      writes.write(note),
      writes.writeRepeatable(() => Promise.reject(new Error('broken'))).catch(() => undefined),
      writes.write(note),
      writes.writeRepeatable(note),
    ]);
    expect(levels).toEqual([1, 2, 2, 1]);
    expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
  });
});
