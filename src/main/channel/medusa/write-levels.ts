import { z } from 'zod';
import { PIECE, type Thousandths } from '#domain/stock/quantity.ts';
import type { Outcome, PostMemory, Read } from '../connector.ts';
import { readCursor } from '../vendure/cursor-text.ts';
import { ABOUT, readGoods, unknownGoods, type Goods } from './check-goods.ts';
import type { MedusaClient } from './client.ts';
import { toThousandths } from './decimal.ts';
import { refusalOf, type Refused } from './refusals.ts';
import { itemsAt, type StockItem } from './stock-items.ts';

/** So much more of a variant, less where negative. */
export interface Move {
  readonly variantRemoteId: string;
  readonly quantity: Thousandths;
}

/** A level as it was read and as it is to be, in thousandths; kept before it is written. */
const levelSchema = z.object({ before: z.int(), after: z.int(), isWritten: z.boolean() });

const memorySchema = z.object({ levels: z.record(z.string(), levelSchema) });

type Level = z.output<typeof levelSchema>;
type Levels = Readonly<Record<string, Level>>;

/** One thing of the stock that is to change. */
interface Change {
  readonly item: StockItem;
  readonly variantId: string;
  readonly now: Thousandths;
  readonly by: Thousandths;
}

/** Whether all levels of a document are known to have been written. */
export function areLevelsWritten({ kept }: PostMemory): boolean {
  const levels = Object.values(readCursor(kept, memorySchema)?.levels ?? {});
  return levels.length > 0 && levels.every(({ isWritten }) => isWritten);
}

/**
 * Moves stock in a store that only takes levels: what was read a moment ago plus the movement. What was read is kept
 * before it is written, so that a lost answer can be looked for. A level that is neither what it was nor what it was
 * to be has been changed by somebody else: then a person has to compare, and another try adds to what is there now.
 */
export async function writeLevels(
  client: MedusaClient,
  memory: PostMemory,
  locationId: string,
  moves: readonly Move[],
): Promise<Outcome<null>> {
  if (areLevelsWritten(memory)) return { kind: 'done', value: null, repeated: true };
  const read = await readChanges(client, locationId, moves);
  if (read.kind !== 'done') return read;
  const changes = read.value;
  const known = readCursor(memory.kept, memorySchema)?.levels ?? {};
  const blurred = changes.filter((change) => isBlurred(known[change.item.itemId], change.now));
  if (blurred.length > 0) {
    const gone = new Set(blurred.map(({ item }) => item.itemId));
    await keep(memory, Object.fromEntries(Object.entries(known).filter(([id]) => !gone.has(id))));
    return blurredRefused(blurred, known);
  }
  const levels = planLevels(changes, known);
  const short = changes.filter(({ item }) => (levels[item.itemId]?.after ?? 0) < 0);
  if (short.length > 0) return shortRefused(short);
  await keep(memory, levels);
  const open = changes.filter(({ item }) => levels[item.itemId]?.isWritten === false);
  const written = open.length === 0 ? null : await send(client, locationId, open, levels);
  if (written !== null && written.kind !== 'done') return written;
  await keep(memory, markWritten(levels));
  return { kind: 'done', value: null, repeated: false };
}

async function keep(memory: PostMemory, levels: Levels): Promise<void> {
  await memory.keep(JSON.stringify({ levels }));
}

/** A level whose fate is open: it is neither what it was nor what it was to be. */
function isBlurred(level: Level | undefined, now: Thousandths): boolean {
  return level !== undefined && !level.isWritten && now !== level.before && now !== level.after;
}

/** What was on its way before stays what it was to be. */
function planLevels(changes: readonly Change[], known: Levels): Levels {
  return Object.fromEntries(
    changes.map(({ item: { itemId }, now, by }) => {
      const before = known[itemId];
      if (before === undefined) return [itemId, { before: now, after: now + by, isWritten: false }];
      return [itemId, { ...before, isWritten: before.isWritten || now === before.after }];
    }),
  );
}

function markWritten(levels: Levels): Levels {
  return Object.fromEntries(Object.entries(levels).map(([id, level]) => [id, { ...level, isWritten: true }]));
}

/** All in one request: the store writes them together or not at all. */
async function send(
  client: MedusaClient,
  locationId: string,
  changes: readonly Change[],
  levels: Levels,
): Promise<Outcome<null>> {
  const toBody = ({ item: { itemId } }: Change) => ({
    inventory_item_id: itemId,
    location_id: locationId,
    stocked_quantity: (levels[itemId]?.after ?? 0) / PIECE,
  });
  const written = await client.write({
    method: 'POST',
    path: '/inventory-items/location-levels/batch',
    body: {
      update: changes.filter(({ item }) => item.hasLevel).map(toBody),
      create: changes.filter(({ item }) => !item.hasLevel).map(toBody),
    },
    answer: z.unknown(),
  });
  if (written.kind === 'rejected') return refusalOf(written);
  return written.kind === 'answered' ? { kind: 'done', value: null, repeated: false } : written;
}

async function readChanges(
  client: MedusaClient,
  locationId: string,
  moves: readonly Move[],
): Promise<Outcome<readonly Change[]>> {
  const ids = [...new Set(moves.map(({ variantRemoteId }) => variantRemoteId))];
  const goods: Read<ReadonlyMap<string, Goods>> = await readGoods(client, ids);
  if (goods.kind !== 'read') return goods;
  const unknown = unknownGoods(ids, goods.value);
  if (unknown !== null) return unknown;
  const changes = new Map<string, Change>();
  for (const { variantRemoteId, quantity } of moves) {
    const variant = goods.value.get(variantRemoteId);
    for (const item of variant === undefined ? [] : itemsAt(variant, locationId)) {
      const by = (changes.get(item.itemId)?.by ?? 0) + Math.round(quantity * item.each);
      const now = toThousandths(item.stocked);
      changes.set(item.itemId, { item, variantId: variantRemoteId, now, by });
    }
  }
  return { kind: 'done', value: [...changes.values()], repeated: false };
}

function shortRefused(short: readonly Change[]): Refused {
  return {
    kind: 'refused',
    code: 'insufficient-stock',
    message: 'The store has too little at this location.',
    detail: {
      storeTotal: null,
      items: short.map(({ variantId, now }) => ({ ...ABOUT, variantRemoteId: variantId, available: now })),
    },
  };
}

function blurredRefused(blurred: readonly Change[], known: Levels): Refused {
  const said = blurred.map(({ item: { itemId }, variantId, now }) => {
    const { before = 0, after = 0 } = known[itemId] ?? {};
    return `${variantId} was ${before / PIECE}, should be ${after / PIECE}, is ${now / PIECE}`;
  });
  return {
    kind: 'refused',
    code: 'state',
    message: `The stock was changed by somebody else at the same time: ${said.join('; ')}.`,
    detail: {
      storeTotal: null,
      items: blurred.map(({ variantId, now }) => ({ ...ABOUT, variantRemoteId: variantId, available: now })),
    },
  };
}
