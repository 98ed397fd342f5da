import { sql } from 'kysely';
import { compiled } from './compiled.ts';
import type { Reader } from './database.ts';

const categoriesQuery = compiled<{ products: string }, { productId: number; id: number }>((db, place) =>
  db
    .withRecursive('above(productId, id)', (cte) =>
      cte
        .selectFrom('productCategory')
        .select(['productCategory.productId', 'productCategory.categoryId as id'])
        .where('productId', 'in', sql<number>`(SELECT value FROM json_each(${place('products')}))`)
        .union(
          cte
            .selectFrom('above')
            .innerJoin('category', 'category.id', 'above.id')
            .select(['above.productId', sql<number>`category.parent_id`.as('id')])
            .where('category.parentId', 'is not', null),
        ),
    )
    .selectFrom('above')
    .select(['above.productId', 'above.id'])
    .orderBy('above.id'),
);

/** The categories of products and all above them, by the product's id; without those that are in none. */
export async function categoriesOf(
  db: Reader,
  rows: readonly { readonly productId: number }[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  if (rows.length === 0) return new Map();
  const products = JSON.stringify([...new Set(rows.map((row) => row.productId))]);
  const categories = new Map<number, number[]>();
  for (const { productId, id } of await categoriesQuery(db, { products })) {
    const ids = categories.get(productId);
    if (ids === undefined) categories.set(productId, [id]);
    else ids.push(id);
  }
  return categories;
}
