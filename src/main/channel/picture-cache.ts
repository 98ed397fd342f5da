import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  findPicture,
  forgetPictureFile,
  keepPicture,
  pictureBytes,
  pictureFiles,
  stalePictures,
  touchPicture,
  type PictureRow,
} from '#main/data/picture.ts';
import type { ShortWrites } from '#main/data/short-writes.ts';
import type { Read } from './connector.ts';
import { createLimit, type Limit } from './limit.ts';
import { extensionOf, pictureTypeOf, typeOfFile, type PictureType } from './picture-type.ts';

/** What the picture folder works with. */
export interface PictureParts {
  readonly writes: ShortWrites;
  readonly folder: string;
  /** The most that the folder may hold, in bytes. */
  readonly maxBytes: number;
  readonly fetch: (url: string) => Promise<Read<{ readonly body: Uint8Array; readonly type: string }>>;
  /** Milliseconds since the epoch, UTC. */
  readonly now: () => number;
}

/** A picture on this PC. */
export interface PictureFile {
  readonly path: string;
  readonly type: PictureType;
}

/** Pictures of the store, fetched when they are first looked at, in a folder that does not grow for ever. */
export interface PictureCache {
  /** A picture, or null when there is none or it can't be had now. */
  pictureOf(id: number): Promise<PictureFile | null>;
  /** Removes files that the database does not know. */
  clean(): Promise<void>;
}

interface Cache extends PictureParts {
  readonly limit: Limit;
  readonly running: Map<number, Promise<PictureFile | null>>;
  /** Until when a picture that could not be had is not asked for again (ms). */
  readonly absentUntil: Map<number, number>;
}

const PARALLEL = 4;
const TOUCH_MS = 3_600_000;
const MAX_PICTURE_BYTES = 5_000_000;
const STALE_BATCH = 20;
const ABSENT_MS = { later: 30_000, refused: 600_000 } as const;
const MAX_ABSENT = 10_000;

/** Opens the picture folder; it is made when it is missing. */
export async function openPictureCache(parts: PictureParts): Promise<PictureCache> {
  await mkdir(parts.folder, { recursive: true });
  const cache: Cache = { ...parts, limit: createLimit(PARALLEL), running: new Map(), absentUntil: new Map() };
  return {
    pictureOf: (id) => once(cache, id),
    clean: () => clean(cache),
  };
}

/** Two who look at the same picture at the same time get one fetch. */
function once(cache: Cache, id: number): Promise<PictureFile | null> {
  const running = cache.running.get(id);
  if (running !== undefined) return running;
  const found = pictureOf(cache, id).finally(() => cache.running.delete(id));
  cache.running.set(id, found);
  return found;
}

async function pictureOf(cache: Cache, id: number): Promise<PictureFile | null> {
  const row = await findPicture(cache.writes.db, id);
  if (row === null) return null;
  const kept = await keptFile(cache, row);
  if (kept !== null) return kept;
  if ((cache.absentUntil.get(id) ?? 0) > cache.now()) return null;
  return await cache.limit(() => fetchPicture(cache, row));
}

/** The file as it was written; one that is gone or torn is fetched again. */
async function keptFile({ folder, writes, now }: Cache, row: PictureRow): Promise<PictureFile | null> {
  const { id, file, size, usedAt } = row;
  if (file === null) return null;
  const path = join(folder, file);
  const type = typeOfFile(file);
  if (type === null || (await sizeOf(path)) !== size) {
    await writes.write((tx) => forgetPictureFile(tx, id));
    return null;
  }
  const at = now();
  if (at - usedAt > TOUCH_MS) await writes.write((tx) => touchPicture(tx, id, at));
  return { path, type };
}

async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return found?.size ?? null;
}

async function fetchPicture(cache: Cache, { id, url }: PictureRow): Promise<PictureFile | null> {
  const { folder, writes, now } = cache;
  const read = await cache.fetch(url);
  if (read.kind !== 'read') return remember(cache, id, ABSENT_MS[read.kind]);
  const { body } = read.value;
  const type = pictureTypeOf(body);
  if (type === null || body.byteLength > MAX_PICTURE_BYTES) return remember(cache, id, ABSENT_MS.refused);
  const file = `${id}-${createHash('sha256').update(url).digest('hex').slice(0, 12)}.${extensionOf(type)}`;
  const path = join(folder, file);
  await writeWhole(path, body);
  const isKept = await writes.write((tx) =>
    keepPicture(tx, { id, url, file, size: body.byteLength, at: now() }),
  );
  if (!isKept) {
    await rm(path, { force: true });
    return null;
  }
  await evict(cache);
  return { path, type };
}

function remember({ absentUntil, now }: Cache, id: number, ms: number): null {
  if (absentUntil.size >= MAX_ABSENT) absentUntil.clear();
  absentUntil.set(id, now() + ms);
  return null;
}

/** A reader sees the whole picture or none. */
async function writeWhole(path: string, body: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, body);
  await rename(draft, path);
}

/** Keeps the folder within its bounds: what nobody looked at for the longest time goes first. */
async function evict({ writes, folder, maxBytes }: Cache): Promise<void> {
  let over = (await pictureBytes(writes.db)) - maxBytes;
  while (over > 0) {
    const stale = await stalePictures(writes.db, STALE_BATCH);
    if (stale.length === 0) return;
    for (const { id, file, size } of stale) {
      if (over <= 0) return;
      await writes.write((tx) => forgetPictureFile(tx, id));
      if (file !== null) await rm(join(folder, file), { force: true });
      over -= size;
    }
  }
}

async function clean({ folder, writes }: Cache): Promise<void> {
  const known = await pictureFiles(writes.db);
  const strangers = (await readdir(folder)).filter((file) => !known.has(file));
  for (const file of strangers) await rm(join(folder, file), { force: true, recursive: true });
}
