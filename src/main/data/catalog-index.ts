import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** What search knows of a variant. `codes` are as `barcode.code` has them. */
export interface IndexedText {
  readonly id: number;
  readonly name: string;
  readonly sku: string;
  readonly codes: readonly string[];
}

/** Pages of the index that one tidying step may write: about 3 ms. */
const MERGE_PAGES = 32;

const INDEXES = ['variant_word', 'variant_trigram'] as const;

/**
 * Turns off the merging that the index would do inside somebody's commit, where it holds the write lock
 * for as long as it likes; `tidyIndex` does it in small steps instead.
 */
export async function quietIndex(tx: Tx): Promise<void> {
  for (const index of INDEXES) {
    await sql`INSERT INTO ${sql.table(index)} (${sql.ref(index)}, rank) VALUES ('automerge', 0)`.execute(tx);
  }
}

/** One small step of merging the search index. True when there was something to merge. */
export async function tidyIndex(tx: Tx): Promise<boolean> {
  const before = await totalChanges(tx);
  for (const index of INDEXES) {
    await sql`INSERT INTO ${sql.table(index)} (${sql.ref(index)}, rank) VALUES ('merge', ${sql.lit(MERGE_PAGES)})`.execute(
      tx,
    );
  }
  return (await totalChanges(tx)) - before > INDEXES.length;
}

async function totalChanges(tx: Tx): Promise<number> {
  const { rows } = await sql<{ changes: number }>`SELECT total_changes() AS changes`.execute(tx);
  return rows[0]?.changes ?? 0;
}

/** Adds variants to the search index that are not in it. */
export async function addToIndex(tx: Tx, texts: readonly IndexedText[]): Promise<void> {
  if (texts.length === 0) return;
  const items = JSON.stringify(texts.map(({ id, name, sku, codes }) => [id, name, sku, codeWords(codes)]));
  await sql`
    INSERT INTO variant_word (rowid, name, sku, codes)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(${items})`.execute(tx);
  await sql`
    INSERT INTO variant_trigram (rowid, name)
    SELECT value ->> 0, value ->> 1 FROM json_each(${items})`.execute(tx);
}

/** Takes variants out of the search index. */
export async function dropFromIndex(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const list = JSON.stringify(ids);
  for (const index of INDEXES) {
    await sql`DELETE FROM ${sql.table(index)} WHERE rowid IN (SELECT value FROM json_each(${list}))`.execute(
      tx,
    );
  }
}

/**
 * The codes as words of the index. A GTIN is found by what is printed under its bars, so it is there
 * with 14, 13, 12 and 8 digits, as far as it has no more than that.
 */
function codeWords(codes: readonly string[]): string {
  return codes.flatMap((code) => (/^\d{14}$/.test(code) ? printedForms(code) : [code])).join(' ');
}

function printedForms(gtin14: string): string[] {
  const zeros = gtin14.length - gtin14.replace(/^0+/, '').length;
  return [14, 13, 12, 8]
    .map((digits) => 14 - digits)
    .filter((cut) => cut <= zeros && !(cut === 0 && zeros > 0))
    .map((cut) => gtin14.slice(cut));
}
