import { sql } from 'kysely';
import type { Minor } from '#domain/money/money.ts';
import type { Credit } from '#domain/sale/basket.ts';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import type { Reader } from './database.ts';
import { keptList } from './kept-json.ts';

/** A line of a document that stands, by which this till took money for an order of the store; minor units. */
export interface OrderTaking {
  readonly saleId: string;
  readonly position: number;
  readonly receiptNumber: string;
  readonly taken: Credit;
  /** What of it this till gave back. */
  readonly givenBack: Minor;
}

/** What this till took for an order, oldest first. */
export async function orderTakings(db: Reader, orderId: string): Promise<OrderTaking[]> {
  const rows = await db
    .selectFrom('saleLine')
    .innerJoin('sale', 'sale.id', 'saleLine.saleId')
    .select(['sale.id', 'sale.registerCode', 'sale.number', 'saleLine.position'])
    .select(['saleLine.total', 'saleLine.taxes'])
    .select(
      sql<Minor>`coalesce((SELECT -sum(total) FROM sale_line AS back
        WHERE back.origin_sale_id = sale_line.sale_id AND back.origin_position = sale_line.position), 0)`.as(
        'givenBack',
      ),
    )
    .where('saleLine.webOrderId', '=', orderId)
    .where('saleLine.kind', '=', 'order')
    .where('sale.kind', '!=', 'void')
    .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM sale AS other WHERE other.voids = sale.id)`)
    .orderBy('sale.number')
    .execute();
  return rows.map(({ id, registerCode, number, position, total, taxes, givenBack }) => ({
    saleId: id,
    position,
    receiptNumber: formatReceiptNumber(registerCode, number),
    taken: { total, taxes: keptList(taxes) },
    givenBack,
  }));
}
