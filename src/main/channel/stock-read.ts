import { z } from 'zod';
import type { Reader, Tx } from '#main/data/database.ts';
import type { StockRead } from '#main/data/stock-import.ts';
import { keepCursor, rewindWanted, streamPosition } from '#main/data/sync-cursor.ts';

const stockReadSchema = z.strictObject({
  beganAt: z.int(),
  cursor: z.string().nullable(),
  isOpen: z.boolean(),
  knownAt: z.int().nullable(),
});

/** The read of stock that is under way, or the last one; null before the first. */
export async function findStockRead(db: Reader): Promise<StockRead | null> {
  const kept = (await streamPosition(db, 'stock'))?.cursor ?? null;
  return kept === null ? null : stockReadSchema.parse(JSON.parse(kept));
}

/** Keeps where a read of stock is; belongs into the transaction of the page's last rows. `at` in ms. */
export async function keepStockRead(tx: Tx, read: StockRead, at: number): Promise<void> {
  await keepCursor(tx, { stream: 'stock', cursor: JSON.stringify(read), isEnd: !read.isOpen, at });
}

/** Rewinds every stream that a person wants read anew. A stock read that was under way begins again. */
export async function rewindAllWanted(tx: Tx): Promise<void> {
  const read = await findStockRead(tx);
  const streams = await rewindWanted(tx);
  if (read === null || !streams.includes('stock')) return;
  await keepStockRead(tx, { ...read, cursor: null, isOpen: false }, 0);
}

/** Lets the next read list every level again: a feed can have missed one. `at` in ms. */
export async function rewindStock(tx: Tx, at: number): Promise<void> {
  const read = await findStockRead(tx);
  if (read !== null && !read.isOpen) await keepStockRead(tx, { ...read, cursor: null }, at);
}
