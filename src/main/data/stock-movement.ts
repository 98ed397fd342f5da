import { sql } from 'kysely';
import { shownStock } from '#domain/stock/shown-stock.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import type { Reader, Tx } from './database.ts';
import type { Schema } from './schema.ts';
import { findShop, hasStore } from './shop.ts';
import { stockHere } from './stock-level.ts';

/** A movement of stock, in thousandths; its id is what the store may be told. */
export interface Movement {
  readonly id: string;
  readonly variantId: number;
  readonly quantity: Thousandths;
  /** What is added to what is held for orders; nothing where it is not said. */
  readonly held?: Thousandths;
  readonly reason: Schema['stockMovement']['reason'];
}

/** What moved the stock, where and when (ms): a sale, a stock document or a step of a pickup. */
export interface MovementCause {
  readonly kind: 'sale' | 'stock' | 'pickup';
  readonly documentId: string;
  readonly locationCode: string;
  readonly at: number;
}

/**
 * Writes the movements of one document, in their order, each with what there was afterwards. Until the store has shown
 * them they count on their own; in a shop without a store they change the level itself, so that what is shown stays one
 * number over the years. A level that was never known stays unknown.
 */
export async function insertMovements(
  tx: Tx,
  cause: MovementCause,
  movements: readonly Movement[],
): Promise<void> {
  if (movements.length === 0) return;
  const items = JSON.stringify(await withBalance(tx, cause, movements));
  const causedBy = (kind: MovementCause['kind']): string | null =>
    kind === cause.kind ? cause.documentId : null;
  await sql`
    INSERT INTO stock_movement
      (id, variant_id, location_code, quantity, held, after, reason, sale_id, stock_document_id, pickup_event_id, at)
    SELECT value ->> 'id', value ->> 'variantId', ${cause.locationCode}, value ->> 'quantity',
      coalesce(value ->> 'held', 0), value ->> 'after', value ->> 'reason',
      ${causedBy('sale')}, ${causedBy('stock')}, ${causedBy('pickup')}, ${cause.at}
    FROM json_each(${items})`.execute(tx);
  const shop = await findShop(tx);
  if (shop === null || hasStore(shop.kind)) await countUnseen(tx, cause, items);
  else await changeLevels(tx, cause, items);
}

async function withBalance(
  tx: Tx,
  { at }: MovementCause,
  movements: readonly Movement[],
): Promise<(Movement & { readonly after: Thousandths | null })[]> {
  const known = await stockHere(tx, [...new Set(movements.map(({ variantId }) => variantId))], at);
  const moved = new Map<number, Thousandths>();
  return movements.map((movement) => {
    const { variantId } = movement;
    const sum = (moved.get(variantId) ?? 0) + movement.quantity;
    moved.set(variantId, sum);
    const stock = known.get(variantId);
    const shown = stock === undefined ? null : shownStock(stock);
    return { ...movement, after: shown === null ? null : shown.here + sum };
  });
}

/** The store is not told by a stock document of goods that it has deleted, so that it can never show such a movement. */
async function countUnseen(tx: Tx, { kind, documentId }: MovementCause, items: string): Promise<void> {
  await sql`
    INSERT INTO unseen_movement (movement_id, variant_id, document_id, quantity, held)
    SELECT value ->> 'id', variant.id, ${documentId}, value ->> 'quantity', coalesce(value ->> 'held', 0)
    FROM json_each(${items}) JOIN variant ON variant.id = value ->> 'variantId'
    WHERE ${kind} <> 'stock' OR variant.deleted = 0`.execute(tx);
}

async function changeLevels(tx: Tx, { at }: MovementCause, items: string): Promise<void> {
  await sql`
    UPDATE stock_level SET on_hand = on_hand + moved.quantity, allocated = allocated + moved.held, known_at = ${at}
    FROM (SELECT value ->> 'variantId' AS variant_id, sum(value ->> 'quantity') AS quantity,
        sum(coalesce(value ->> 'held', 0)) AS held
      FROM json_each(${items}) GROUP BY 1) AS moved,
      shop JOIN stock_location ON stock_location.remote_id = shop.location_remote_id
    WHERE stock_level.variant_id = moved.variant_id AND stock_level.location_id = stock_location.id`.execute(
    tx,
  );
}

/** The number of the till's last movement, 0 before the first. */
export async function lastMovementSeq(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('stockMovement')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** What this till moved of a variant after the movement with a number. */
export async function movedSince(db: Reader, variantId: number, seq: number): Promise<Thousandths> {
  const row = await db
    .selectFrom('stockMovement')
    .select(({ fn }) => fn.coalesce(fn.sum<number>('quantity'), sql.lit(0)).as('quantity'))
    .where('variantId', '=', variantId)
    .where('seq', '>', seq)
    .executeTakeFirst();
  return row?.quantity ?? 0;
}
