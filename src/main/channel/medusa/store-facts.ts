import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { MedusaClient } from './client.ts';
import { readList } from './read-list.ts';

const storeSchema = z.object({
  stores: z.tuple([
    z.object({
      name: z.string(),
      default_sales_channel_id: z.string().nullable(),
      default_region_id: z.string().nullable(),
      supported_currencies: z.array(z.object({ currency_code: z.string(), is_default: z.boolean() })),
    }),
  ]),
});

const namedSchema = z.object({ id: z.string(), name: z.string() });

const regionSchema = namedSchema.extend({
  currency_code: z.string(),
  countries: z.array(z.object({ iso_2: z.string() })),
});

const preferenceSchema = z.object({
  attribute: z.string(),
  value: z.string().nullable(),
  is_tax_inclusive: z.boolean(),
});

const handoverSchema = namedSchema.extend({
  type: z.object({ code: z.string() }).nullish(),
  shipping_profile_id: z.string(),
  service_zone: z.object({
    fulfillment_set: z.object({ type: z.string(), location: z.object({ id: z.string() }).nullish() }),
  }),
});

const locationSchema = namedSchema.extend({
  address: z.object({ country_code: z.string().nullable() }).nullish(),
});

/** What the store says of itself. */
export interface StoreFacts {
  readonly store: z.output<typeof storeSchema>['stores'][0];
  readonly regions: readonly z.output<typeof regionSchema>[];
  readonly preferences: readonly z.output<typeof preferenceSchema>[];
  readonly channels: readonly z.output<typeof namedSchema>[];
  readonly locations: readonly z.output<typeof locationSchema>[];
  readonly handovers: readonly z.output<typeof handoverSchema>[];
  /** The store's own clock, milliseconds; null when it does not tell. */
  readonly storeTime: number | null;
}

const REGIONS = {
  path: '/regions',
  name: 'regions',
  fields: 'id,name,currency_code,countries.iso_2',
  item: regionSchema,
};

const PREFERENCES = {
  path: '/price-preferences',
  name: 'price_preferences',
  fields: 'id,attribute,value,is_tax_inclusive',
  item: preferenceSchema,
};

const CHANNELS = {
  path: '/sales-channels',
  name: 'sales_channels',
  fields: 'id,name',
  item: namedSchema,
  query: { is_disabled: false },
};

const LOCATIONS = {
  path: '/stock-locations',
  name: 'stock_locations',
  fields: 'id,name,address.country_code',
  item: locationSchema,
};

const HANDOVERS = {
  path: '/shipping-options',
  name: 'shipping_options',
  fields:
    'id,name,type.code,shipping_profile_id,service_zone.fulfillment_set.type,service_zone.fulfillment_set.location.id',
  item: handoverSchema,
};

/** Asks for all of it at once. */
export async function readFacts(client: MedusaClient): Promise<Read<StoreFacts>> {
  const [store, regions, preferences, channels, locations, handovers] = await Promise.all([
    client.read({ path: '/stores', query: { limit: 1 }, answer: storeSchema }),
    readList(client, REGIONS),
    readList(client, PREFERENCES),
    readList(client, CHANNELS),
    readList(client, LOCATIONS),
    readList(client, HANDOVERS),
  ]);
  if (store.kind !== 'read') return store;
  if (regions.kind !== 'read') return regions;
  if (preferences.kind !== 'read') return preferences;
  if (channels.kind !== 'read') return channels;
  if (locations.kind !== 'read') return locations;
  if (handovers.kind !== 'read') return handovers;
  const value: StoreFacts = {
    store: store.value.value.stores[0],
    regions: regions.value,
    preferences: preferences.value,
    channels: channels.value,
    locations: locations.value,
    handovers: handovers.value,
    storeTime: store.value.storeTime,
  };
  return { kind: 'read', value };
}
