import { z } from 'zod';
import { PIECE, wholePieces, type Thousandths } from '#domain/stock/quantity.ts';
import type { Outcome, Read } from '../connector.ts';
import { ABOUT, readGoods, unknownGoods } from './check-goods.ts';
import type { MedusaClient } from './client.ts';
import { toThousandths } from './decimal.ts';
import { refusalOf, unlessChanged, type Refused } from './refusals.ts';
import { itemsAt, type StockItem } from './stock-items.ts';
import { withStockLock } from './stock-lock.ts';
import { closeEntry, isLogged, openEntry, readLog, type Levels, type LogEntry } from './stock-log.ts';

/** Movements of stock of one document at one location. */
export interface Moves {
  readonly documentId: string;
  readonly locationId: string;
  /** For people of the shop. */
  readonly note: string;
  /** So much more of a variant, less where negative. Only whole pieces count: nothing weighed is in the store's stock. */
  readonly moves: readonly { readonly variantRemoteId: string; readonly quantity: Thousandths }[];
}

/** One thing of the stock that is to change. */
interface Change {
  readonly item: StockItem;
  readonly variantId: string;
  readonly now: Thousandths;
  readonly by: Thousandths;
}

const DONE: Outcome<null> = { kind: 'done', value: null, repeated: false };
const REPEATED: Outcome<null> = { kind: 'done', value: null, repeated: true };

/** Whether the movements are known to have been made. */
export async function areMoved(client: MedusaClient, moves: Moves): Promise<Read<boolean>> {
  if (wholeMoves(moves).length === 0) return { kind: 'read', value: true };
  const logged = await isLogged(client, moves.documentId);
  return logged.kind === 'read' ? { kind: 'read', value: logged.value.isWritten } : logged;
}

/**
 * Moves stock in a store that only takes levels: what was read a moment ago plus the movement, one till at a time.
 * What is about to be written is noted in the store first. A level that another try finds neither as it was nor as it
 * was to be has been changed by somebody else: then a person has to compare, and the next try adds to what is there.
 */
export async function moveStock(client: MedusaClient, moves: Moves): Promise<Outcome<null>> {
  const done = await areMoved(client, moves);
  if (done.kind !== 'read') return done;
  if (done.value) return REPEATED;
  return await withStockLock(client, moves, () => moveAlone(client, moves));
}

async function moveAlone(client: MedusaClient, moves: Moves): Promise<Outcome<null>> {
  const log = await readLog(client, moves.documentId);
  if (log.kind !== 'read') return log;
  if (log.value.entry?.isWritten === true) return REPEATED;
  const changes = await readChanges(client, moves);
  if (changes.kind !== 'done') return changes;
  if (changes.value.length === 0) return DONE;
  const entry = await entryFor(client, moves, changes.value, log.value.entry);
  if (entry.kind !== 'done') return entry;
  const { levels } = entry.value;
  const open = changes.value.filter(({ item, now }) => levels[item.itemId]?.after !== now);
  const written = open.length === 0 ? DONE : await send(client, moves.locationId, open, levels);
  if (written.kind !== 'done') return written;
  const closed = await closeEntry(client, moves.documentId, entry.value, 'written');
  return unlessChanged(closed, true, client.settleMs);
}

/** What an earlier try was about to write, or a new plan. */
async function entryFor(
  client: MedusaClient,
  { documentId, locationId, note }: Moves,
  changes: readonly Change[],
  known: LogEntry | null,
): Promise<Outcome<LogEntry>> {
  if (known !== null) {
    const blurred = changes.filter((change) => isBlurred(known.levels, change));
    if (blurred.length === 0) return { kind: 'done', value: known, repeated: true };
    const closed = await closeEntry(client, documentId, known, 'dropped');
    return closed.kind === 'done' ? blurredRefused(blurred, known.levels) : closed;
  }
  const short = changes.filter(({ now, by }) => by < 0 && now + by < 0);
  if (short.length > 0) return shortRefused(short);
  const opened = await openLevels(client, locationId, changes);
  if (opened.kind !== 'done') return opened;
  const levels = Object.fromEntries(
    changes.map(({ item, now, by }) => [item.itemId, { before: now, after: now + by }]),
  );
  return await openEntry(client, { documentId, locationId, note, levels });
}

function isBlurred(levels: Levels, { item, now }: Change): boolean {
  const level = levels[item.itemId];
  return level !== undefined && now !== level.before && now !== level.after;
}

/** A location holds nothing of what it was never told to hold. */
async function openLevels(
  client: MedusaClient,
  locationId: string,
  changes: readonly Change[],
): Promise<Outcome<null>> {
  const missing = changes.filter(({ item }) => !item.hasLevel);
  if (missing.length === 0) return DONE;
  const create = missing.map(({ item }) => ({
    inventory_item_id: item.itemId,
    location_id: locationId,
    stocked_quantity: 0,
  }));
  return await batch(client, { create });
}

/** All in one request: the store writes them together or not at all. */
async function send(
  client: MedusaClient,
  locationId: string,
  changes: readonly Change[],
  levels: Levels,
): Promise<Outcome<null>> {
  const update = changes.map(({ item: { itemId } }) => ({
    inventory_item_id: itemId,
    location_id: locationId,
    stocked_quantity: (levels[itemId]?.after ?? 0) / PIECE,
  }));
  return await batch(client, { update });
}

async function batch(client: MedusaClient, body: Readonly<Record<string, unknown>>): Promise<Outcome<null>> {
  const path = '/inventory-items/location-levels/batch';
  const written = await client.write({ method: 'POST', path, body, answer: z.unknown() });
  if (written.kind === 'rejected') return refusalOf(written);
  return written.kind === 'answered' ? DONE : written;
}

function wholeMoves({ moves }: Moves): Moves['moves'] {
  return moves.filter(({ quantity }) => quantity !== 0 && wholePieces(quantity) !== null);
}

async function readChanges(client: MedusaClient, moves: Moves): Promise<Outcome<readonly Change[]>> {
  const whole = wholeMoves(moves);
  const ids = [...new Set(whole.map(({ variantRemoteId }) => variantRemoteId))];
  const goods = await readGoods(client, ids);
  if (goods.kind !== 'read') return goods;
  const unknown = unknownGoods(ids, goods.value);
  if (unknown !== null) return unknown;
  const changes = new Map<string, Change>();
  for (const { variantRemoteId, quantity } of whole) {
    const variant = goods.value.get(variantRemoteId);
    for (const item of variant === undefined ? [] : itemsAt(variant, moves.locationId)) {
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
    detail: { storeTotal: null, items: short.map(available) },
  };
}

function blurredRefused(blurred: readonly Change[], levels: Levels): Refused {
  const said = blurred.map(({ item: { itemId }, variantId, now }) => {
    const { before = 0, after = 0 } = levels[itemId] ?? {};
    return `${variantId} was ${before / PIECE}, should be ${after / PIECE}, is ${now / PIECE}`;
  });
  return {
    kind: 'refused',
    code: 'state',
    message: `The stock was changed by somebody else at the same time: ${said.join('; ')}.`,
    detail: { storeTotal: null, items: blurred.map(available) },
  };
}

function available({ variantId, now }: Change) {
  return { ...ABOUT, variantRemoteId: variantId, available: now };
}
