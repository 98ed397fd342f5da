import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { CountScope } from '#contract/count.ts';
import { SELLABLE } from './catalog.ts';
import type { Reader, Tx } from './database.ts';
import { keptObject } from './kept-json.ts';
import type { Schema } from './schema.ts';

/** A count as it is kept. Instants in milliseconds. */
export interface KeptCount {
  readonly countId: string;
  readonly name: string;
  readonly scope: CountScope;
  readonly isBlind: boolean;
  readonly state: Selectable<Schema['stockCount']>['state'];
  readonly openedAt: number;
  readonly openedBy: string;
  readonly closedAt: number | null;
  /** Variants that were to be counted when it was opened, and how many of them were. */
  readonly total: number;
  readonly counted: number;
  /** Variants booked so far. */
  readonly booked: number;
}

type CountRow = Omit<Selectable<Schema['stockCount']>, 'booking'>;

const COLUMNS = [
  'id',
  'name',
  'scope',
  'isBlind',
  'state',
  'openedAt',
  'openedBy',
  'closedAt',
  'total',
  'counted',
  'booked',
] as const;

function toCount({ id, scope, isBlind, ...row }: CountRow): KeptCount {
  return { ...row, countId: id, scope: keptObject<CountScope>(scope), isBlind: isBlind === 1 };
}

/** A count, or null. */
export async function findCount(db: Reader, countId: string): Promise<KeptCount | null> {
  const row = await db.selectFrom('stockCount').select(COLUMNS).where('id', '=', countId).executeTakeFirst();
  return row === undefined ? null : toCount(row);
}

/** The counts under way and the last `ended` others, newest first. */
export async function listCounts(db: Reader, ended: number): Promise<KeptCount[]> {
  const rows = await db
    .selectFrom('stockCount')
    .select(COLUMNS)
    .where((where) =>
      where.or([
        where('state', 'in', ['open', 'booking']),
        where(
          'id',
          'in',
          where
            .selectFrom('stockCount as last')
            .select('last.id')
            .where('last.state', 'in', ['booked', 'dropped'])
            .orderBy('last.openedAt', 'desc')
            .limit(ended),
        ),
      ]),
    )
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toCount);
}

/** What of a variant and its product makes it one of those to be counted: what can be sold, of the scope. */
export function inScope(scope: CountScope): RawBuilder<boolean> {
  switch (scope.kind) {
    case 'all':
      return sql`(${SELLABLE})`;
    case 'category':
      return sql`(${SELLABLE} AND variant.product_id IN (
        WITH RECURSIVE below(id) AS (
          SELECT ${scope.categoryId}
          UNION SELECT category.id FROM below JOIN category ON category.parent_id = below.id)
        SELECT product_id FROM below JOIN product_category ON product_category.category_id = below.id))`;
    case 'list':
      return sql`(variant.id IN (SELECT value FROM json_each(${JSON.stringify(scope.variantIds)})))`;
  }
}

/** How many variants there are to count. */
export async function countScope(db: Reader, scope: CountScope): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    SELECT count(*) AS total FROM variant JOIN product ON product.id = variant.product_id
    WHERE ${inScope(scope)}`.execute(db);
  return rows[0]?.total ?? 0;
}

/** Whether a variant is among those to be counted. */
export async function isInScope(db: Reader, scope: CountScope, variantId: number): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM variant JOIN product ON product.id = variant.product_id
    WHERE variant.id = ${variantId} AND ${inScope(scope)}`.execute(db);
  return rows.length > 0;
}

/** Begins a count. */
export async function insertCount(
  tx: Tx,
  { countId, scope, isBlind, ...row }: Omit<KeptCount, 'state' | 'closedAt' | 'counted' | 'booked'>,
): Promise<void> {
  await tx
    .insertInto('stockCount')
    .values({ ...row, id: countId, scope: JSON.stringify(scope), isBlind: isBlind ? 1 : 0 })
    .execute();
}

/** Ends a count, at an instant in milliseconds. */
export async function endCount(
  tx: Tx,
  countId: string,
  state: 'booked' | 'dropped',
  closedAt: number,
): Promise<void> {
  await tx.updateTable('stockCount').set({ state, closedAt }).where('id', '=', countId).execute();
}
