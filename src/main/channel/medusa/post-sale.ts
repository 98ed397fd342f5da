import type { Outcome, Read } from '../connector.ts';
import type { Posted, SaleDocument } from '../document.ts';
import { raiseStock, readGoods, shortagesOf, shortRefused, unknownGoods, type Goods } from './check-goods.ts';
import type { MedusaClient } from './client.ts';
import { findOrder, readOrder } from './find-order.ts';
import { planSale, type SaleStep } from './plan-sale.ts';
import { refusalOf, unlessChanged, type Refused } from './refusals.ts';
import { piecesSold } from './sale-items.ts';
import { paidOf, type SaleOrder } from './sale-order.ts';
import type { StoreShape } from './store-shape.ts';
import { openDraft, takeSaleStep, type SalePost, type Taken } from './take-sale-step.ts';

/** More steps than any sale takes. */
const MOST_STEPS = 30;

/** How far a sale came. */
interface Progress {
  readonly order: SaleOrder | null;
  /** Whether the draft was made by this very try. */
  readonly isFresh: boolean;
}

type Moved = { readonly kind: 'moved'; readonly progress: Progress };

/**
 * Posts a sale: looks for its order, does what that lacks, step by step, and leaves at the first answer that did not
 * come. The next call looks again and goes on from there.
 */
export async function postSale(
  client: MedusaClient,
  shape: StoreShape,
  sale: SaleDocument,
): Promise<Outcome<Posted>> {
  const post: SalePost = { client, shape, sale };
  const found = await findOrder(client, sale.id);
  if (found.kind !== 'read') return found;
  let progress: Progress = { order: found.value.order, isFresh: false };
  if (progress.order !== null && planSale(progress.order, sale).kind === 'finished') {
    return { kind: 'done', value: postedOf(progress.order), repeated: true };
  }
  for (const stray of found.value.strays) await takeSaleStep(post, stray, { kind: 'discard' });
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const moved = await goOn(post, progress);
    if (moved.kind !== 'moved') return unlessChanged(moved, step > 0, client.settleMs);
    ({ progress } = moved);
  }
  return { kind: 'unknown', lookAfterMs: client.settleMs, message: 'The order does not come to its end.' };
}

/**
 * A document's order that is finished in the store, or null. One that was paid and cancelled since is a sale that the store
 * got, whatever somebody made of it there.
 */
export async function findSale(client: MedusaClient, sale: SaleDocument): Promise<Read<Posted | null>> {
  const found = await findOrder(client, sale.id);
  if (found.kind !== 'read') return found;
  const { order } = found.value;
  if (order === null) return { kind: 'read', value: null };
  const isThere = planSale(order, sale).kind === 'finished' || wasCancelled(order);
  return { kind: 'read', value: isThere ? postedOf(order) : null };
}

function wasCancelled(order: SaleOrder): boolean {
  return order.status === 'canceled' && paidOf(order) > 0;
}

/** What was paid stays what the sale was worth, whatever came back since. */
function postedOf(order: SaleOrder): Posted {
  return { remoteId: order.id, code: String(order.display_id), total: paidOf(order) };
}

async function goOn(post: SalePost, { order, isFresh }: Progress): Promise<Moved | Outcome<Posted>> {
  if (order === null) return await begin(post);
  const step = planSale(order, post.sale);
  if (step.kind === 'finished') return { kind: 'done', value: postedOf(order), repeated: false };
  if (step.kind === 'refused') return order.is_draft_order ? await discard(post, order, isFresh, step) : step;
  if (step.kind === 'convert' && !isFresh) {
    const goods = await checkGoods(post);
    if (goods.kind !== 'done') return goods;
  }
  return await lookAfter(post, { order, isFresh }, step.kind, await takeSaleStep(post, order, step));
}

/** The order after a step, read again where the step's answer did not hold it. */
async function lookAfter(
  { client, sale }: SalePost,
  { order, isFresh }: { readonly order: SaleOrder; readonly isFresh: boolean },
  step: SaleStep['kind'],
  taken: Taken,
): Promise<Moved | Outcome<Posted>> {
  if (taken.kind === 'answered' && taken.value !== null) return moved(taken.value, isFresh);
  if (taken.kind !== 'answered' && taken.kind !== 'rejected') return taken;
  const looked = await readOrder(client, order.id);
  if (looked.kind !== 'read') return looked;
  // What was rejected because it had been done already is no longer what comes next.
  const isStuck = taken.kind === 'rejected' && planSale(looked.value, sale).kind === step;
  return isStuck ? refusalOf(taken) : moved(looked.value, isFresh);
}

function moved(order: SaleOrder | null, isFresh: boolean): Moved {
  return { kind: 'moved', progress: { order, isFresh } };
}

/** Makes the draft. Nothing is made of a sale that the store can't hold. */
async function begin(post: SalePost): Promise<Moved | Outcome<Posted>> {
  const goods = await checkGoods(post);
  if (goods.kind !== 'done') return goods;
  const opened = await openDraft(post, goods.value);
  if (opened.kind === 'rejected') return refusalOf(opened);
  return opened.kind === 'answered' ? moved(opened.value, true) : opened;
}

/** Nothing is left that somebody could take for an order; a draft of an earlier try gets another chance. */
async function discard(
  post: SalePost,
  order: SaleOrder,
  isFresh: boolean,
  refused: Refused,
): Promise<Moved | Refused> {
  const discarded: Taken = await takeSaleStep(post, order, { kind: 'discard' });
  return discarded.kind === 'answered' && !isFresh ? moved(null, false) : refused;
}

/** Whether the store knows all goods and has enough of them at the location; raises what lacks where somebody said so. */
async function checkGoods({ client, sale }: SalePost): Promise<Outcome<ReadonlyMap<string, Goods>>> {
  const pieces = piecesSold(sale);
  const ids = [...new Set(sale.lines.map(({ variantRemoteId }) => variantRemoteId))];
  const goods = await readGoods(client, ids);
  if (goods.kind !== 'read') return goods;
  const unknown = unknownGoods(pieces.keys(), goods.value);
  if (unknown !== null) return unknown;
  const shortages = shortagesOf(pieces, goods.value, sale.locationRemoteId);
  if (shortages.length > 0) {
    if (!sale.allows.shortStock) return shortRefused(shortages);
    const raised = await raiseStock(client, shortages, sale.locationRemoteId);
    if (raised.kind !== 'done') return raised;
  }
  return { kind: 'done', value: goods.value, repeated: false };
}
