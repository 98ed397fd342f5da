import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { CountScope } from '#contract/count.ts';
import type { Minor } from '#domain/money/money.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import type { Expectation, Found, Tally } from '#domain/stock/tally.ts';
import type { Span } from './catalog.ts';
import { inScope } from './count.ts';
import type { Reader, Tx } from './database.ts';
import type { Schema } from './schema.ts';

/** What was found, with what should have been there. Instants in milliseconds. */
export interface NewEntry extends Expectation, Found {
  readonly id: string;
  readonly countId: string;
  readonly variantId: number;
  readonly at: number;
  readonly clerk: string;
}

/** Writes what was found; the number of the entry. */
export async function insertEntry(tx: Tx, entry: NewEntry): Promise<number> {
  const { seq } = await tx.insertInto('countEntry').values(entry).returning('seq').executeTakeFirstOrThrow();
  return seq;
}

/** An entry, or null. */
export async function findEntry(
  db: Reader,
  id: string,
): Promise<Pick<NewEntry, 'countId' | 'variantId' | 'mode' | 'quantity'> | null> {
  const row = await db
    .selectFrom('countEntry')
    .select(['countId', 'variantId', 'mode', 'quantity'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** What the entries of a variant come to, or null. */
export async function findTally(db: Reader, countId: string, variantId: number): Promise<Tally | null> {
  const row = await db
    .selectFrom('countLine')
    .select(['counted', 'expected', 'knownAt', 'difference', 'movementSeq', 'firstMovementSeq'])
    .where('countId', '=', countId)
    .where('variantId', '=', variantId)
    .executeTakeFirst();
  return row ?? null;
}

/** A tally as it is kept, with what the review sorts by. */
export interface NewLine extends Tally {
  readonly countId: string;
  readonly variantId: number;
  readonly worth: Minor;
  readonly entrySeq: number;
  readonly lastAt: number;
  readonly isStray: boolean;
}

/** Keeps what the entries of a variant come to by now. */
export async function saveLine(tx: Tx, { isStray, ...line }: NewLine): Promise<void> {
  const { countId, variantId, ...tally } = line;
  await tx
    .insertInto('countLine')
    .values({ ...line, isStray: isStray ? 1 : 0 })
    .onConflict((conflict) => conflict.columns(['countId', 'variantId']).doUpdateSet(tally))
    .execute();
}

/** One more of the variants to count was counted. */
export async function countOneMore(tx: Tx, countId: string): Promise<void> {
  await tx
    .updateTable('stockCount')
    .set(({ eb }) => ({ counted: eb('counted', '+', 1) }))
    .where('id', '=', countId)
    .execute();
}

/** A line of a count; without a tally where nobody has counted. */
export interface KeptLine extends Omit<
  Selectable<Schema['countLine']>,
  'countId' | 'entrySeq' | 'firstMovementSeq' | 'movementSeq' | 'isStray'
> {
  readonly isStray: number;
  /** The till moved it between the first entry that counts and the last. */
  readonly hasMoved: number;
  /** What the till has moved since the last entry. */
  readonly movedSince: Thousandths;
}

const LINE = sql`
  line.variant_id, line.counted, line.expected, line.known_at, line.difference, line.worth, line.last_at, line.is_stray,
  EXISTS (SELECT 1 FROM stock_movement WHERE stock_movement.variant_id = line.variant_id
    AND seq > line.first_movement_seq AND seq <= line.movement_seq) AS has_moved,
  (SELECT coalesce(sum(quantity), 0) FROM stock_movement
    WHERE stock_movement.variant_id = line.variant_id AND seq > line.movement_seq) AS moved_since`;

/** One line, or null where nobody has counted. */
export async function findLine(db: Reader, countId: string, variantId: number): Promise<KeptLine | null> {
  const { rows } = await sql<KeptLine>`
    SELECT ${LINE} FROM count_line AS line
    WHERE count_id = ${countId} AND variant_id = ${variantId}`.execute(db);
  return rows[0] ?? null;
}

/** What was counted, the last first. */
export async function countedLines(db: Reader, countId: string, span: Span): Promise<KeptLine[]> {
  return await pageOf(db, sql`line.count_id = ${countId}`, sql`line.entry_seq DESC`, span);
}

/** What differs, the dearest difference first. */
export async function differingLines(db: Reader, countId: string, span: Span): Promise<KeptLine[]> {
  const where = sql`line.count_id = ${countId} AND line.difference <> 0`;
  return await pageOf(db, where, sql`abs(line.worth) DESC, line.variant_id DESC`, span);
}

/** The page is found in the index alone, and only its lines are read with what they need beside. */
async function pageOf(
  db: Reader,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  { offset, limit }: Span,
): Promise<KeptLine[]> {
  const { rows } = await sql<KeptLine>`
    SELECT ${LINE}
    FROM (SELECT line.count_id, line.variant_id FROM count_line AS line WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}) AS page
    JOIN count_line AS line ON line.count_id = page.count_id AND line.variant_id = page.variant_id
    ORDER BY ${order}`.execute(db);
  return rows;
}

/** The variants that are to be counted and that nobody has counted, by name. */
export async function missingVariants(
  db: Reader,
  countId: string,
  scope: CountScope,
  { offset, limit }: Span,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT variant.id FROM variant JOIN product ON product.id = variant.product_id
    WHERE ${inScope(scope)}
      AND NOT EXISTS (SELECT 1 FROM count_line WHERE count_id = ${countId} AND count_line.variant_id = variant.id)
    ORDER BY variant.name COLLATE NOCASE LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return rows.map(({ id }) => id);
}

/** How many counted variants differ, and what that is worth in all, minor units. */
export async function differenceOf(
  db: Reader,
  countId: string,
): Promise<{ differing: number; worth: Minor }> {
  const { rows } = await sql<{ differing: number; worth: Minor }>`
    SELECT count(*) AS differing, coalesce(sum(worth), 0) AS worth
    FROM count_line WHERE count_id = ${countId} AND difference <> 0`.execute(db);
  return rows[0] ?? { differing: 0, worth: 0 };
}
