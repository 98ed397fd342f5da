import type { Page, Read, RemoteStockLevel } from '../connector.ts';
import { readCursor } from '../cursor-text.ts';
import type { MedusaClient } from './client.ts';
import { toThousandths } from './decimal.ts';
import { partsOf, type ListQuestion } from './read-list.ts';
import {
  itemsAt,
  piecesOf,
  STOCKED_FIELDS,
  stockedVariantSchema,
  type StockedVariant,
} from './stock-items.ts';
import { LIST_START, positionSchema, walkList } from '../offset-list.ts';

const PAGE = 250;

const LEVELS: ListQuestion<StockedVariant> = {
  path: '/product-variants',
  name: 'variants',
  fields: STOCKED_FIELDS,
  item: stockedVariantSchema,
};

/** The next part of all levels: nothing in Medusa tells which of them changed. */
export async function readStock(
  client: MedusaClient,
  text: string | null,
): Promise<Read<Page<RemoteStockLevel>>> {
  const knownAt = client.surroundings.now();
  const step = await walkList(partsOf(client, LEVELS), readCursor(text, positionSchema) ?? LIST_START, PAGE);
  if (step.kind !== 'read') return step;
  const { items, position, total } = step.value;
  return {
    kind: 'read',
    value: {
      items: items.flatMap((variant) => levelsOf(variant, knownAt)),
      cursor: JSON.stringify(position ?? LIST_START),
      complete: position === null,
      progress: { done: position?.skip ?? total, total },
    },
  };
}

function levelsOf(variant: StockedVariant, knownAt: number): RemoteStockLevel[] {
  const levels = (variant.inventory_items ?? []).flatMap(({ inventory }) => inventory?.location_levels ?? []);
  return [...new Set(levels.map((level) => level.location_id))].flatMap((locationRemoteId) => {
    const items = itemsAt(variant, locationRemoteId);
    if (items.length === 0) return [];
    const onHand = Math.floor(piecesOf(items, ({ stocked }) => stocked));
    const free = Math.floor(piecesOf(items, ({ stocked, reserved }) => stocked - reserved));
    return [
      {
        variantRemoteId: variant.id,
        locationRemoteId,
        onHand: toThousandths(onHand),
        allocated: toThousandths(onHand - free),
        knownAt,
      },
    ];
  });
}
