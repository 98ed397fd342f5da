import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Read } from '#main/channel/connector.ts';
import { openPictureCache, type PictureCache } from '#main/channel/picture-cache.ts';
import { openConnection, type Connection } from '#main/data/database.ts';
import { shortWrites } from '#main/data/short-writes.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

type Fetched = Read<{ readonly body: Uint8Array; readonly type: string }>;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const MINUTE = 60_000;
const pngOf = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, index) => PNG[index] ?? 0);

let till: TestDatabase;
let connection: Connection;
let cache: PictureCache;
let folder: string;
let asked: string[];
let now: number;
let answer: (url: string) => Promise<Fetched>;

beforeEach(async () => {
  till = await openTestDatabase();
  folder = join(till.folder, 'pictures');
  for (let id = 1; id <= 4; id += 1) {
    till.sqlite
      .prepare('INSERT INTO picture (id, remote_id, url) VALUES (?, ?, ?)')
      .run(id, `a${id}`, `http://s/${id}`);
  }
  connection = openConnection(till.file);
  asked = [];
  now = 1_000_000_000;
  answer = () => Promise.resolve({ kind: 'read', value: { body: pngOf(100), type: 'text/plain' } });
  cache = await openPictureCache({
    writes: shortWrites(connection),
    folder,
    maxBytes: 250,
    now: () => now,
    fetch: (url) => {
      asked.push(url);
      return answer(url);
    },
  });
});
afterEach(async () => {
  await connection.close();
  await till.close();
});

const rowOf = (id: number): unknown =>
  till.sqlite.prepare('SELECT size, used_at FROM picture WHERE id = ?').raw().get(id);

describe('a picture', () => {
  it('is fetched when it is first looked at, and lies on the disk from then on', async () => {
    const first = await cache.pictureOf(1);
    expect(first?.type).toBe('image/png');
    expect(readFileSync(first?.path ?? '')).toHaveLength(100);
    expect(await cache.pictureOf(1)).toEqual(first);
    expect(asked).toEqual(['http://s/1']);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('is fetched once for all who look at the same time', async () => {
    const [one, other] = await Promise.all([cache.pictureOf(1), cache.pictureOf(1)]);
    expect(one).toEqual(other);
    expect(asked).toHaveLength(1);
  });

  it('that the catalog does not know is none', async () => {
    expect(await cache.pictureOf(99)).toBeNull();
    expect(asked).toEqual([]);
  });

  it('is fetched again when its file is gone or torn', async () => {
    const { path = '' } = (await cache.pictureOf(1)) ?? {};
    writeFileSync(path, 'torn');
    expect((await cache.pictureOf(1))?.path).toBe(path);
    expect(readFileSync(path)).toHaveLength(100);
    expect(asked).toHaveLength(2);
  });

  it('that the store replaced meanwhile is not kept as the new one', async () => {
    answer = () => {
      till.sqlite.exec("UPDATE picture SET url = 'http://s/new' WHERE id = 1");
      return Promise.resolve({ kind: 'read', value: { body: pngOf(100), type: 'image/png' } });
    };
    expect(await cache.pictureOf(1)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['an SVG, which can hold programs', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a page of HTML', '<!doctype html>'],
    ['nothing', ''],
  ])('is not what calls itself one but is %s', async (_, text) => {
    const body = new TextEncoder().encode(text);
    answer = () => Promise.resolve({ kind: 'read', value: { body, type: 'image/png' } });
    expect(await cache.pictureOf(1)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that could not be had is asked for again after a while, not at once', async () => {
    answer = () => Promise.resolve({ kind: 'later', afterMs: 0, message: 'no line' });
    await cache.pictureOf(1);
    await cache.pictureOf(1);
    expect(asked).toHaveLength(1);
    now += MINUTE;
    await cache.pictureOf(1);
    expect(asked).toHaveLength(2);
  });

  it('is noted as looked at once an hour at most', async () => {
    await cache.pictureOf(1);
    now += 59 * MINUTE;
    await cache.pictureOf(1);
    expect(rowOf(1)).toEqual([100, 1_000_000_000]);
    now += 2 * MINUTE;
    await cache.pictureOf(1);
    expect(rowOf(1)).toEqual([100, now]);
  });
});

describe('the folder', () => {
  it('keeps within its bounds: what nobody looked at for the longest time goes', async () => {
    const paths: string[] = [];
    for (const id of [1, 2, 3]) {
      now += MINUTE;
      paths.push((await cache.pictureOf(id))?.path ?? '');
    }
    expect(paths.map((path) => existsSync(path))).toEqual([false, true, true]);
    expect(rowOf(1)).toEqual([0, expect.any(Number)]);
  });

  it('is cleaned of what the database does not know', async () => {
    const kept = await cache.pictureOf(1);
    writeFileSync(join(folder, 'stranger.png'), 'x');
    writeFileSync(join(folder, '2-abc.png.draft'), 'x');
    await cache.clean();
    expect(readdirSync(folder).map((file) => join(folder, file))).toEqual([kept?.path]);
  });
});

it('at most four pictures are fetched at the same time', async () => {
  for (let id = 5; id <= 20; id += 1) {
    till.sqlite
      .prepare('INSERT INTO picture (id, remote_id, url) VALUES (?, ?, ?)')
      .run(id, `a${id}`, `http://s/${id}`);
  }
  let running = 0;
  let most = 0;
  answer = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return { kind: 'later', afterMs: 0, message: '' };
  };
  await Promise.all(Array.from({ length: 20 }, (_, index) => cache.pictureOf(index + 1)));
  expect(most).toBe(4);
  expect(asked).toHaveLength(20);
});
