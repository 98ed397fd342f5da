import type { Outcome, Read } from '../connector.ts';
import type { Posted, SaleDocument } from '../document.ts';
import type { VendureClient } from './client.ts';
import { findOrder, findPaidOrder } from './find-order.ts';
import { planStep } from './plan-step.ts';
import { accepts, posted, steppableLines } from './posted-sale.ts';
import { raiseShort } from './raise-short.ts';
import type { StoreLine } from './sale-lines.ts';
import { finishedSale, type SaleOrder } from './sale-order.ts';
import { unlessChanged } from './unless-changed.ts';
import { openOrder, takeStep, type Taken } from './take-step.ts';

/** More steps than any sale takes, beside three for each of its lines. */
const SPARE_STEPS = 20;

/**
 * Posts a sale to a store without the plugin: looks for its order, does what that lacks, step by step, and
 * leaves at the first answer that did not come. The next call looks again and goes on from there.
 */
export async function stepSale(client: VendureClient, sale: SaleDocument): Promise<Outcome<Posted>> {
  const outcome = await tryToStep(client, sale);
  if (!sale.allows.shortStock || outcome.kind !== 'refused') return outcome;
  if (outcome.code !== 'insufficient-stock' || outcome.detail === undefined) return outcome;
  const raised = await raiseShort(client, sale, outcome.detail);
  return raised.kind === 'done'
    ? await stepSale(client, { ...sale, allows: { ...sale.allows, shortStock: false } })
    : raised;
}

async function tryToStep(client: VendureClient, sale: SaleDocument): Promise<Outcome<Posted>> {
  const steppable = steppableLines(sale);
  if (steppable.kind === 'refused') return steppable;
  const { lines } = steppable;
  const found = await findOrder(client, sale.id, sale.soldAt);
  if (found.kind !== 'read') return found;
  const earlier = found.value && finishedSale(found.value, sale.id);
  if (earlier !== null) return posted(sale, earlier, true);
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
  const sale = found.value && finishedSale(found.value, saleId);
  return { kind: 'read', value: sale && { remoteId: sale.id, code: sale.code, total: sale.total } };
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
  if (order?.state !== 'Draft' || accepts(sale, order.totalWithTax)) return { kind: 'went-on', order };
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
  if (step.kind === 'finished') return posted(sale, { ...order, total: step.total }, false);
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
