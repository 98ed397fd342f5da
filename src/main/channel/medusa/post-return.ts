import { sum } from '#domain/money/money.ts';
import { wholePieces } from '#domain/stock/quantity.ts';
import type { Outcome, PostMemory, Read } from '../connector.ts';
import type { Posted, ReturnDocument, SaleDocument } from '../document.ts';
import type { MedusaClient } from './client.ts';
import { lookAgain, readParts, tooMuch, type ReturnPart } from './look-return.ts';
import { moneyOf, nextReturnStep } from './plan-return.ts';
import { findSale, postSale } from './post-sale.ts';
import { refusalOf, unlessChanged } from './refusals.ts';
import type { StoreShape } from './store-shape.ts';
import { takeReturnStep } from './take-return-step.ts';
import { areLevelsWritten, writeLevels, type Move } from './write-levels.ts';

/** More steps than the return of any one order takes. */
const MOST_STEPS = 24;

/** What a return is posted with. */
interface ReturnPost {
  readonly client: MedusaClient;
  readonly shape: StoreShape;
  readonly memory: PostMemory;
}

/**
 * Posts a return: what was sold with it becomes an order of its own, what came back is returned and its money refunded
 * at the order that it was bought with, and what came without a receipt only raises the stock.
 */
export async function postReturn(post: ReturnPost, document: ReturnDocument): Promise<Outcome<Posted>> {
  const { client, shape } = post;
  const parts = await readParts(client, document);
  if (parts.kind !== 'done') return parts;
  const short = parts.value.find((part) => isShort(part, document));
  if (short !== undefined) return tooMuch(short.order);
  const sold = await sellWith(client, shape, document);
  if (sold.kind !== 'done') return sold;
  const returned = await takeBack(post, document, parts.value);
  if (returned.kind !== 'done') return unlessChanged(returned, !sold.repeated, client.settleMs);
  const value = postedOf(document, sold.value, parts.value);
  return { kind: 'done', value, repeated: sold.repeated && returned.repeated };
}

/** The order of what was sold with a return; null when nothing was. */
async function sellWith(
  client: MedusaClient,
  shape: StoreShape,
  document: ReturnDocument,
): Promise<Outcome<Posted | null>> {
  const sold = soldOf(document);
  return sold === null ? { kind: 'done', value: null, repeated: true } : await postSale(client, shape, sold);
}

/** Everything but what was sold with it. */
async function takeBack(
  { client, memory }: ReturnPost,
  document: ReturnDocument,
  parts: readonly ReturnPart[],
): Promise<Outcome<null>> {
  let repeated = true;
  for (const part of parts) {
    const returned = await settlePart(client, document, part);
    if (returned.kind !== 'done') return unlessChanged(returned, !repeated, client.settleMs);
    repeated &&= returned.repeated;
  }
  const moves = movesOf(document);
  if (moves.length === 0) return { kind: 'done', value: null, repeated };
  const moved = await writeLevels(client, memory, document.locationRemoteId, moves);
  if (moved.kind !== 'done') return unlessChanged(moved, !repeated, client.settleMs);
  return { ...moved, repeated: repeated && moved.repeated };
}

/** A return that is finished in the store, or null. */
export async function findReturn(
  client: MedusaClient,
  document: ReturnDocument,
  memory: PostMemory,
): Promise<Read<Posted | null>> {
  const parts = await readParts(client, document);
  if (parts.kind !== 'done') return unread(parts);
  const isTaken =
    parts.value.every(({ state, wish }) => nextReturnStep(state, wish).kind === 'finished') &&
    (movesOf(document).length === 0 || areLevelsWritten(memory));
  if (!isTaken) return { kind: 'read', value: null };
  const soldWith = soldOf(document);
  if (soldWith === null) return { kind: 'read', value: postedOf(document, null, parts.value) };
  const sold = await findSale(client, soldWith);
  if (sold.kind !== 'read' || sold.value === null) return sold;
  return { kind: 'read', value: postedOf(document, sold.value, parts.value) };
}

/** What a store refuses for any other reason than the key, it has not. */
function unread(outcome: Exclude<Outcome<never>, { readonly kind: 'done' }>): Read<null> {
  switch (outcome.kind) {
    case 'later':
      return outcome;
    case 'unknown':
      return { kind: 'later', afterMs: outcome.lookAfterMs, message: outcome.message };
    case 'refused': {
      const { code, message } = outcome;
      const isBarred = code === 'credential' || code === 'not-allowed';
      return isBarred ? { kind: 'refused', code, message } : { kind: 'read', value: null };
    }
  }
}

/** What was sold with the return, as a sale of the same id; null when nothing was. */
function soldOf(document: ReturnDocument): SaleDocument | null {
  const { lines, surcharges } = document;
  if (lines.length === 0 && surcharges.length === 0) return null;
  const total = sum([...lines.map((line) => line.total), ...surcharges.map(({ amount }) => amount)]);
  const { of: _of, returned: _returned, ...paid } = document;
  return { ...paid, kind: 'sale', total };
}

/** What came back without a receipt and goes on the shelf. */
function movesOf({ returned }: ReturnDocument): Move[] {
  return returned.flatMap(({ origin, variantRemoteId, condition, quantity }) =>
    origin === null && variantRemoteId !== null && condition === 'restock' && wholePieces(quantity) !== null
      ? [{ variantRemoteId, quantity }]
      : [],
  );
}

function postedOf(document: ReturnDocument, sold: Posted | null, parts: readonly ReturnPart[]): Posted {
  const refunded = sum(parts.map(({ wish }) => wish.refund));
  const total = (sold?.total ?? 0) - refunded;
  if (sold !== null) return { ...sold, total };
  const [part] = parts;
  return part === undefined
    ? { remoteId: document.id, code: '', total }
    : { remoteId: part.order.id, code: String(part.order.display_id), total };
}

/** Does what one order's part lacks, step by step. */
async function settlePart(
  client: MedusaClient,
  document: ReturnDocument,
  part: ReturnPart,
): Promise<Outcome<null>> {
  let { order, state } = part;
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const step = nextReturnStep(state, part.wish);
    if (step.kind === 'finished') return { kind: 'done', value: null, repeated: count === 0 };
    const taken = await takeReturnStep(client, { order, document }, state, step);
    if (taken.kind === 'answered') {
      state = taken.value;
      continue;
    }
    if (taken.kind !== 'rejected') return unlessChanged(taken, count > 0, client.settleMs);
    const looked = await lookAgain(client, document, part);
    if (looked.kind !== 'done') return looked;
    ({ order, state } = looked.value);
    // What was rejected because it had been done already is no longer what comes next.
    if (nextReturnStep(state, part.wish).kind === step.kind) return refusalOf(taken);
  }
  return { kind: 'unknown', lookAfterMs: client.settleMs, message: 'The return does not come to its end.' };
}

/** Whether more money goes back than the order has. */
function isShort({ order, wish, state }: ReturnPart, { id }: ReturnDocument): boolean {
  return wish.refund - state.refunded > moneyOf(order, id).left;
}
