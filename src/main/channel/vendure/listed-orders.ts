import { z } from 'zod';
import { PIECE } from '#domain/stock/quantity.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import { nameOf } from './find-customer.ts';
import { offersIn } from './offer-notes.ts';
import { toPpm } from './order-rows.ts';
import { paidOf, REFUND_FIELDS, refundSchema, SOLD_AT_TILL, sumOf } from './paid.ts';
import { PAY_AT_PICKUP } from './pickup-order.ts';

/** Custom fields of orders that say where, when and by which code they are collected, and what tills sold, where a shop has them. */
export const ORDER_FIELDS = ['pickupStore', 'pickupCode', 'pickupPromisedAt', 'posSaleId'] as const;

/** The custom field of lines that says by which offer they came into the order. */
export const OFFER_FIELD = 'posOfferId';

/** The fields of an order in Vendure's own list; `own` are the custom ones that this shop has, `hasOffers` that of lines. */
export function orderFields(own: readonly string[], hasOffers: boolean): string {
  return `id code state orderPlacedAt currencyCode totalWithTax ${own.length > 0 ? `customFields { ${own.join(' ')} }` : ''}
    customer { firstName lastName emailAddress phoneNumber } shippingAddress { phoneNumber }
    lines { id quantity orderPlacedQuantity taxRate proratedUnitPriceWithTax proratedLinePriceWithTax
      productVariant { id sku name } ${hasOffers ? `customFields { posOfferId }` : ''} }
    surcharges { description priceWithTax taxRate }
    shippingLines { discountedPrice discountedPriceWithTax shippingMethod { code name } }
    payments { method state amount refunds { ${REFUND_FIELDS} } }
    fulfillments { updatedAt } modifications { note refund { id } }`;
}

const textField = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

export const listedOrderSchema = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string(),
  orderPlacedAt: z.iso.datetime(),
  currencyCode: z.string(),
  totalWithTax: z.int(),
  customFields: z
    .looseObject({
      pickupStore: textField,
      pickupCode: textField,
      pickupPromisedAt: textField,
      posSaleId: z.string().nullable().optional(),
    })
    .optional(),
  customer: z
    .object({
      firstName: z.string(),
      lastName: z.string(),
      emailAddress: z.string(),
      phoneNumber: textField,
    })
    .nullable(),
  shippingAddress: z.object({ phoneNumber: textField }).nullish(),
  lines: z.array(
    z.object({
      id: z.string(),
      quantity: z.int(),
      orderPlacedQuantity: z.int(),
      taxRate: z.number(),
      proratedUnitPriceWithTax: z.int(),
      proratedLinePriceWithTax: z.int(),
      productVariant: z.object({ id: z.string(), sku: z.string(), name: z.string() }),
      customFields: z.looseObject({ posOfferId: z.string().nullable() }).optional(),
    }),
  ),
  surcharges: z.array(z.object({ description: z.string(), priceWithTax: z.int(), taxRate: z.number() })),
  shippingLines: z.array(
    z.object({
      discountedPrice: z.int(),
      discountedPriceWithTax: z.int(),
      shippingMethod: z.object({ code: z.string(), name: z.string() }),
    }),
  ),
  payments: z
    .array(
      z.object({
        method: z.string(),
        state: z.string(),
        amount: z.int(),
        refunds: z.array(refundSchema),
      }),
    )
    .nullable()
    .transform((payments) => payments ?? []),
  fulfillments: z
    .array(z.object({ updatedAt: z.iso.datetime() }))
    .nullable()
    .transform((fulfillments) => fulfillments ?? []),
  modifications: z.array(z.object({ note: z.string(), refund: z.object({ id: z.string() }).nullable() })),
});

type ListedOrder = z.output<typeof listedOrderSchema>;

/** A place of the shop, as orders may name it. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

/** When goods of it last went anywhere (ms); nothing else that is done with an order leaves a time in the list. */
export function movedAt({ fulfillments, orderPlacedAt }: ListedOrder): number {
  return Math.max(...[orderPlacedAt, ...fulfillments.map(({ updatedAt }) => updatedAt)].map(Date.parse));
}

