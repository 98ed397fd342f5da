import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { plainCode } from '#domain/pickup/pickup-code.ts';
import type { Stage } from '#domain/pickup/pickup.ts';
import { searchWords } from '#domain/party/fold.ts';
import { compiled } from './compiled.ts';
import type { Database, Reader } from './database.ts';
import { keptObject } from './kept-json.ts';
import type { StoredCard } from './pickup-card.ts';
import { REFUSED_ORDERS } from './pickup-refused.ts';
import type { Schema } from './schema.ts';

/** An order as the board shows it. `promisedAt` in milliseconds. */
export interface KnownCard {
  readonly card: StoredCard;
  readonly promisedAt: number | null;
  /** Nobody has begun with it, and nobody at this till has seen it. */
  readonly isNews: boolean;
  /** The store refused something without which nobody knows whether it is paid. */
  readonly isRefused: boolean;
}

interface CardRow {
  readonly isRefused: number;
  readonly card: string;
  readonly promisedAt: number | null;
  readonly seenAt: number | null;
}

type Orders = Pick<Schema, 'webOrder'>;

const IS_REFUSED = sql<number>`web_order.id IN ${REFUSED_ORDERS}`.as('isRefused');

function openQuery(db: Database): SelectQueryBuilder<Orders, 'webOrder', object> {
  return db
    .selectFrom('webOrder')
    .where(sql<boolean>`is_open = 1`)
    .where('locationCode', '=', sql<string>`(SELECT location_code FROM shop)`);
}

const boardQuery = compiled<Record<never, never>, CardRow>((db) =>
  openQuery(db).select(['card', 'promisedAt', 'seenAt', IS_REFUSED]),
);

/** The orders of this shop that somebody has to do something with yet. */
export async function boardCards(db: Reader): Promise<KnownCard[]> {
  return (await boardQuery(db, {})).map(toCard);
}

/** What is counted of an open order. Instants in milliseconds. */
export interface OpenOrder {
  readonly stage: Stage;
  readonly placedAt: number;
  readonly promisedAt: number | null;
  readonly readyAt: number | null;
  readonly questions: number;
  readonly isNews: boolean;
}

interface OpenRow extends Omit<OpenOrder, 'isNews'> {
  readonly seenAt: number | null;
}

const countQuery = compiled<Record<never, never>, OpenRow>((db) =>
  openQuery(db)
    .select([sql<Stage>`stage`.as('stage'), 'placedAt', 'promisedAt', 'seenAt'])
    .select([
      sql<number | null>`card ->> 'readyAt'`.as('readyAt'),
      sql<number>`card ->> 'questions'`.as('questions'),
    ]),
);

/** As `boardCards`, as far as it matters to how many there are of each sort. */
export async function openOrders(db: Reader): Promise<OpenOrder[]> {
  return (await countQuery(db, {})).map(({ seenAt, ...row }) => ({
    ...row,
    isNews: seenAt === null && row.stage === 'new',
  }));
}

/** Orders that have every word of `text` in number, name, mail, phone or code, wherever they are collected; newest first. */
export async function findCards(db: Reader, text: string, limit: number): Promise<KnownCard[]> {
  const words = searchWords(text);
  const rows = await db
    .selectFrom('webOrder')
    .select(['card', 'promisedAt', 'seenAt', IS_REFUSED])
    .where((where) => where.and(words.map(hasWord)))
    .orderBy('placedAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toCard);
}

/** A pickup code is kept without the dashes that people read it out with. */
function hasWord(word: string): RawBuilder<boolean> {
  return sql`(instr(search, ${word}) > 0 OR instr(search, ${word.replaceAll('-', '') || word}) > 0)`;
}

interface CodeRow {
  readonly id: string;
  readonly isPickupCode: 0 | 1;
}

const byCodeQuery = compiled<{ code: string; pickupCode: string }, CodeRow>((db, place) =>
  db
    .selectFrom('webOrder')
    .select(['id', sql<0 | 1>`pickup_code = ${place('pickupCode')}`.as('isPickupCode')])
    .where(
      'id',
      'in',
      sql<string>`(SELECT id FROM web_order WHERE pickup_code = ${place('pickupCode')}
        UNION SELECT id FROM web_order WHERE code = ${place('code')} COLLATE NOCASE)`,
    )
    .orderBy(sql`is_open`, 'desc')
    .orderBy('placedAt', 'desc')
    .limit(1),
);

/** An order, and whether it was its pickup code that named it, or only its number, which is no secret. */
export interface NamedOrder {
  readonly orderId: string;
  readonly by: 'code' | 'number';
}

/** The order that a shopper's code, or its number, stands for, whatever its case and blanks; an open one first. */
export async function orderByCode(db: Reader, code: string): Promise<NamedOrder | null> {
  const pickupCode = plainCode(code);
  if (pickupCode === '') return null;
  const [row] = await byCodeQuery(db, { code: code.trim(), pickupCode });
  return row === undefined ? null : { orderId: row.id, by: row.isPickupCode === 1 ? 'code' : 'number' };
}

function toCard({ card, promisedAt, seenAt, isRefused }: CardRow): KnownCard {
  const known = keptObject<StoredCard>(card);
  const isNews = seenAt === null && known.stage === 'new';
  return { card: known, promisedAt, isNews, isRefused: isRefused === 1 };
}
