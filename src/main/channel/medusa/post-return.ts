import { z } from 'zod';
import { sum } from '#domain/money/money.ts';
import { givenBack } from '#main/core/told-total.ts';
import type { Outcome, Read } from '../connector.ts';
import type { Posted, ReturnDocument, SaleDocument } from '../document.ts';
import type { MedusaClient } from './client.ts';
import { lookAgain, readParts, tooMuch, type ReturnPart } from './look-return.ts';
import { moneyOf, nextReturnStep, type ReturnStep } from './plan-return.ts';
import { findSale, postSale } from './post-sale.ts';
import { refusalOf, unlessChanged } from './refusals.ts';
import { CLAIM, type SaleOrder } from './sale-order.ts';
import type { StoreShape } from './store-shape.ts';
import { takeReturnStep, type Taken } from './take-return-step.ts';
import { areMoved, moveStock, type Moves } from './write-levels.ts';

/** More steps than the return of any one order takes. */
const MOST_STEPS = 24;

/**
 * Posts a return: what was sold with it becomes an order of its own, what came back is returned and its money refunded
 * at the order that it was bought with, and what came without a receipt only raises the stock.
 */
export async function postReturn(
  client: MedusaClient,
  shape: StoreShape,
  document: ReturnDocument,
): Promise<Outcome<Posted>> {
  const parts = await readParts(client, document);
  if (parts.kind !== 'done') return parts;
  const short = parts.value.find((part) => isShort(part, document));
  if (short !== undefined) return tooMuch(short.order);
  const sold = await sellWith(client, shape, document);
  if (sold.kind !== 'done') return sold;
  const returned = await takeBack(client, document, parts.value);
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
  client: MedusaClient,
  document: ReturnDocument,
  parts: readonly ReturnPart[],
): Promise<Outcome<null>> {
  let repeated = true;
  for (const part of parts) {
    const returned = await settlePart(client, document, part);
    if (returned.kind !== 'done') return unlessChanged(returned, !repeated, client.settleMs);
    repeated &&= returned.repeated;
  }
  const moved = await moveStock(client, movesOf(document));
  if (moved.kind !== 'done') return unlessChanged(moved, !repeated, client.settleMs);
  return { ...moved, repeated: repeated && moved.repeated };
}

/** A return that is finished in the store, or null. */
export async function findReturn(
  client: MedusaClient,
  document: ReturnDocument,
): Promise<Read<Posted | null>> {
  const parts = await readParts(client, document);
  if (parts.kind !== 'done') return unread(parts);
  if (parts.value.some(({ state, wish }) => nextReturnStep(state, wish).kind !== 'finished'))
    return NOT_THERE;
  const moved = await areMoved(client, movesOf(document));
  if (moved.kind !== 'read') return moved;
  if (!moved.value) return NOT_THERE;
  const soldWith = soldOf(document);
  if (soldWith === null) return { kind: 'read', value: postedOf(document, null, parts.value) };
  const sold = await findSale(client, soldWith);
  if (sold.kind !== 'read' || sold.value === null) return sold;
  return { kind: 'read', value: postedOf(document, sold.value, parts.value) };
}

const NOT_THERE: Read<null> = { kind: 'read', value: null };

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
function movesOf({ id, locationRemoteId, registerCode, receiptNumber, returned }: ReturnDocument): Moves {
  return {
    documentId: id,
    locationId: locationRemoteId,
    note: `Countertop, return: ${registerCode} ${receiptNumber}`,
    moves: returned.flatMap(({ origin, variantRemoteId, condition, quantity }) =>
      origin === null && variantRemoteId !== null && condition === 'restock'
        ? [{ variantRemoteId, quantity }]
        : [],
    ),
  };
}

function postedOf(document: ReturnDocument, sold: Posted | null, parts: readonly ReturnPart[]): Posted {
  const total = (sold?.total ?? 0) - givenBack(document);
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
  let now = part;
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const step = nextReturnStep(now.state, now.wish);
    if (step.kind === 'finished') return { kind: 'done', value: null, repeated: count === 0 };
    const taken = await takeReturnStep(client, { order: now.order, document }, now.state, step);
    const next = await lookAfter(client, document, now, { step: step.kind, taken });
    if (next.kind !== 'done') return unlessChanged(next, count > 0, client.settleMs);
    now = next.value;
  }
  return { kind: 'unknown', lookAfterMs: client.settleMs, message: 'The return does not come to its end.' };
}

/** How far a part is after a step, looked at again where the step's answer does not tell. */
async function lookAfter(
  client: MedusaClient,
  document: ReturnDocument,
  part: ReturnPart,
  { step, taken }: { readonly step: ReturnStep['kind']; readonly taken: Taken },
): Promise<Outcome<ReturnPart>> {
  if (taken.kind === 'answered' && taken.value !== null) {
    return { kind: 'done', value: { ...part, state: taken.value }, repeated: false };
  }
  if (taken.kind !== 'answered' && taken.kind !== 'rejected') return taken;
  const looked = await lookAgain(client, document, part);
  if (looked.kind !== 'done' || taken.kind === 'answered') return looked;
  // What was rejected because it had been done already is no longer what comes next.
  const isStuck = nextReturnStep(looked.value.state, part.wish).kind === step;
  return isStuck && !(await clearStrays(client, looked.value.order)) ? refusalOf(taken) : looked;
}

/**
 * Takes back what a request that came late has opened for a return that is finished: it would bar all others.
 * True when something was taken back.
 */
async function clearStrays(client: MedusaClient, { returns }: SaleOrder): Promise<boolean> {
  const all = returns ?? [];
  const finished = all.filter(({ status }) => status === 'received').map(({ metadata }) => metadata?.[CLAIM]);
  const strays = all.filter(
    ({ status, metadata }) =>
      status === 'open' && metadata?.[CLAIM] !== undefined && finished.includes(metadata[CLAIM]),
  );
  for (const { id } of strays) {
    await client.write({ method: 'DELETE', path: `/returns/${id}/request`, answer: z.unknown() });
  }
  return strays.length > 0;
}

/** Whether more money goes back than the order has. */
function isShort({ order, wish, state }: ReturnPart, { id }: ReturnDocument): boolean {
  return wish.refund - state.refunded > moneyOf(order, id).left;
}
