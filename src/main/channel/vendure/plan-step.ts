import type { Minor } from '#domain/money/money.ts';
import type { SaleDocument } from '../document.ts';
import { accepts, totalDiffers } from './posted-sale.ts';
import { refused, type Refusal } from './refusal.ts';
import type { StoreLine } from './sale-lines.ts';
import { finishedSale, type SaleOrder } from './sale-order.ts';

/** What has to be done next to an order, so that it becomes the sale. */
export type Step =
  | { readonly kind: 'remove'; readonly lineId: string }
  | { readonly kind: 'add'; readonly line: StoreLine }
  | { readonly kind: 'adjust'; readonly lineId: string; readonly quantity: number }
  | { readonly kind: 'name-customer' }
  | { readonly kind: 'choose-shipping' }
  | { readonly kind: 'arrange-payment' }
  | { readonly kind: 'pay' }
  | { readonly kind: 'fulfil' }
  | { readonly kind: 'deliver'; readonly fulfillmentId: string }
  | { readonly kind: 'finished'; readonly total: Minor }
  | Refusal;

/** The next step, from nothing but what the store has now: so a lost answer is no different from a restart. */
export function planStep(order: SaleOrder, sale: SaleDocument, lines: readonly StoreLine[]): Step {
  const finished = finishedSale(order, sale.id);
  if (finished !== null) return { kind: 'finished', total: finished.total };
  switch (order.state) {
    case 'Draft':
      return planDraft(order, sale, lines);
    case 'ArrangingPayment':
      return accepts(sale, order.totalWithTax) ? { kind: 'pay' } : differs(order, sale);
    case 'PaymentSettled': {
      const pending = order.fulfillments?.find(({ state }) => state === 'Pending');
      return pending === undefined ? { kind: 'fulfil' } : { kind: 'deliver', fulfillmentId: pending.id };
    }
    default:
      return refused('state', `Order ${order.code} is in the state ${order.state}.`);
  }
}

/** The total is compared before anything counts: nothing is allocated to a draft. */
function planDraft(order: SaleOrder, sale: SaleDocument, lines: readonly StoreLine[]): Step {
  const line = planLine(order, lines);
  if (line !== null) return line;
  if (order.customer === null) return { kind: 'name-customer' };
  if (order.shippingLines.length === 0) return { kind: 'choose-shipping' };
  return accepts(sale, order.totalWithTax) ? { kind: 'arrange-payment' } : differs(order, sale);
}

function differs(order: SaleOrder, sale: SaleDocument): Refusal {
  const totals = order.lines.map((line) => [line.productVariant.id, line.proratedLinePriceWithTax] as const);
  return totalDiffers(sale, order.totalWithTax, new Map(totals));
}

function planLine(order: SaleOrder, lines: readonly StoreLine[]): Step | null {
  const kept = new Map<string, SaleOrder['lines'][number]>();
  for (const line of order.lines) {
    const variantId = line.productVariant.id;
    const isWanted = lines.some(({ variantRemoteId }) => variantRemoteId === variantId);
    if (!isWanted || kept.has(variantId)) return { kind: 'remove', lineId: line.id };
    kept.set(variantId, line);
  }
  for (const line of lines) {
    const there = kept.get(line.variantRemoteId);
    if (there === undefined) return { kind: 'add', line };
    if (there.quantity !== line.quantity)
      return { kind: 'adjust', lineId: there.id, quantity: line.quantity };
  }
  return null;
}
