import { createHash } from 'node:crypto';
import type { Read } from '../connector.ts';
import type { MedusaClient } from './client.ts';
import { readFacts, type StoreFacts } from './store-facts.ts';
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

/** Finds out by asking. */
export async function readShape(client: MedusaClient): Promise<Read<StoreShape>> {
  const read = await readFacts(client);
  if (read.kind !== 'read') return read;
  const facts = read.value;
  const region = regionOf(facts);
  if (region === undefined) return unready('The store has no region to sell in.');
  const { channelToken } = client.address;
  const wanted = channelToken === '' ? facts.store.default_sales_channel_id : channelToken;
  const channel = facts.channels.find(({ id }) => id === wanted);
  if (channel === undefined) return unready('The store has no sales channel of this id.');
  const place = toPlace(facts, region);
  const taxes = await readTaxes(client, place.country);
  if (taxes.kind !== 'read') return taxes;
  const pricesIncludeTax = includeTax(facts.preferences, region);
  return {
    kind: 'read',
    value: {
      storeName: facts.store.name,
      currency: region.currency_code.toUpperCase(),
      region: { id: region.id, name: region.name, countries: place.countries },
      pricesIncludeTax,
      channel,
      channels: facts.channels,
      locations: place.locations,
      taxes: taxes.value,
      handovers: facts.handovers.map(toHandover).toSorted((a, b) => Number(b.isPickup) - Number(a.isPickup)),
      mark: createHash('sha256')
        .update(JSON.stringify([region.id, channel.id, pricesIncludeTax, taxes.value]))
        .digest('hex')
        .slice(0, 16),
      storeTime: facts.storeTime,
    },
  };
}

type ToldRegion = StoreFacts['regions'][number];

/** The region that the shop named as its own, else one of the shop's currency. */
function regionOf({ store, regions }: StoreFacts): ToldRegion | undefined {
  const code = store.supported_currencies.find((one) => one.is_default)?.currency_code;
  return (
    regions.find(({ id }) => id === store.default_region_id) ??
    regions.find(({ currency_code }) => currency_code === code) ??
    regions[0]
  );
}

/** Where the shop is: the country of its first location in the region decides about taxes. */
function toPlace(
  facts: StoreFacts,
  region: ToldRegion,
): Pick<StoreShape, 'locations'> & {
  readonly countries: readonly string[];
  readonly country: string | null;
} {
  const countries = region.countries.map(({ iso_2 }) => iso_2.toLowerCase());
  const locations = facts.locations.map(({ id, name, address }) => ({
    id,
    name,
    country: address?.country_code?.toLowerCase() ?? null,
  }));
  const here = locations.find(({ country }) => country !== null && countries.includes(country));
  return { locations, countries, country: here?.country ?? countries[0] ?? null };
}

function toHandover({ id, name, type, ...option }: StoreFacts['handovers'][number]): Handover {
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
function includeTax(preferences: StoreFacts['preferences'], region: ToldRegion): boolean {
  const said = (attribute: string, value: string) =>
    preferences.find((one) => one.attribute === attribute && one.value === value)?.is_tax_inclusive;
  return said('region_id', region.id) ?? said('currency_code', region.currency_code) ?? false;
}

function unready(message: string): Read<never> {
  return { kind: 'refused', code: 'other', message };
}
