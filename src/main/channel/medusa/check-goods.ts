import { z } from 'zod';
import { PIECE } from '#domain/stock/quantity.ts';
import type { Outcome, Read } from '../connector.ts';
import type { RefusalDetail } from '../document.ts';
import type { MedusaClient } from './client.ts';
import { refusalOf, type Refused } from './refusals.ts';
import { itemsAt, piecesOf, STOCKED_FIELDS, stockedVariantSchema, type StockItem } from './stock-items.ts';

const goodsSchema = stockedVariantSchema.extend({
  product: z.object({ id: z.string(), type_id: z.string().nullable() }),
});

export type Goods = z.output<typeof goodsSchema>;

/** So many ids fit into one address. */
const MOST_IDS = 100;

const answerSchema = z.object({ variants: z.array(goodsSchema) });

/** Goods by their ids; those that the store does not know are left out. */
export async function readGoods(
  client: MedusaClient,
  ids: readonly string[],
): Promise<Read<ReadonlyMap<string, Goods>>> {
  const goods = new Map<string, Goods>();
  const fields = `${STOCKED_FIELDS},product.id,product.type_id`;
  for (let from = 0; from < ids.length; from += MOST_IDS) {
    const part = ids.slice(from, from + MOST_IDS);
    const query = { id: part, fields, limit: part.length };
    const read = await client.read({ path: '/product-variants', query, answer: answerSchema });
    if (read.kind !== 'read') return read;
    for (const one of read.value.value.variants) goods.set(one.id, one);
  }
  return { kind: 'read', value: goods };
}

/** The refusal of a document with goods that the store does not know; null when it knows them all. */
export function unknownGoods(ids: Iterable<string>, goods: ReadonlyMap<string, Goods>): Refused | null {
  const unknown = [...ids].filter((id) => !goods.has(id));
  if (unknown.length === 0) return null;
  return {
    kind: 'refused',
    code: 'unknown-item',
    message: `The store does not know: ${unknown.join(', ')}.`,
    detail: {
      storeTotal: null,
      items: unknown.map((id) => ({ ...ABOUT, variantRemoteId: id, isUnknown: true })),
    },
  };
}

/** What a refusal says of goods that it says nothing else of. */
export const ABOUT: Omit<RefusalDetail['items'][number], 'variantRemoteId'> = {
  storeTotal: null,
  available: null,
  isUnknown: false,
};

/** What the store lacks at a location. */
interface Shortage {
  readonly variantId: string;
  /** Whole pieces. */
  readonly available: number;
  readonly lacking: readonly { readonly item: StockItem; readonly level: number }[];
}

/** Goods of which a location has less than `pieces` to give. Medusa itself looks at all locations together. */
export function shortagesOf(
  pieces: ReadonlyMap<string, number>,
  goods: ReadonlyMap<string, Goods>,
  locationId: string,
): Shortage[] {
  return [...pieces].flatMap(([variantId, count]) => {
    const variant = goods.get(variantId);
    if (variant === undefined || variant.allow_backorder) return [];
    const items = itemsAt(variant, locationId);
    const lacking = items
      .map((item) => ({ item, level: count * item.each + item.reserved }))
      .filter(({ item, level }) => item.stocked < level);
    if (lacking.length === 0) return [];
    const available = Math.floor(piecesOf(items, ({ stocked, reserved }) => Math.max(0, stocked - reserved)));
    return [{ variantId, available, lacking }];
  });
}

export function shortRefused(shortages: readonly Shortage[]): Refused {
  return {
    kind: 'refused',
    code: 'insufficient-stock',
    message: 'The store has too little at this location.',
    detail: {
      storeTotal: null,
      items: shortages.map(({ variantId, available }) => ({
        ...ABOUT,
        variantRemoteId: variantId,
        available: available * PIECE,
      })),
    },
  };
}

/** Raises the stock to what left the shop. Looked at anew at every try, so nothing is raised twice. */
export async function raiseStock(
  client: MedusaClient,
  shortages: readonly Shortage[],
  locationId: string,
): Promise<Outcome<null>> {
  for (const { item, level } of shortages.flatMap(({ lacking }) => lacking)) {
    const written = await client.write({
      method: 'POST',
      path: `/inventory-items/${item.itemId}/location-levels${item.hasLevel ? `/${locationId}` : ''}`,
      body: { stocked_quantity: level, ...(item.hasLevel ? {} : { location_id: locationId }) },
      answer: z.unknown(),
    });
    if (written.kind === 'rejected') return refusalOf(written);
    if (written.kind !== 'answered') return written;
  }
  return { kind: 'done', value: null, repeated: false };
}
