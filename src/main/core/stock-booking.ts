import { Refusal } from '#contract/errors.ts';
import type { JournalKind } from '#domain/journal/kinds.ts';
import {
  isCountable,
  isSameStock,
  type StockCause,
  type StockLine,
  type StockRecord,
} from '#domain/stock/document.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { shownStock } from '#domain/stock/shown-stock.ts';
import type { StockDocument } from '#main/channel/document.ts';
import type { Reader } from '#main/data/database.ts';
import { enqueueDocument } from '#main/data/outbox.ts';
import { findShop, hasStore, type ShopRow } from '#main/data/shop.ts';
import { findStockDocument, insertStockDocument, variantsBookedFor } from '#main/data/stock-document.ts';
import { stockGoods, variantsBySku, type StockGoods } from '#main/data/stock-goods.ts';
import { beginLevels, stockHere } from '#main/data/stock-level.ts';
import type { Movement } from '#main/data/stock-movement.ts';
import type { CommandContext, TaskContext } from './context.ts';

/** A document of stock that is decided. Lines without a quantity say that nothing was amiss; they move nothing. */
export interface StockDraft {
  readonly id: string;
  readonly kind: StockCause;
  readonly lines: readonly (StockLine & { readonly expected?: Thousandths | null })[];
  readonly reason?: string;
  readonly note?: string;
  readonly reference?: string;
  readonly supplier?: string;
  readonly otherLocationCode?: string | null;
  readonly sourceId?: string | null;
}

const JOURNALED: Readonly<Record<StockCause, JournalKind>> = {
  receipt: 'stock-received',
  count: 'stock-counted',
  adjustment: 'stock-adjusted',
  'transfer-out': 'stock-transferred',
  'transfer-in': 'stock-transferred',
};

/** The shop of this till. @throws Refusal before it was set up. */
export async function neededShop(db: Reader): Promise<ShopRow> {
  const shop = await findShop(db);
  if (shop === null) throw new Refusal('not-set-up');
  return shop;
}

/**
 * Writes a document of stock and everything that follows from it, in the caller's transaction: movements, journal,
 * outbox. Once for its id: false when it was written before.
 * @throws Refusal `already-booked` for another content under the same id, `goods-unknown` for goods that are gone.
 */
export async function bookStock(draft: StockDraft, context: CommandContext): Promise<boolean> {
  const { tx, record: toJournal, touch } = context;
  const before = await findStockDocument(tx, draft.id);
  if (before !== null) {
    if (isSameStock(before, { ...NOTHING_SAID, ...draft })) return false;
    throw new Refusal('already-booked');
  }
  const shop = await neededShop(tx);
  const variantIds = draft.lines.map(({ variantId }) => variantId);
  const goods = await stockGoods(tx, variantIds);
  if (draft.kind !== 'count') refuseUnknown(draft.lines, goods);
  const record = recordOf(draft, { shop, goods }, context);
  const movements = movementsOf(record, context);
  if (!hasStore(shop.kind) && BEGINS_LEVELS.includes(draft.kind)) {
    await beginLevels(tx, variantIds, record.at);
  }
  await insertStockDocument(tx, record, movements);
  await toJournal(JOURNALED[draft.kind], record);
  if (hasStore(shop.kind)) await enqueue(record, movements, { shop, goods }, context);
  touch('stock', 'journal', 'sync');
  return true;
}

/** Goods of which a shop without a store kept no level have one from when they arrive or are counted. */
const BEGINS_LEVELS: readonly StockCause[] = ['receipt', 'count', 'transfer-in'];

const NOTHING_SAID = {
  reason: '',
  note: '',
  reference: '',
  supplier: '',
  otherLocationCode: null,
  sourceId: null,
} as const;

/** @throws Refusal for goods that the shop does not have, and for parts of pieces. */
export function refuseUnknown(lines: readonly StockLine[], goods: ReadonlyMap<number, StockGoods>): void {
  for (const { variantId, quantity } of lines) {
    const known = goods.get(variantId);
    if (known === undefined || known.isDeleted) {
      throw new Refusal('goods-unknown', { name: known?.name ?? `#${variantId}` });
    }
    if (!isCountable(quantity, known.unit)) throw new Refusal('bad-request', { at: 'lines' });
  }
}

