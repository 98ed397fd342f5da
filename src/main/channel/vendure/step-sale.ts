import type { Outcome, Read } from '../connector.ts';
import type { Posted, SaleDocument } from '../document.ts';
import type { VendureClient } from './client.ts';
import { findOrder, findPaidOrder } from './find-order.ts';
import { planStep } from './plan-step.ts';
import { fractionRefused, posted, surchargesRefused } from './posted-sale.ts';
import { unpricedLines, type StoreLine } from './sale-lines.ts';
import type { SaleOrder } from './sale-order.ts';
import { openOrder, takeStep, type Taken } from './take-step.ts';

/** More steps than any sale takes, beside three for each of its lines. */
const SPARE_STEPS = 20;

/**
 * Posts a sale to a store without the plugin: looks for its order, does what that lacks, step by step, and
 * leaves at the first answer that did not come. The next call looks again and goes on from there.
 */
export async function stepSale(client: VendureClient, sale: SaleDocument): Promise<Outcome<Posted>> {
  const lines = unpricedLines(sale);
  if (lines === null) return fractionRefused();
  const refused = surchargesRefused(sale);
  if (refused !== null) return refused;
  const found = await findOrder(client, sale.id, sale.soldAt);
  if (found.kind !== 'read') return found;
  if (found.value?.state === 'Delivered') return posted(sale, found.value, true);
  const fresh = await refreshed(client, sale, found.value);
  if (fresh.kind !== 'went-on') return fresh;
  let { order } = fresh;
  for (let step = 0; step < lines.length * 3 + SPARE_STEPS; step += 1) {
    const taken = await goOn(client, sale, lines, order);
    if (taken.kind !== 'went-on') return unlessChanged(taken, step > 0, client.settleMs);
    order = taken.order;
  }
  return { kind: 'unknown', lookAfterMs: client.settleMs, message: 'The order does not come to its end.' };
}

/** A sale that is finished in the store, or null. */
export async function findSteppedSale(client: VendureClient, saleId: string): Promise<Read<Posted | null>> {
  const found = await findPaidOrder(client, saleId);
  if (found.kind !== 'read') return found;
  const order = found.value?.state === 'Delivered' ? found.value : null;
  const value = order && { remoteId: order.id, code: order.code, total: order.totalWithTax };
  return { kind: 'read', value };
}

type WentOn<T = SaleOrder> = { readonly kind: 'went-on'; readonly order: T };

/**
 * An earlier try may have left a draft with another total. Vendure keeps prices and discounts of lines that
 * nobody touches, so the lines are taken out and put in anew: perhaps the shop has put it right meanwhile.
 */
async function refreshed(
  client: VendureClient,
  sale: SaleDocument,
  found: SaleOrder | null,
): Promise<WentOn<SaleOrder | null> | Outcome<Posted>> {
  let order = found;
  if (order?.state !== 'Draft' || order.totalWithTax === sale.total) return { kind: 'went-on', order };
  for (const { id: lineId } of order.lines) {
    const taken = await lookAfter(
      client,
      sale,
      await takeStep(client, order, sale, { kind: 'remove', lineId }),
    );
    if (taken.kind !== 'went-on') return taken;
    ({ order } = taken);
  }
  return { kind: 'went-on', order };
}

async function goOn(
  client: VendureClient,
  sale: SaleDocument,
  lines: readonly StoreLine[],
  order: SaleOrder | null,
): Promise<WentOn | Outcome<Posted>> {
  if (order === null) return await lookAfter(client, sale, await openOrder(client, sale.id));
  const step = planStep(order, sale, lines);
  if (step.kind === 'refused') return step;
  if (step.kind === 'finished') return posted(sale, order, false);
  return await lookAfter(client, sale, await takeStep(client, order, sale, step));
}

/** The order after a step, read again where the step's answer did not hold it. */
async function lookAfter(
  client: VendureClient,
  sale: SaleDocument,
  taken: Taken,
): Promise<WentOn | Outcome<Posted>> {
  if (taken.kind !== 'answered') return taken;
  if (taken.value !== null) return { kind: 'went-on', order: taken.value };
  const found = await findOrder(client, sale.id, sale.soldAt);
  if (found.kind !== 'read') return found;
  if (found.value !== null) return { kind: 'went-on', order: found.value };
  return { kind: 'unknown', lookAfterMs: client.settleMs, message: 'The order is not there any more.' };
}

/** Once a step has changed the order, "nothing happened" is not true of the sale any more. */
function unlessChanged(outcome: Outcome<Posted>, hasChanged: boolean, settleMs: number): Outcome<Posted> {
  if (outcome.kind !== 'later' || !hasChanged) return outcome;
  return { kind: 'unknown', lookAfterMs: Math.max(settleMs, outcome.afterMs), message: outcome.message };
}
