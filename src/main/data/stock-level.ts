import { sql } from 'kysely';
import type { KnownStock } from '#domain/stock/shown-stock.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { KNOWN_AT, UNSEEN, UNSEEN_HELD } from './catalog.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { hasStore, type ShopRow } from './shop.ts';

/** A place that holds stock. `isHere`: the one this till sells from. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly isHere: boolean;
}

/** Every place, this one first. */
export async function listPlaces(db: Reader): Promise<Place[]> {
  const { rows } = await sql<{ code: string; name: string; isHere: number }>`
    SELECT stock_location.code, stock_location.name, remote_id = shop.location_remote_id AS is_here
    FROM stock_location JOIN shop ON shop.id = 1
    ORDER BY is_here DESC, stock_location.name`.execute(db);
  return rows.map(({ isHere, ...place }) => ({ ...place, isHere: isHere === 1 }));
}

interface HereRow {
  readonly variantId: number;
  readonly kind: ShopRow['kind'];
  readonly onHand: Thousandths | null;
  readonly allocated: Thousandths | null;
  readonly knownAt: number | null;
  readonly unseen: Thousandths;
  readonly unseenHeld: Thousandths;
}

const hereQuery = compiled<{ ids: string }, HereRow>((db, place) =>
  db
    .selectFrom('variant')
    .innerJoin('shop', (join) => join.on('shop.id', '=', 1))
    .leftJoin('stockLocation', 'stockLocation.remoteId', 'shop.locationRemoteId')
    .leftJoin('stockLevel', (join) =>
      join
        .onRef('stockLevel.variantId', '=', 'variant.id')
        .onRef('stockLevel.locationId', '=', 'stockLocation.id'),
    )
    .select(['variant.id as variantId', 'shop.kind', 'stockLevel.onHand', 'stockLevel.allocated'])
    .select([UNSEEN.as('unseen'), UNSEEN_HELD.as('unseenHeld'), KNOWN_AT.as('knownAt')])
    .where('variant.id', 'in', sql<number>`(SELECT value FROM json_each(${place('ids')}))`),
);

/**
 * What is known of the stock of variants at this place. A shop without a store keeps its levels itself, so they are
 * known as of `now` (ms).
 */
export async function stockHere(
  db: Reader,
  variantIds: readonly number[],
  now: number,
): Promise<ReadonlyMap<number, KnownStock>> {
  if (variantIds.length === 0) return new Map();
  const rows = await hereQuery(db, { ids: JSON.stringify(variantIds) });
  return new Map(
    rows.map(({ variantId, kind, onHand, allocated, knownAt, unseen, unseenHeld }) => {
      const isKnown = onHand !== null && allocated !== null && knownAt !== null;
      const level = isKnown ? { onHand, allocated, knownAt: hasStore(kind) ? knownAt : now } : null;
      return [variantId, { level, unseen, unseenHeld }];
    }),
  );
}

/** What a place has of a variant, without this till's own movements; null when that was never told. */
export interface PlaceLevel extends Place {
  readonly onHand: Thousandths | null;
  readonly held: Thousandths;
  readonly knownAt: number | null;
  readonly incoming: Thousandths;
}

/** What every place has of a variant, and what is on its way there as far as this till knows; this place first. */
export async function placeLevels(db: Reader, variantId: number): Promise<PlaceLevel[]> {
  const { rows } = await sql<Omit<PlaceLevel, 'isHere'> & { readonly isHere: number }>`
    SELECT stock_location.code, stock_location.name, remote_id = shop.location_remote_id AS is_here,
      stock_level.on_hand, coalesce(stock_level.allocated, 0) AS held,
      iif(stock_level.on_hand IS NULL, NULL, ${KNOWN_AT}) AS known_at,
      iif(remote_id = shop.location_remote_id,
        (SELECT coalesce(sum(max(0, delivery_line.quantity - coalesce(
            (SELECT sum(line.quantity) FROM stock_document AS arrival
              JOIN stock_document_line AS line ON line.document_id = arrival.id
              WHERE arrival.source_id = delivery.id AND line.variant_id = delivery_line.variant_id), 0))), 0)
          FROM delivery_line JOIN delivery ON delivery.id = delivery_line.delivery_id
          WHERE delivery_line.variant_id = ${variantId} AND delivery.closed_at IS NULL),
        (SELECT coalesce(sum(max(0, 0 - sent.quantity - coalesce(
            (SELECT sum(line.quantity) FROM stock_document AS arrival
              JOIN stock_document_line AS line ON line.document_id = arrival.id
              WHERE arrival.source_id = out.id AND line.variant_id = ${variantId}), 0))), 0)
          FROM stock_transfer JOIN stock_document AS out ON out.id = stock_transfer.id
          JOIN stock_document_line AS sent ON sent.document_id = out.id AND sent.variant_id = ${variantId}
          WHERE stock_transfer.closed_at IS NULL AND out.other_location_code = stock_location.code)) AS incoming
    FROM stock_location JOIN shop ON shop.id = 1
    LEFT JOIN stock_level ON stock_level.location_id = stock_location.id AND stock_level.variant_id = ${variantId}
    ORDER BY is_here DESC, stock_location.name`.execute(db);
  return rows.map(({ isHere, ...level }) => ({ ...level, isHere: isHere === 1 }));
}

/**
 * Begins to keep the levels of goods that none was known of at this place; those that are known stay. A level begins
 * with nothing, or with what moved since the goods were counted, where a count that is not booked yet says how many
 * there were then. `at` in milliseconds.
 */
export async function beginLevels(tx: Tx, variantIds: readonly number[], at: number): Promise<void> {
  await sql`
    INSERT INTO stock_level (variant_id, location_id, on_hand, allocated, known_at)
    SELECT item.value, stock_location.id,
      coalesce((SELECT sum(quantity) FROM stock_movement WHERE variant_id = item.value AND seq >
        (SELECT min(line.movement_seq) FROM stock_count
          JOIN count_line AS line ON line.count_id = stock_count.id AND line.variant_id = item.value
          WHERE stock_count.state IN ('open', 'booking') AND line.known_at IS NULL)), 0),
      0, ${at}
    FROM json_each(${JSON.stringify(variantIds)}) AS item JOIN shop ON shop.id = 1
    JOIN stock_location ON stock_location.remote_id = shop.location_remote_id
    WHERE NOT EXISTS (SELECT 1 FROM stock_level
      WHERE stock_level.variant_id = item.value AND stock_level.location_id = stock_location.id)`.execute(tx);
}
