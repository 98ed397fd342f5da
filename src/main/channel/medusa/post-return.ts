import { z } from 'zod';
import { sum, type Minor } from '#domain/money/money.ts';
import { wholePieces } from '#domain/stock/quantity.ts';
import type { Outcome, PostMemory, Read } from '../connector.ts';
import type { Posted, ReturnDocument, SaleDocument } from '../document.ts';
import type { MedusaClient } from './client.ts';
import { findOrder, readOrder } from './find-order.ts';
import {
  add,
  moneyOf,
  nextReturnStep,
  wishOf,
  type Counts,
  type ReturnState,
  type ReturnWish,
} from './plan-return.ts';
import { findSale, postSale } from './post-sale.ts';
import { refusalOf, unlessChanged, type Refused } from './refusals.ts';
import { CLAIM, type SaleOrder } from './sale-order.ts';
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

/** One order that something comes back of. */
interface Part {
  readonly saleId: string;
  readonly order: SaleOrder;
  readonly wish: ReturnWish;
  readonly state: ReturnState;
}

/**
 * Posts a return: what was sold with it becomes an order of its own, what came back is returned and its money refunded
 * at the order that it was bought with, and what came without a receipt only raises the stock.
 */
export async function postReturn(post: ReturnPost, document: ReturnDocument): Promise<Outcome<Posted>> {
  const { client, shape, memory } = post;
  const parts = await readParts(client, document);
  if (parts.kind !== 'done') return parts;
  const short = parts.value.find((part) => isShort(part, document));
  if (short !== undefined) return tooMuch(short.order);
  let isRepeated = true;
  const soldWith = soldOf(document);
  let sold: Posted | null = null;
  if (soldWith !== null) {
    const posted = await postSale(client, shape, soldWith);
    if (posted.kind !== 'done') return posted;
    ({ value: sold } = posted);
    isRepeated = posted.repeated;
  }
  for (const part of parts.value) {
    const returned = await settlePart(client, document, part);
    if (returned.kind !== 'done') return unlessChanged(returned, !isRepeated, client.settleMs);
    isRepeated &&= returned.repeated;
  }
  const moves = movesOf(document);
  if (moves.length > 0) {
    const moved = await writeLevels(client, memory, document.locationRemoteId, moves);
    if (moved.kind !== 'done') return unlessChanged(moved, !isRepeated, client.settleMs);
    isRepeated &&= moved.repeated;
  }
  return { kind: 'done', value: postedOf(document, sold, parts.value), repeated: isRepeated };
}

