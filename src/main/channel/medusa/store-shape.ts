import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { MedusaClient } from './client.ts';
import { readList } from './read-list.ts';
import { readTaxes, type TaxTable } from './taxes.ts';

/** What a particular store is like, as far as everything else depends on it. */
export interface StoreShape {
  readonly storeName: string;
  /** ISO 4217, upper case. */
  readonly currency: string;
  readonly region: Region;
  /** Whether prices of the region are meant with tax. */
  readonly pricesIncludeTax: boolean;
  /** The sales channel that tills sell in. */
  readonly channel: Named;
  readonly channels: readonly Named[];
  readonly locations: readonly Location[];
  readonly taxes: TaxTable;
  /** Ways to hand goods over, those of collecting first. */
  readonly handovers: readonly Handover[];
  /** Whatever changes the prices or the taxes of goods without touching them; equal while nothing did. */
  readonly mark: string;
  /** The store's own clock, milliseconds; null when it does not tell. */
  readonly storeTime: number | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Region extends Named {
  /** Lower case. */
  readonly countries: readonly string[];
}

interface Location extends Named {
  /** Lower case; null where nobody said. */
  readonly country: string | null;
}

/** A shipping option of the store. */
export interface Handover extends Named {
  readonly code: string;
  /** Goods of another profile can't be handed over by it. */
  readonly profileId: string;
  readonly isPickup: boolean;
  readonly locationId: string | null;
}

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

interface Facts {
  readonly store: z.output<typeof storeSchema>['stores'][0];
  readonly regions: readonly z.output<typeof regionSchema>[];
  readonly preferences: readonly z.output<typeof preferenceSchema>[];
  readonly channels: readonly Named[];
  readonly locations: readonly z.output<typeof locationSchema>[];
  readonly handovers: readonly z.output<typeof handoverSchema>[];
}

/** Finds out by asking. */
export async function readShape(client: MedusaClient): Promise<Read<StoreShape>> {
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
  const facts: Facts = {
    store: store.value.value.stores[0],
    regions: regions.value,
    preferences: preferences.value,
    channels: channels.value,
    locations: locations.value,
    handovers: handovers.value,
  };
  return await toShape(client, facts, store.value.storeTime);
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

async function toShape(
  client: MedusaClient,
  { store, regions, preferences, channels, locations, handovers }: Facts,
  storeTime: number | null,
): Promise<Read<StoreShape>> {
  const code = store.supported_currencies.find((one) => one.is_default)?.currency_code;
  const region =
    regions.find(({ id }) => id === store.default_region_id) ??
    regions.find(({ currency_code }) => currency_code === code) ??
    regions[0];
  if (region === undefined) return unready('The store has no region to sell in.');
  const wanted =
    client.address.channelToken === '' ? store.default_sales_channel_id : client.address.channelToken;
  const channel = channels.find(({ id }) => id === wanted);
  if (channel === undefined) return unready('The store has no sales channel of this id.');
  const countries = region.countries.map(({ iso_2 }) => iso_2.toLowerCase());
  const places = locations.map(({ id, name, address }) => ({
    id,
    name,
    country: address?.country_code?.toLowerCase() ?? null,
  }));
  const country = places.find((one) => one.country !== null && countries.includes(one.country))?.country;
  const taxes = await readTaxes(client, country ?? countries[0] ?? null);
  if (taxes.kind !== 'read') return taxes;
  const pricesIncludeTax = includeTax(preferences, region);
  return {
    kind: 'read',
    value: {
      storeName: store.name,
      currency: region.currency_code.toUpperCase(),
      region: { id: region.id, name: region.name, countries },
      pricesIncludeTax,
      channel,
      channels,
      locations: places,
      taxes: taxes.value,
      handovers: handovers.map(toHandover).toSorted((a, b) => Number(b.isPickup) - Number(a.isPickup)),
      mark: createHash('sha256')
        .update(JSON.stringify([region.id, channel.id, pricesIncludeTax, taxes.value]))
        .digest('hex')
        .slice(0, 16),
      storeTime,
    },
  };
}

function toHandover({ id, name, type, ...option }: z.output<typeof handoverSchema>): Handover {
  const { fulfillment_set: set } = option.service_zone;
  return {
    id,
    name,
    code: type?.code ?? name,
    profileId: option.shipping_profile_id,
    isPickup: set.type === 'pickup',
    locationId: set.location?.id ?? null,
  };
}

/** What is said of the region goes before what is said of its currency. */
function includeTax(preferences: Facts['preferences'], region: z.output<typeof regionSchema>): boolean {
  const said = (attribute: string, value: string) =>
    preferences.find((one) => one.attribute === attribute && one.value === value)?.is_tax_inclusive;
  return said('region_id', region.id) ?? said('currency_code', region.currency_code) ?? false;
}

function unready(message: string): Read<never> {
  return { kind: 'refused', code: 'other', message };
}
