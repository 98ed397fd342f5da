import type { Pickup, PickLine } from '#domain/pickup/pickup.ts';
import type { WebOrder, WebOrderLine } from '#domain/pickup/web-order.ts';
import type { PackedOrder } from '#domain/receipt/build-pickup-slips.ts';

/** Two mugs at 12.90 with 19 % in it, unless said otherwise. */
export function webLine(change: Partial<WebOrderLine> = {}): WebOrderLine {
  return {
    lineId: 'l1',
    variantRemoteId: 'v1',
    sku: 'MUG-1',
    name: 'Mug',
    quantity: 2000,
    ordered: 2000,
    unitPrice: 1290,
    total: 2580,
    ratePpm: 190_000,
    offerId: null,
    ...change,
  };
}

/** An order of 25.80 to be paid when it is collected. */
export function webOrder(change: Partial<WebOrder> = {}): WebOrder {
  return {
    orderId: 'o1',
    code: 'T3X9',
    state: 'open',
    locationCode: 'S1',
    placedAt: Date.UTC(2026, 10, 23, 8),
    promisedAt: null,
    customer: { name: 'Mira Anna Huber', mail: 'mira@example.com', phone: '0664 123' },
    note: '',
    pickupCode: 'K7M2QX4P',
    currency: 'EUR',
    total: 2580,
    paid: 0,
    authorised: 0,
    lines: [webLine()],
    charges: [],
    ...change,
  };
}

/** All of a line picked, unless said otherwise. */
export function pickLine(change: Partial<PickLine> = {}): PickLine {
  const line = change.line ?? webLine();
  const { quantity } = line;
  return { line, wanted: quantity, picked: quantity, weighed: null, short: 0, shortReason: null, ...change };
}

/** An order that is packed, with all of its lines given. */
export function packedPickup(order: WebOrder, change: Partial<Pickup> = {}): Pickup {
  const { paid, authorised, total } = order;
  return {
    orderId: order.orderId,
    stage: 'packed',
    lines: order.lines.map((line) => pickLine({ line })),
    offers: [],
    questions: [],
    bags: 2,
    place: 'Shelf A3',
    picker: null,
    readyAt: null,
    reminders: [],
    handedOver: null,
    reason: '',
    isRestocked: false,
    givenBack: [],
    givenBackAmount: 0,
    paidBack: 0,
    given: {
      lines: order.lines.map(({ lineId, quantity, total: cost }) => ({ lineId, quantity, total: cost })),
      substitutes: [],
      total,
      due: Math.max(total - paid - authorised, 0),
      refund: 0,
    },
    seq: 4,
    ...change,
  };
}

/** What slips are made of: two bags on shelf A3, packed at noon. */
export function packedOrder(change: Partial<PackedOrder> = {}): PackedOrder {
  const order = change.order ?? webOrder();
  return {
    order,
    pickup: packedPickup(order),
    bags: 2,
    place: 'Shelf A3',
    by: 'Zoë',
    at: Date.UTC(2026, 10, 23, 11),
    utcOffsetMinutes: 60,
    unitOf: () => 'piece',
    ...change,
  };
}
