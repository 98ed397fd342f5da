import { sql, type Selectable } from 'kysely';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import type { Reader } from './database.ts';
import type { Schema } from './schema.ts';

/** A movement with what people know it by. */
export interface ToldMovement {
  readonly movementId: string;
  readonly at: number;
  readonly reason: Schema['stockMovement']['reason'];
  readonly quantity: Thousandths;
  readonly held: Thousandths;
  /** What there was with it, as far as the till knew then. */
  readonly after: Thousandths | null;
  readonly clerk: string;
  readonly documentId: string;
  /** A receipt number, a delivery's paper or sender, another place, a count, or the number of an order. */
  readonly name: string;
  /** Why stock was adjusted, else empty. */
  readonly adjustReason: string;
  readonly note: string;
  /** Where its document is on the way to the store, null where it is not for one. */
  readonly state: Selectable<Schema['outbox']>['state'] | null;
}

interface MovementRow extends Omit<ToldMovement, 'name'> {
  readonly registerCode: string | null;
  readonly number: number | null;
  readonly name: string | null;
}

/** Which part of a history is wanted: the `limit` movements before one, or the last. */
export interface HistorySpan {
  readonly before: string | null;
  readonly limit: number;
}

/** The movements of a variant, the last first, in the order in which they were written. */
export async function movementsOfVariant(
  db: Reader,
  variantId: number,
  { before, limit }: HistorySpan,
): Promise<ToldMovement[]> {
  const { rows } = await sql<MovementRow>`
    SELECT moved.id AS movement_id, moved.at, moved.reason, moved.quantity, moved.held, moved.after,
      coalesce(sale.clerk, document.clerk, step.clerk, outbox.document -> 'event' ->> 'clerk') AS clerk,
      coalesce(moved.sale_id, moved.stock_document_id, moved.pickup_event_id) AS document_id,
      sale.register_code, sale.number,
      coalesce(stock_count.name, place.name, document.other_location_code,
        nullif(document.reference, ''), document.supplier, web_order.code, outbox.document ->> 'name') AS name,
      coalesce(document.reason, '') AS adjust_reason,
      coalesce(nullif(document.note, ''), sale.note, '') AS note,
      outbox.state
    FROM stock_movement AS moved
    LEFT JOIN sale ON sale.id = moved.sale_id
    LEFT JOIN stock_document AS document ON document.id = moved.stock_document_id
    LEFT JOIN stock_count ON stock_count.id = document.source_id
    LEFT JOIN stock_location AS place ON place.code = document.other_location_code
    LEFT JOIN pickup_event AS step ON step.id = moved.pickup_event_id
    LEFT JOIN web_order ON web_order.id = step.order_id
    LEFT JOIN outbox ON outbox.id = coalesce(moved.sale_id, moved.stock_document_id, moved.pickup_event_id)
    WHERE moved.variant_id = ${variantId}
      AND moved.seq < coalesce((SELECT seq FROM stock_movement WHERE id = ${before}), ${Number.MAX_SAFE_INTEGER})
    ORDER BY moved.seq DESC LIMIT ${limit}`.execute(db);
  return rows.map(({ registerCode, number, name, ...row }) => {
    const isSale = registerCode !== null && number !== null;
    return { ...row, name: isSale ? formatReceiptNumber(registerCode, number) : (name ?? '') };
  });
}