/** A return that is finished in the store, or null. */
export async function findReturn(
  client: MedusaClient,
  document: ReturnDocument,
  memory: PostMemory,
): Promise<Read<Posted | null>> {
  const parts = await readParts(client, document);
  if (parts.kind === 'done') {
    const soldWith = soldOf(document);
    const sold = soldWith === null ? null : await findSale(client, soldWith);
    if (sold !== null && sold.kind !== 'read') return sold;
    const isFinished =
      (sold === null || sold.value !== null) &&
      parts.value.every(({ state, wish }) => nextReturnStep(state, wish).kind === 'finished') &&
      (movesOf(document).length === 0 || areLevelsWritten(memory));
    const value = isFinished ? postedOf(document, sold?.value ?? null, parts.value) : null;
    return { kind: 'read', value };
  }
  if (parts.kind === 'later') return parts;
  const isBarred = parts.kind === 'refused' && (parts.code === 'credential' || parts.code === 'not-allowed');
  return isBarred
    ? {
        kind: 'refused',
        code: parts.code === 'credential' ? 'credential' : 'not-allowed',
        message: parts.message,
      }
    : { kind: 'read', value: null };
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

function postedOf(document: ReturnDocument, sold: Posted | null, parts: readonly Part[]): Posted {
  const order = parts[0]?.order;
  const refunded: Minor = parts.reduce((total, { wish }) => total + wish.refund, 0);
  return {
    remoteId: sold?.remoteId ?? order?.id ?? document.id,
    code: sold?.code ?? (order === undefined ? '' : String(order.display_id)),
    total: (sold?.total ?? 0) - refunded,
  };
}

/** The orders that something comes back of, and how far each is. */
async function readParts(client: MedusaClient, document: ReturnDocument): Promise<Outcome<readonly Part[]>> {
  const saleIds = new Set(
    document.returned.flatMap(({ origin }) => (origin === null ? [] : [origin.saleId])),
  );
  const parts: Part[] = [];
  for (const saleId of saleIds) {
    const found = await findOrder(client, saleId);
    if (found.kind !== 'read') return found;
    const { order } = found.value;
    if (order === null || order.is_draft_order) return unknownSale(saleId);
    const part = await readPart(client, document, saleId, order);
    if (part.kind !== 'done') return part;
    parts.push(part.value);
  }
  return { kind: 'done', value: parts, repeated: false };
}

async function readPart(
  client: MedusaClient,
  document: ReturnDocument,
  saleId: string,
  order: SaleOrder,
): Promise<Outcome<Part>> {
  const wish = wishOf(document, order, saleId);
  if (wish === null) return tooMuch(order);
  const state = await readState(client, document.id, order);
  if (state.kind !== 'read') return state;
  return { kind: 'done', value: { saleId, order, wish, state: state.value }, repeated: false };
}

const changesSchema = z.object({
  order_changes: z.array(
    z.object({
      status: z.string(),
      return_id: z.string().nullable(),
      actions: z.array(
        z.object({
          action: z.string(),
          details: z
            .object({ reference_id: z.string().optional(), quantity: z.coerce.number().optional() })
            .nullish(),
        }),
      ),
    }),
  ),
});

const NOTHING: Omit<ReturnState, 'refunded'> = {
  id: null,
  stage: 'none',
  asked: {},
  restocked: {},
  dismissed: {},
};

async function readState(
  client: MedusaClient,
  documentId: string,
  order: SaleOrder,
): Promise<Read<ReturnState>> {
  const { refunded } = moneyOf(order, documentId);
  const own = (order.returns ?? []).filter(
    ({ metadata, status }) => metadata?.[CLAIM] === documentId && status !== 'canceled',
  );
  const made = own.find(({ status }) => status === 'received') ?? own[0];
  if (made === undefined) return { kind: 'read', value: { ...NOTHING, refunded } };
  const { id, status } = made;
  if (status === 'received') return { kind: 'read', value: { ...NOTHING, id, stage: 'received', refunded } };
  const read = await client.read({
    path: `/orders/${order.id}/changes`,
    query: { fields: 'id,status,return_id,actions.action,actions.details' },
    answer: changesSchema,
  });
  if (read.kind !== 'read') return read;
  const open = read.value.value.order_changes.filter(
    (change) => change.return_id === id && ['pending', 'requested'].includes(change.status),
  );
  const counts = (name: string): Counts =>
    open
      .flatMap(({ actions }) => actions.filter(({ action }) => action === name))
      .reduce<Counts>((total, { details }) => {
        const { reference_id: item = '', quantity = 0 } = details ?? {};
        return add(total, { [item]: quantity });
      }, {});
  const state: ReturnState = {
    id,
    stage: status === 'open' ? 'asking' : open.length > 0 ? 'receiving' : 'asked',
    asked: counts('RETURN_ITEM'),
    restocked: counts('RECEIVE_RETURN_ITEM'),
    dismissed: counts('RECEIVE_DAMAGED_RETURN_ITEM'),
    refunded,
  };
  return { kind: 'read', value: state };
}

/** Does what one order's part lacks, step by step. */
async function settlePart(
  client: MedusaClient,
  document: ReturnDocument,
  part: Part,
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

async function lookAgain(client: MedusaClient, document: ReturnDocument, part: Part): Promise<Outcome<Part>> {
  const order = await readOrder(client, part.order.id);
  return order.kind === 'read' ? await readPart(client, document, part.saleId, order.value) : order;
}

/** Whether more money goes back than the order has. */
function isShort({ order, wish, state }: Part, { id }: ReturnDocument): boolean {
  return wish.refund - state.refunded > moneyOf(order, id).left;
}

function unknownSale(saleId: string): Refused {
  return {
    kind: 'refused',
    code: 'unknown-document',
    message: `The store has no order of the sale ${saleId}.`,
  };
}

function tooMuch(order: SaleOrder): Refused {
  return {
    kind: 'refused',
    code: 'state',
    message: `More comes back than order ${order.display_id} still has.`,
  };
}
