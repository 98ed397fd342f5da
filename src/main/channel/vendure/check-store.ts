import { z } from 'zod';
import type { Capabilities, Read, RemoteLocation, StoreCheck, Weakness } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { isDefaultChannel, nameOfChannel, readChannels, readShippingMethods } from './check-lists.ts';
import { readMissingRights } from './rights.ts';
import type { StoreShape } from './store-shape.ts';

const DEFAULT_SELLER = 'Default Seller';

const channelSchema = z.object({
  code: z.string(),
  token: z.string(),
  pricesIncludeTax: z.boolean(),
  defaultCurrencyCode: z.string(),
  defaultTaxZone: z.object({ id: z.string() }).nullable(),
  seller: z.object({ name: z.string() }).nullable(),
});

/** Asks for it with `locationFields` of the shape. */
export const locationSchema = z.object({
  id: z.string(),
  name: z.string(),
  customFields: z.looseObject({ code: z.string().nullish() }).nullish(),
});

const locationsSchema = z.object({ items: z.array(locationSchema) });

/** Asks for both with `locationFields` of the shape. */
export const identitySchema = z.object({ activeChannel: channelSchema, stockLocations: locationsSchema });

export const CHANNEL_FIELDS =
  'code token pricesIncludeTax defaultCurrencyCode defaultTaxZone { id } seller { name }';

/** The fields of a stock location that this store has. */
export function locationFields({ hasPlugin }: StoreShape): string {
  return hasPlugin ? 'id name customFields { code }' : 'id name';
}

/** Who the store is, what it can do and what the key may do. */
export async function checkStore(client: VendureClient, shape: StoreShape): Promise<Read<StoreCheck>> {
  const { now } = client.surroundings;
  const askedAt = now();
  const query = `{ activeChannel { ${CHANNEL_FIELDS} } stockLocations { items { ${locationFields(shape)} } } }`;
  const read = await client.read({ query, answer: identitySchema });
  const heardAt = now();
  if (read.kind !== 'read') return read;
  const rights = await readMissingRights(client);
  if (rights.kind !== 'read') return rights;
  const channels = await readChannels(client);
  if (channels.kind !== 'read') return channels;
  const shippingMethods = await readShippingMethods(client);
  if (shippingMethods.kind !== 'read') return shippingMethods;
  const { activeChannel, stockLocations } = read.value.value;
  const { url, channelToken } = client.address;
  // A store with one channel answers to any token.
  if (channelToken !== '' && activeChannel.token !== channelToken) {
    return { kind: 'refused', code: 'other', message: 'The store has no channel with this token.' };
  }
  const { storeTime } = read.value;
  return {
    kind: 'read',
    value: {
      storeName: storeName(activeChannel, url),
      currency: activeChannel.defaultCurrencyCode,
      capabilities: capabilitiesOf(shape, activeChannel, client.settleMs),
      locations: stockLocations.items.map(toLocation),
      channels: channels.value ?? [{ token: activeChannel.token, name: nameOfChannel(activeChannel.code) }],
      shippingMethods: shippingMethods.value,
      missingRights: rights.value,
      // The header counts whole seconds, so on average it is half a second behind.
      clockSkewMs: storeTime === null ? 0 : Math.round(storeTime + 500 - (askedAt + heardAt) / 2),
    },
  };
}

/** The name that people of the shop know. */
export function storeName({ code, seller }: z.output<typeof channelSchema>, url: string): string {
  if (!isDefaultChannel(code)) return code;
  return seller === null || seller.name === DEFAULT_SELLER ? new URL(url).host : seller.name;
}

/** A location without a code of its own is known by its name. */
export function toLocation({ id, name, customFields }: z.output<typeof locationSchema>): RemoteLocation {
  const code = customFields?.code ?? '';
  return { remoteId: id, code: code === '' ? name : code, name };
}

function capabilitiesOf(
  shape: StoreShape,
  channel: z.output<typeof channelSchema>,
  settleMs: number,
): Capabilities {
  const { hasPlugin, takesAll, hasFeed, tellsShoppers } = shape;
  return {
    deletions: hasFeed ? 'listed' : 'sweep',
    stock: hasFeed ? 'feed' : 'sweep',
    saleOnce: hasPlugin ? 'atomic' : 'look',
    settleMs,
    priceAsSold: hasPlugin,
    locations: hasPlugin,
    returns: true,
    stockWrite: takesAll ? 'once' : 'compared',
    pickup: takesAll && hasFeed ? 'shared' : 'effects',
    notices: takesAll && tellsShoppers,
    holdBack: takesAll,
    push: hasFeed,
    weaknesses: weaknessesOf(shape, channel),
  };
}

function weaknessesOf(
  { hasPlugin, takesAll, hasFeed, tellsShoppers, barcodeField }: StoreShape,
  { pricesIncludeTax }: z.output<typeof channelSchema>,
): Weakness[] {
  const found: readonly (readonly [boolean, Weakness])[] = [
    [!hasPlugin, 'sale-not-atomic'],
    [!hasPlugin, 'double-payment-possible'],
    [!hasPlugin, 'price-of-the-moment'],
    [!hasPlugin, 'promotions-apply'],
    [!hasPlugin && !pricesIncludeTax, 'net-prices-round-apart'],
    [!hasPlugin, 'location-not-chosen'],
    [!hasFeed, 'stock-by-sweep'],
    [!takesAll, 'stock-by-absolute-write'],
    [barcodeField === null, 'no-barcodes'],
    [!takesAll || !hasFeed, 'pickup-not-shared'],
    [!takesAll || !tellsShoppers, 'no-notices'],
  ];
  return found.filter(([holds]) => holds).map(([, weakness]) => weakness);
}
