import { sql } from 'kysely';
import type { Standing } from '#domain/sale/resold.ts';
import type { Reader } from './database.ts';

/** A line of a document. */
interface LineKey {
  readonly saleId: string;
  readonly position: number;
}

/** A sold line as it was sold; null where there is none. */
export async function soldAs(db: Reader, { saleId, position }: LineKey): Promise<Standing | null> {
  const row = await db
    .selectFrom('saleLine')
    .select(['saleId', 'position', 'quantity', 'total'])
    .where('saleId', '=', saleId)
    .where('position', '=', position)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * What came back of a sold line and was sold again, with the signs of the receipts, oldest first; not what `exceptId`
 * did, and not what the store never gets.
 */
export async function happenedTo(
  db: Reader,
  { saleId, position }: LineKey,
  exceptId: string,
): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    SELECT sale_line.sale_id, sale_line.position, sale_line.quantity, sale_line.total
    FROM sale_line JOIN sale ON sale.id = sale_line.sale_id
    WHERE origin_sale_id = ${saleId} AND origin_position = ${position} AND sale_line.sale_id <> ${exceptId}
      AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.id = sale.id AND outbox.state = 'dropped')
    ORDER BY sale.number, sale_line.position`.execute(db);
  return rows;
}
