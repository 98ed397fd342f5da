import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { CountScope } from '#contract/count.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { inScope } from './count.ts';
import type { Reader, Tx } from './database.ts';
import { keptObject } from './kept-json.ts';

/** What was decided when a count was booked, and how far that is. */
export interface Booking {
  /** The first document of it. */
  readonly documentId: string;
  readonly missingIsZero: boolean;
  readonly without: readonly number[];
  /** What is booked now: what was counted, then what nobody counted; each in the order of the variants' ids. */
  readonly part: 'counted' | 'missing';
  /** The last variant of the part that is done, 0 before the first. */
  readonly after: number;
}

/** How the booking of a count stands, or null before it began. */
export async function findBooking(db: Reader, countId: string): Promise<Booking | null> {
  const row = await db
    .selectFrom('stockCount')
    .select('booking')
    .where('id', '=', countId)
    .executeTakeFirst();
  const text = row?.booking ?? null;
  return text === null ? null : keptObject<Booking>(text);
}

/** Keeps how the booking stands after so many variants more. */
export async function keepBooking(
  tx: Tx,
  countId: string,
  booking: Booking,
  bookedNow: number,
): Promise<void> {
  await tx
    .updateTable('stockCount')
    .set(({ eb }) => ({
      state: 'booking',
      booking: JSON.stringify(booking),
      booked: eb('booked', '+', bookedNow),
    }))
    .where('id', '=', countId)
    .execute();
}

/** A counted variant as it is booked. */
export interface CountedVariant {
  readonly variantId: number;
  readonly difference: Thousandths;
  readonly expected: Thousandths;
  readonly knownAt: number | null;
}

/** The counted variants that are booked next. */
export async function nextCounted(
  db: Reader,
  countId: string,
  { after, without }: Booking,
  limit: number,
): Promise<CountedVariant[]> {
  const { rows } = await sql<CountedVariant>`
    SELECT variant_id, difference, expected, known_at FROM count_line
    WHERE count_id = ${countId} AND variant_id > ${after}
      AND variant_id NOT IN (SELECT value FROM json_each(${JSON.stringify(without)}))
    ORDER BY variant_id LIMIT ${limit}`.execute(db);
  return rows;
}

/** The next of all variants, and those of them that should have been counted and were not. */
export interface MissingPart {
  readonly variantIds: readonly number[];
  /** The last variant that was looked at; null behind the last of all. */
  readonly lookedTo: number | null;
}

/** Looks at the next `limit` variants of the till for such as nobody has counted. */
export async function nextMissing(
  db: Reader,
  count: { readonly countId: string; readonly scope: CountScope },
  { after, without }: Booking,
  limit: number,
): Promise<MissingPart> {
  const { rows: looked } = await sql<{ last: number | null }>`
    SELECT max(id) AS last FROM (SELECT id FROM variant WHERE id > ${after} ORDER BY id LIMIT ${limit})`.execute(
    db,
  );
  const lookedTo = looked[0]?.last ?? null;
  if (lookedTo === null) return { variantIds: [], lookedTo };
  const { rows } = await sql<{ id: number }>`
    SELECT variant.id FROM variant JOIN product ON product.id = variant.product_id
    WHERE variant.id > ${after} AND variant.id <= ${lookedTo} AND ${inScope(count.scope)}
      AND NOT EXISTS (SELECT 1 FROM count_line
        WHERE count_id = ${count.countId} AND count_line.variant_id = variant.id)
      AND variant.id NOT IN (SELECT value FROM json_each(${JSON.stringify(without)}))
    ORDER BY variant.id`.execute(db);
  return { variantIds: rows.map(({ id }) => id), lookedTo };
}

/** Lets whatever else the till was asked come first. */
export async function letOthersRun(): Promise<void> {
  await setImmediate();
}