interface Surroundings {
  readonly shop: ShopRow;
  readonly goods: ReadonlyMap<number, StockGoods>;
}

function recordOf(
  draft: StockDraft,
  { shop, goods }: Surroundings,
  { actor, clock }: CommandContext,
): StockRecord {
  return {
    ...NOTHING_SAID,
    ...draft,
    locationCode: shop.locationCode,
    at: clock.now(),
    clerk: actor.name,
    staffId: actor.staffId,
    lines: draft.lines.map(({ variantId, quantity, expected = null }, index) => ({
      position: index + 1,
      variantId,
      sku: goods.get(variantId)?.sku ?? '',
      name: goods.get(variantId)?.name ?? '',
      quantity,
      expected,
    })),
  };
}

function movementsOf({ kind, lines }: StockRecord, { clock }: CommandContext): Movement[] {
  return lines.flatMap(({ variantId, quantity }) =>
    quantity === 0 ? [] : [{ id: clock.newId(), variantId, quantity, reason: kind }],
  );
}

/** The store is not told of goods that it has deleted. */
async function enqueue(
  record: StockRecord,
  movements: readonly Movement[],
  { shop, goods }: Surroundings,
  { tx }: CommandContext,
): Promise<void> {
  const { id, kind, at, supplier, reference, note } = record;
  const moves = movements.flatMap((movement) => {
    const known = goods.get(movement.variantId);
    if (known === undefined || known.isDeleted) return [];
    return [{ movementId: movement.id, variantRemoteId: known.remoteId, quantity: movement.quantity }];
  });
  if (moves.length === 0) return;
  const document: StockDocument = {
    kind: 'stock',
    id,
    of: kind,
    at,
    locationRemoteId: shop.locationRemoteId,
    note: [shop.registerCode, supplier, reference, note].filter((part) => part !== '').join(' · '),
    moves,
  };
  await enqueueDocument(tx, { document }, at);
}

/** What a list says that there is of some goods; null where it says nothing. */
export interface ListedStock {
  readonly sku: string;
  readonly stock: Thousandths | null;
}

/** Goods a transaction: some ten milliseconds, so that selling goes on in between. */
const CHUNK = 200;

/**
 * Makes the stock of goods what a list says, as counts: the first bears `documentId`, each has it for its source. Goods
 * that were booked for it before are left as they are, so that asked again it undoes no sale made meanwhile and goes on
 * where it was stopped. Goods that are not the shop's are left out.
 */
export async function bookCounted(
  documentId: string,
  listed: readonly ListedStock[],
  context: TaskContext,
): Promise<void> {
  const told = listed.filter(({ stock }) => stock !== null);
  for (let from = 0; from < told.length; from += CHUNK) {
    const chunk = told.slice(from, from + CHUNK);
    await context.transact((command) => bookListed(documentId, chunk, command));
  }
}

async function bookListed(
  documentId: string,
  listed: readonly ListedStock[],
  context: CommandContext,
): Promise<void> {
  const { tx, clock } = context;
  const ids = await variantsBySku(
    tx,
    listed.map(({ sku }) => sku),
  );
  const known = await stockHere(tx, [...ids.values()], clock.now());
  const booked = await variantsBookedFor(tx, documentId, [...ids.values()]);
  const lines = listed.flatMap(({ sku, stock }) => {
    const variantId = ids.get(sku);
    if (variantId === undefined || stock === null || booked.has(variantId)) return [];
    const here = known.get(variantId);
    const expected = here === undefined ? null : (shownStock(here)?.here ?? null);
    return [{ variantId, quantity: stock - (expected ?? 0), expected }];
  });
  if (lines.length === 0) return;
  const isTaken = (await findStockDocument(tx, documentId)) !== null;
  const id = isTaken ? clock.newId() : documentId;
  await bookStock({ id, kind: 'count', sourceId: documentId, lines }, context);
}