/** Null for a sale that a till made. */
export function toWebOrder(listed: ListedOrder, places: readonly Place[]): WebOrder | null {
  if (isOfTill(listed)) return null;
  const locationCode = locationOf(listed, places);
  const promisedAt = Date.parse(listed.customFields?.pickupPromisedAt ?? '');
  const pickupCode = listed.customFields?.pickupCode ?? '';
  return {
    orderId: listed.id,
    code: listed.code,
    state: stateOf(listed, locationCode),
    locationCode,
    placedAt: Date.parse(listed.orderPlacedAt),
    promisedAt: Number.isNaN(promisedAt) ? null : promisedAt,
    customer: customerOf(listed),
    note: '',
    pickupCode: pickupCode === '' ? listed.code : pickupCode,
    currency: listed.currencyCode,
    total: listed.totalWithTax,
    ...moneyOf(listed),
    lines: linesOf(listed),
    charges: chargesOf(listed),
  };
}

function isOfTill({ customFields, payments }: ListedOrder): boolean {
  const saleId = customFields?.posSaleId;
  return saleId === undefined ? payments.some(({ method }) => method === SOLD_AT_TILL) : saleId !== null;
}

/**
 * Collected where the order says; a shop without such a field says by its shipping method that an order is collected, and
 * where it has several places perhaps by that method's code at which of them, else it is the first.
 */
function locationOf({ customFields, shippingLines }: ListedOrder, places: readonly Place[]): string | null {
  const told = customFields?.pickupStore ?? '';
  if (told !== '') return told;
  const method = shippingLines.map(({ shippingMethod }) => shippingMethod.code.toLowerCase());
  const pickup = method.find((code) => code.includes('pickup'));
  if (pickup === undefined) return null;
  const parts = pickup.split(/[^\p{L}\p{N}]+/u);
  const named = places.find(({ code, name }) =>
    [code, name].some((word) => parts.includes(word.toLowerCase())),
  );
  return (named ?? places[0])?.code ?? null;
}

function stateOf({ state }: ListedOrder, locationCode: string | null): WebOrder['state'] {
  if (state === 'Cancelled') return 'cancelled';
  return state === 'Delivered' || (state === 'Shipped' && locationCode === null) ? 'given' : 'open';
}

function customerOf({ customer, shippingAddress }: ListedOrder): WebOrder['customer'] {
  const own = customer?.phoneNumber ?? '';
  const phone = own === '' ? (shippingAddress?.phoneNumber ?? '') : own;
  return { name: customer === null ? '' : nameOf(customer), mail: customer?.emailAddress ?? '', phone };
}

/** What was promised is told in full, also when the order costs less now: more of it may come back. */
function moneyOf(order: ListedOrder): Pick<WebOrder, 'paid' | 'authorised'> {
  const drawn = order.payments.filter(
    ({ state, method }) => state === 'Authorized' && method !== PAY_AT_PICKUP,
  );
  return { paid: paidOf(order), authorised: sumOf(drawn.map(({ amount }) => amount)) };
}

function linesOf({ lines, modifications }: ListedOrder): WebOrder['lines'] {
  const offers = offersIn(modifications.map(({ note }) => note));
  return lines.map(({ id, quantity, orderPlacedQuantity, productVariant, customFields, ...line }) => ({
    lineId: id,
    variantRemoteId: productVariant.id,
    sku: productVariant.sku,
    name: productVariant.name,
    quantity: quantity * PIECE,
    ordered: orderPlacedQuantity * PIECE,
    unitPrice: line.proratedUnitPriceWithTax,
    total: line.proratedLinePriceWithTax,
    ratePpm: toPpm(line.taxRate),
    offerId:
      orderPlacedQuantity > 0 ? null : (customFields?.posOfferId ?? offers.get(productVariant.id) ?? null),
  }));
}

function chargesOf({ lines, surcharges, shippingLines }: ListedOrder): WebOrder['charges'] {
  const own = surcharges.map(({ description, priceWithTax, taxRate }) => ({
    name: description,
    amount: priceWithTax,
    ratePpm: toPpm(taxRate),
  }));
  const rates = [0, ...lines.map(({ taxRate }) => taxRate)];
  const shipping = shippingLines.map((line) => ({
    name: line.shippingMethod.name,
    amount: line.discountedPriceWithTax,
    ratePpm: toPpm(nearestRate(rates, line)),
  }));
  return [...own, ...shipping].filter(({ amount }) => amount !== 0);
}

/** Vendure tells what shipping costs with and without tax, not at which rate: it is the one of the goods that fits best. */
function nearestRate(
  rates: readonly number[],
  { discountedPrice, discountedPriceWithTax }: ListedOrder['shippingLines'][number],
): number {
  const off = (rate: number): number => Math.abs(discountedPrice * (1 + rate / 100) - discountedPriceWithTax);
  return rates.toSorted((a, b) => off(a) - off(b))[0] ?? 0;
}
