import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { SaleSummary } from '#contract/sale.ts';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import type { Reader } from './database.ts';
import type { Schema } from './schema.ts';

/** Which documents are wanted: those before an instant (ms) that a text finds, newest first. */
export interface SaleSearch {
  readonly text: string;
  readonly limit: number;
  readonly before: number | null;
}

/** How far back a text looks for customers and goods: enough for any return, few enough to answer at once. */
const MAX_LOOKED_AT = 10_000;

/** Documents with where they are on their way to the store and to paper. */
export async function recentSales(db: Reader, { text, limit, before }: SaleSearch): Promise<SaleSummary[]> {
  const latest = before ?? Number.MAX_SAFE_INTEGER;
  const rows = await db
    .selectFrom('sale')
    .leftJoin('outbox', 'outbox.id', 'sale.id')
    .select([
      'sale.id as saleId',
      'sale.kind',
      'sale.registerCode',
      'sale.number',
      'sale.soldAt',
      'sale.total',
    ])
    .select('sale.customerName')
    .select([
      'outbox.state as delivery',
      sql<number>`EXISTS (SELECT 1 FROM sale AS other WHERE other.voids = sale.id)`.as('isVoided'),
      sql<number>`(SELECT coalesce(sum(iif(unit = 'piece', quantity / 1000, sign(quantity))), 0)
        FROM sale_line WHERE sale_id = sale.id)`.as('pieces'),
      sql<SaleSummary['paper'] | null>`(SELECT state FROM device_job
        WHERE subject_id = sale.id AND subject = 'sale' AND kind = 'receipt'
        ORDER BY created_at DESC, id DESC LIMIT 1)`.as('paper'),
    ])
    .where('sale.soldAt', '<', latest)
    .$if(text.trim() !== '', (query) => query.where((eb) => found(eb, text.trim(), latest)))
    .orderBy('sale.soldAt', 'desc')
    .orderBy('sale.number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ registerCode, number, delivery, isVoided, paper, ...row }) => ({
    ...row,
    receiptNumber: formatReceiptNumber(registerCode, number),
    isVoided: isVoided === 1,
    delivery: delivery ?? 'none',
    paper: paper ?? 'none',
  }));
}

/** An id is looked up; anything else may be a receipt's number, or stand in the name of a customer or of goods. */
function found(eb: ExpressionBuilder<Schema, 'sale'>, text: string, latest: number): Expression<SqlBool> {
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}$/i.test(text)) return eb('sale.id', '=', text.toLowerCase());
  const receipt = /^(?:(?<register>.{1,12})-)?(?<number>\d{1,12})$/.exec(text);
  const named = sql<SqlBool>`sale.id IN (${namedLike(`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`, latest)})`;
  if (receipt?.groups === undefined) return named;
  const { register, number } = receipt.groups;
  const isNumber = eb('sale.number', '=', Number(number));
  if (register === undefined) return eb.or([isNumber, named]);
  const isRegister = eb('sale.registerCode', 'in', [register, register.toUpperCase()]);
  return eb.or([eb.and([isNumber, isRegister]), named]);
}

function namedLike(pattern: string, latest: number): Expression<string> {
  return sql<string>`
    SELECT id FROM (SELECT id, customer_name FROM sale WHERE sold_at < ${latest} ORDER BY sold_at DESC LIMIT ${sql.lit(MAX_LOOKED_AT)})
    WHERE customer_name LIKE ${pattern} ESCAPE '\\'
      OR EXISTS (SELECT 1 FROM sale_line WHERE sale_id = id
        AND (name LIKE ${pattern} ESCAPE '\\' OR sku LIKE ${pattern} ESCAPE '\\'))`;
}
