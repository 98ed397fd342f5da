import { z } from 'zod';
import type { Read, StoreSettings } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { CHANNEL_FIELDS, identitySchema, locationFields, storeName, toLocation } from './check-store.ts';
import { readList } from './read-list.ts';
import type { StoreShape } from './store-shape.ts';

const taxCategorySchema = z.object({ id: z.string(), name: z.string() });

const taxRateSchema = z.object({
  enabled: z.boolean(),
  value: z.number(),
  category: z.object({ id: z.string() }),
  zone: z.object({ id: z.string() }),
  customerGroup: z.object({ id: z.string() }).nullable(),
});

const collectionSchema = z.object({
  id: z.string(),
  name: z.string(),
  parentId: z.string(),
  position: z.number(),
});

type Collection = z.output<typeof collectionSchema>;

/** Everything that holds for the whole store. */
export async function readSettings(client: VendureClient, shape: StoreShape): Promise<Read<StoreSettings>> {
  const query = `{ activeChannel { ${CHANNEL_FIELDS} } stockLocations { items { ${locationFields(shape)} } } }`;
  const identity = await client.read({ query, answer: identitySchema });
  if (identity.kind !== 'read') return identity;
  const categories = await readList(client, {
    list: 'taxCategories',
    fields: 'id name',
    item: taxCategorySchema,
  });
  if (categories.kind !== 'read') return categories;
  const rates = await readList(client, {
    list: 'taxRates',
    fields: 'enabled value category { id } zone { id } customerGroup { id }',
    item: taxRateSchema,
  });
  if (rates.kind !== 'read') return rates;
  const collections = await readList(client, {
    list: 'collections',
    fields: 'id name parentId position',
    item: collectionSchema,
  });
  if (collections.kind !== 'read') return collections;
  const { activeChannel, stockLocations } = identity.value.value;
  // Vendure taxes a sale without an address in the channel's default zone, at nothing where no rate is set.
  const applying = rates.value.filter(
    ({ enabled, zone, customerGroup }) =>
      enabled && customerGroup === null && zone.id === activeChannel.defaultTaxZone?.id,
  );
  const rateOf = (id: string) => applying.find(({ category }) => category.id === id)?.value ?? 0;
  return {
    kind: 'read',
    value: {
      storeName: storeName(activeChannel, client.address.url),
      currency: activeChannel.defaultCurrencyCode,
      taxCategories: categories.value.map(({ id, name }) => ({
        remoteId: id,
        name,
        ratePpm: Math.round(rateOf(id) * 10_000),
      })),
      locations: stockLocations.items.map(toLocation),
      categories: toCategories(collections.value),
    },
  };
}

/** Depth first, so that parents come before their children; the root of all is not shown. */
function toCategories(collections: readonly Collection[]): StoreSettings['categories'] {
  const ids = new Set(collections.map(({ id }) => id));
  const below = (parentId: string | null): Collection[] =>
    collections
      .filter((one) => (parentId === null ? !ids.has(one.parentId) : one.parentId === parentId))
      .toSorted((a, b) => a.position - b.position)
      .flatMap((one) => [one, ...below(one.id)]);
  return below(null).map(({ id, name, parentId, position }) => ({
    remoteId: id,
    parentRemoteId: ids.has(parentId) ? parentId : null,
    name,
    position,
  }));
}
