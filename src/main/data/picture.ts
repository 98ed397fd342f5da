import { sql } from 'kysely';
import type { Reader, Tx } from './database.ts';

/** A picture of the store. `file` is its name in the picture folder, null while it is not there. */
export interface PictureRow {
  readonly id: number;
  readonly url: string;
  readonly file: string | null;
  /** Bytes of the file. */
  readonly size: number;
  /** Milliseconds. */
  readonly usedAt: number;
}

/** A picture, or null. */
export async function findPicture(db: Reader, id: number): Promise<PictureRow | null> {
  const row = await db
    .selectFrom('picture')
    .select(['id', 'url', 'file', 'size', 'usedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** A picture that was just written to the folder; `size` in bytes, `at` in milliseconds. */
export interface KeptPicture {
  readonly id: number;
  readonly url: string;
  readonly file: string;
  readonly size: number;
  readonly at: number;
}

/** Says where a picture's bytes are. False when the store has replaced it meanwhile. */
export async function keepPicture(tx: Tx, { id, url, file, size, at }: KeptPicture): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('picture')
    .set({ file, size, usedAt: at })
    .where('id', '=', id)
    .where('url', '=', url)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes that a picture was looked at (ms). */
export async function touchPicture(tx: Tx, id: number, at: number): Promise<void> {
  await tx.updateTable('picture').set({ usedAt: at }).where('id', '=', id).execute();
}

/** Forgets that a picture's bytes are in the folder. */
export async function forgetPictureFile(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('picture').set({ file: null, size: 0 }).where('id', '=', id).execute();
}

/** Bytes of all pictures in the folder. */
export async function pictureBytes(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('picture')
    .select(sql<number>`coalesce(sum(size), 0)`.as('bytes'))
    .where('file', 'is not', null)
    .executeTakeFirst();
  return row?.bytes ?? 0;
}

/** The pictures that were not looked at for the longest time. */
export async function stalePictures(
  db: Reader,
  limit: number,
): Promise<{ readonly id: number; readonly file: string | null; readonly size: number }[]> {
  return await db
    .selectFrom('picture')
    .select(['id', 'file', 'size'])
    .where('file', 'is not', null)
    .orderBy('usedAt')
    .limit(limit)
    .execute();
}

/** The names of all picture files that the database knows. */
export async function pictureFiles(db: Reader): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('picture').select('file').where('file', 'is not', null).execute();
  return new Set(rows.flatMap((row) => (row.file === null ? [] : [row.file])));
}
