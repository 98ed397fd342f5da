import type { SaleDocument } from '../document.ts';
import { isHandedOver, paidOf, pendingOf, totalOf, type OrderItem, type SaleOrder } from './sale-order.ts';
import { totalDiffers, type Refused } from './refusals.ts';

/** What has to be done next, so that an order becomes the sale. */
export type SaleStep =
  | { readonly kind: 'clear-promotions'; readonly codes: readonly string[] }
  | { readonly kind: 'discard' }
  | { readonly kind: 'convert' }
  | { readonly kind: 'open-payment' }
  | { readonly kind: 'pay'; readonly collectionId: string }
  | { readonly kind: 'fulfil'; readonly items: readonly OrderItem[] }
  | { readonly kind: 'deliver'; readonly fulfillmentId: string }
  | { readonly kind: 'complete' }
  | { readonly kind: 'finished' }
  | Refused;

/**
 * The next step, from nothing but what the store has now: so a lost answer is no different from a restart.
 * The total is compared before anything counts: a draft reserves nothing.
 */
export function planSale(order: SaleOrder, sale: SaleDocument): SaleStep {
  if (order.is_draft_order) return planDraft(order, sale);
  if (order.status === 'canceled') {
    return {
      kind: 'refused',
      code: 'state',
      message: `Order ${order.display_id} was cancelled in the store.`,
    };
  }
  if (isUnpaid(order)) {
    const open = order.payment_collections?.find(({ status }) => status === 'not_paid');
    return open === undefined ? { kind: 'open-payment' } : { kind: 'pay', collectionId: open.id };
  }
  return planHandover(order);
}

/** Automatic promotions of the web shop are put onto drafts too; what the customer paid stands. */
function planDraft(order: SaleOrder, sale: SaleDocument): SaleStep {
  const codes = order.items.flatMap(({ adjustments }) => (adjustments ?? []).map(({ code }) => code ?? ''));
  if (codes.length > 0) return { kind: 'clear-promotions', codes: [...new Set(codes)] };
  const total = totalOf(order);
  if (total === sale.total || total === sale.allows.storeTotal) return { kind: 'convert' };
  return totalDiffers(total, sale.total);
}

/** What came back since lowers the total, never what was paid. */
function isUnpaid(order: SaleOrder): boolean {
  return totalOf(order) > 0 && paidOf(order) === 0;
}

function planHandover(order: SaleOrder): SaleStep {
  const [pending] = pendingOf(order.fulfillments);
  if (pending !== undefined) return { kind: 'deliver', fulfillmentId: pending.id };
  if (!isHandedOver(order)) return { kind: 'fulfil', items: nextParcel(order) };
  return order.status === 'pending' ? { kind: 'complete' } : { kind: 'finished' };
}

/** Medusa hands over by one shipping profile at a time, and what needs no shipping apart. */
function nextParcel({ items }: SaleOrder): OrderItem[] {
  const open = items.filter(({ quantity, detail }) => detail.fulfilled_quantity < quantity);
  const keyOf = (item: OrderItem) => `${item.requires_shipping} ${profileOf(item)}`;
  const [first] = open.toSorted((a, b) => Number(b.requires_shipping) - Number(a.requires_shipping));
  return first === undefined ? [] : open.filter((item) => keyOf(item) === keyOf(first));
}

/** The shipping profile of goods; null where any does. */
export function profileOf({ variant, requires_shipping: isShipped }: OrderItem): string | null {
  return isShipped ? (variant?.product?.shipping_profile?.id ?? null) : null;
}
