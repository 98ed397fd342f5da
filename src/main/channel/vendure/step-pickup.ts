import type { Outcome, Read } from '../connector.ts';
import type { PickupDocument, Posted } from '../document.ts';
import type { VendureClient } from './client.ts';
import { findPickupOrder, type PickupOrder } from './pickup-order.ts';
import { planPickup } from './plan-pickup.ts';
import { refused } from './refusal.ts';
import { takePickupStep } from './take-pickup-step.ts';
import { unlessChanged } from './unless-changed.ts';

/** More steps than any order takes that has a handful of payments. */
const MAX_STEPS = 30;

/**
 * Does in a store without the plugin what a step with an order means: looks at the order, does the next thing that it
 * lacks, and looks again. A step that means nothing to the store is done at once.
 */
export async function stepPickup(client: VendureClient, document: PickupDocument): Promise<Outcome<Posted>> {
  const { effect } = document;
  if (effect === null) return { kind: 'done', repeated: false, value: nothingTold(document) };
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const found = await findPickupOrder(client, document.orderRemoteId);
    if (found.kind !== 'read') return unlessChanged(found, steps > 0, client.settleMs);
    if (found.value === null) return refused('unknown-document', `The store has no order ${document.name}.`);
    const next = planPickup(found.value, effect, document.id);
    if (next.kind === 'refused') return next;
    if (next.kind === 'finished')
      return { kind: 'done', repeated: steps === 0, value: toPosted(found.value) };
    const taken = await takePickupStep(client, found.value, document, next);
    if (taken.kind !== 'answered') return unlessChanged(taken, steps > 0, client.settleMs);
  }
  return { kind: 'unknown', lookAfterMs: client.settleMs, message: 'The order does not come to its end.' };
}

/** The order once it stands as the step says, or null. */
export async function findSteppedPickup(
  client: VendureClient,
  document: PickupDocument,
): Promise<Read<Posted | null>> {
  const { effect } = document;
  if (effect === null) return { kind: 'read', value: nothingTold(document) };
  const found = await findPickupOrder(client, document.orderRemoteId);
  if (found.kind !== 'read') return found;
  const order = found.value;
  const isThere = order !== null && planPickup(order, effect, document.id).kind === 'finished';
  return { kind: 'read', value: isThere ? toPosted(order) : null };
}

function toPosted({ id, code, totalWithTax }: PickupOrder): Posted {
  return { remoteId: id, code, total: totalWithTax };
}

function nothingTold({ orderRemoteId, name }: PickupDocument): Posted {
  return { remoteId: orderRemoteId, code: name, total: null };
}
