import { sql } from 'kysely';
import type { PaidDocument } from '#domain/sale/way-back.ts';
import { compiled } from './compiled.ts';
import type { Reader } from './database.ts';
import { toTender } from './sale-row.ts';

interface RelatedRow {
  readonly id: string;
  readonly rounding: number;
  readonly customerId: string | null;
}

/** From goods that came back to where they were sold, and from there to all else that came back. */
const relatedQuery = compiled<{ ids: string }, RelatedRow>((db, place) =>
  db
    .withRecursive('related(id)', (cte) =>
      cte
        .selectFrom('sale')
        .select('sale.id')
        .where('sale.id', 'in', sql<string>`(SELECT value FROM json_each(${place('ids')}))`)
        .union(
          cte
            .selectFrom('related')
            .innerJoin('saleLine', 'saleLine.saleId', 'related.id')
            .select(sql<string>`origin_sale_id`.as('id'))
            .where('originSaleId', 'is not', null),
        )
        .union(
          cte
            .selectFrom('related')
            .innerJoin('saleLine', 'saleLine.originSaleId', 'related.id')
            .innerJoin('sale', 'sale.id', 'saleLine.saleId')
            .select('sale.id')
            .where('sale.kind', '!=', sql.lit('void'))
            .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM sale AS other WHERE other.voids = sale.id)`),
        ),
    )
    .selectFrom('related')
    .innerJoin('sale', 'sale.id', 'related.id')
    .select(['sale.id', 'sale.rounding', 'sale.customerId']),
);

/**
 * The money of documents and of all that stand and are related to them: whose goods came back by them or were given
 * for goods that they took back.
 */
export async function relatedPayments(db: Reader, saleIds: readonly string[]): Promise<PaidDocument[]> {
  const documents = await relatedQuery(db, { ids: JSON.stringify(saleIds) });
  const ids = documents.map(({ id }) => id);
  const rows = await db
    .selectFrom('tender')
    .selectAll()
    .where('saleId', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .orderBy('saleId')
    .orderBy('position')
    .execute();
  return documents.map(({ id, rounding, customerId }) => ({
    rounding,
    customerId,
    tenders: rows.filter((row) => row.saleId === id).map(toTender),
  }));
}
