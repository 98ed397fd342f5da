import { z } from 'zod';
import type { Read, StoreSettings } from '../connector.ts';
import { locationsOf } from './check-store.ts';
import type { MedusaClient } from './client.ts';
import { readList } from './read-list.ts';
import type { StoreShape } from './store-shape.ts';

const categorySchema = z.object({
  id: z.string(),
  name: z.string(),
  rank: z.number(),
  parent_category_id: z.string().nullable(),
});

type Category = z.output<typeof categorySchema>;

/** Everything that holds for the whole store. */
export async function readSettings(client: MedusaClient, shape: StoreShape): Promise<Read<StoreSettings>> {
  const categories = await readList(client, {
    path: '/product-categories',
    name: 'product_categories',
    fields: 'id,name,rank,parent_category_id',
    item: categorySchema,
    query: { is_active: true },
  });
  if (categories.kind !== 'read') return categories;
  return {
    kind: 'read',
    value: {
      storeName: shape.storeName,
      currency: shape.currency,
      taxCategories: shape.taxes.rates,
      locations: locationsOf(shape),
      categories: toCategories(categories.value),
    },
  };
}

/** Depth first, so that parents come before their children. */
function toCategories(categories: readonly Category[]): StoreSettings['categories'] {
  const ids = new Set(categories.map(({ id }) => id));
  const parentOf = ({ parent_category_id: parent }: Category) =>
    parent !== null && ids.has(parent) ? parent : null;
  const below = (parentId: string | null): Category[] =>
    categories
      .filter((one) => parentOf(one) === parentId)
      .toSorted((a, b) => a.rank - b.rank)
      .flatMap((one) => [one, ...below(one.id)]);
  return below(null).map((one) => ({
    remoteId: one.id,
    parentRemoteId: parentOf(one),
    name: one.name,
    position: one.rank,
  }));
}
