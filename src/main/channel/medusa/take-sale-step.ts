import { z } from 'zod';
import { toDecimal } from '#domain/money/currency.ts';
import type { SaleDocument } from '../document.ts';
import type { Goods } from './check-goods.ts';
import type { MedusaClient, Written } from './client.ts';
import { toMajor } from './decimal.ts';
import { itemsOf } from './sale-items.ts';
import { CLAIM, ORDER_FIELDS, saleOrderSchema, totalOf, type SaleOrder } from './sale-order.ts';
import { profileOf, type SaleStep } from './plan-sale.ts';
import type { Handover, StoreShape } from './store-shape.ts';
import { taxOf } from './taxes.ts';

/** What a sale is posted with. */
export interface SalePost {
  readonly client: MedusaClient;
  readonly shape: StoreShape;
  readonly sale: SaleDocument;
}

/** An order, or null when it has to be looked at again. */
export type Taken = Written<SaleOrder | null>;

const draftSchema = z.object({ draft_order: saleOrderSchema });
const orderSchema = z.object({ order: saleOrderSchema });
const anySchema = z.unknown();

/** Makes the draft of a sale. It carries the sale's id where the store can search, and where it can be compared. */
export async function openDraft(
  { client, shape, sale }: SalePost,
  goods: ReadonlyMap<string, Goods>,
): Promise<Taken> {
  const handover = handoverFor(shape, sale, null);
  if (handover === null) return noHandover();
  const { id, registerCode, receiptNumber, customer } = sale;
  const taxOfVariant = (variantId: string) => {
    const product = goods.get(variantId)?.product;
    return product === undefined
      ? shape.taxes.usual
      : taxOf(shape.taxes, { id: product.id, typeId: product.type_id });
  };
  const written = await client.write({
    method: 'POST',
    path: '/draft-orders',
    query: { fields: ORDER_FIELDS },
    body: {
      region_id: shape.region.id,
      sales_channel_id: shape.channel.id,
      no_notification_order: true,
      ...buyerOf(customer),
      shipping_address: {
        company: `${registerCode} ${receiptNumber} ${id}`,
        country_code: countryOf(shape, sale.locationRemoteId),
      },
      shipping_methods: [{ shipping_option_id: handover.id, name: handover.name, amount: 0 }],
      items: itemsOf(sale, shape, taxOfVariant),
      metadata: metadataOf(sale),
    },
    answer: draftSchema,
  });
  return written.kind === 'answered' ? { kind: 'answered', value: written.value.draft_order } : written;
}

/** An order of nobody in particular is one without a mail. */
function buyerOf(customer: SaleDocument['customer']): Readonly<Record<string, string>> {
  if (customer === null) return {};
  if (customer.remoteId !== null) return { customer_id: customer.remoteId };
  return customer.mail === '' ? {} : { email: customer.mail };
}

function metadataOf(sale: SaleDocument): Readonly<Record<string, unknown>> {
  return {
    [CLAIM]: sale.id,
    countertop_register: sale.registerCode,
    countertop_receipt: sale.receiptNumber,
    countertop_sold_at: new Date(sale.soldAt).toISOString(),
    countertop_tenders: sale.tenders.map(({ kind, amount }) => ({
      kind,
      amount: toDecimal(amount, sale.currency),
    })),
  };
}

/** Where the shop is taxed; a location that tells no country is where the region's first one is. */
function countryOf({ locations, region }: StoreShape, locationId: string): string | undefined {
  const country = locations.find(({ id }) => id === locationId)?.country ?? null;
  return country !== null && region.countries.includes(country) ? country : region.countries[0];
}

/** How goods of a shipping profile are handed over in the shop that sold them. */
function handoverFor(
  { handovers }: StoreShape,
  { locationRemoteId }: SaleDocument,
  profileId: string | null,
): Handover | null {
  const here = handovers.filter(({ locationId }) => locationId === locationRemoteId);
  return here.find((one) => profileId === null || one.profileId === profileId) ?? null;
}

function noHandover(): Taken {
  return {
    kind: 'refused',
    code: 'state',
    message: 'The store has no shipping option to hand these goods over at this location.',
  };
}

/** Does one step. */
export async function takeSaleStep(
  post: SalePost,
  order: SaleOrder,
  step: Exclude<SaleStep, { readonly kind: 'finished' | 'refused' }>,
): Promise<Taken> {
  const { client } = post;
  switch (step.kind) {
    case 'clear-promotions':
      return await clearPromotions(client, order.id, step.codes);
    case 'discard':
      return await discard(client, order.id);
    case 'convert':
      return await change(client, `/draft-orders/${order.id}/convert-to-order`, {});
    case 'open-payment':
      return await accept(client, '/payment-collections', {
        order_id: order.id,
        amount: toMajor(totalOf(order), post.sale.currency),
      });
    case 'pay':
      return await accept(client, `/payment-collections/${step.collectionId}/mark-as-paid`, {
        order_id: order.id,
      });
    case 'fulfil':
      return await fulfil(post, order, step.items);
    case 'deliver':
      return await change(
        client,
        `/orders/${order.id}/fulfillments/${step.fulfillmentId}/mark-as-delivered`,
        {
          no_notification: true,
        },
      );
    case 'complete':
      return await change(client, `/orders/${order.id}/complete`, {});
  }
}

type Body = Readonly<Record<string, unknown>>;

/** A change whose answer is the order. */
async function change(client: MedusaClient, path: string, body: Body): Promise<Taken> {
  const query = { fields: ORDER_FIELDS };
  const written = await client.write({ method: 'POST', path, query, body, answer: orderSchema });
  return written.kind === 'answered' ? { kind: 'answered', value: written.value.order } : written;
}

/** A change whose answer is something else. */
async function accept(client: MedusaClient, path: string, body: Body): Promise<Taken> {
  const written = await client.write({ method: 'POST', path, body, answer: anySchema });
  return written.kind === 'answered' ? { kind: 'answered', value: null } : written;
}

async function discard(client: MedusaClient, orderId: string): Promise<Taken> {
  const path = `/draft-orders/${orderId}`;
  const written = await client.write({ method: 'DELETE', path, answer: anySchema });
  return written.kind === 'answered' ? { kind: 'answered', value: null } : written;
}

/** An edit of the draft in three requests; one that an earlier try left open is gone on with. */
async function clearPromotions(
  client: MedusaClient,
  orderId: string,
  codes: readonly string[],
): Promise<Taken> {
  const path = `/draft-orders/${orderId}/edit`;
  const begun = await accept(client, path, {});
  if (begun.kind !== 'answered' && begun.kind !== 'rejected') return begun;
  const cleared = await client.write({
    method: 'DELETE',
    path: `${path}/promotions`,
    body: { promo_codes: codes },
    answer: anySchema,
  });
  if (cleared.kind !== 'answered') return cleared;
  return await accept(client, `${path}/confirm`, {});
}

async function fulfil(
  { client, shape, sale }: SalePost,
  order: SaleOrder,
  items: Extract<SaleStep, { readonly kind: 'fulfil' }>['items'],
): Promise<Taken> {
  const [first] = items;
  const handover = handoverFor(shape, sale, first === undefined ? null : profileOf(first));
  if (handover === null) return noHandover();
  return await change(client, `/orders/${order.id}/fulfillments`, {
    location_id: sale.locationRemoteId,
    shipping_option_id: handover.id,
    no_notification: true,
    items: items.map(({ id, quantity, detail }) => ({ id, quantity: quantity - detail.fulfilled_quantity })),
  });
}
