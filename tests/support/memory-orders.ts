import type { Capabilities, OrderChange, Page, RefusalCode } from '#main/channel/connector.ts';
import type { PickupDocument, RefusalDetail } from '#main/channel/document.ts';
import { sum } from '#domain/money/money.ts';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import { drawnOf } from '#domain/pickup/given.ts';
import type { PickupEvent } from '#domain/pickup/step.ts';
import { WEIGHED_CHARGE, type WebOrder, type WebOrderLine } from '#domain/pickup/web-order.ts';
import { backUp } from './memory-list.ts';
import type { MemoryShelf } from './memory-shelf.ts';

/** A no of a store in memory. */
export interface MemoryNo {
  readonly code: RefusalCode;
  readonly message: string;
  readonly detail?: RefusalDetail;
}

interface Kept {
  readonly version: number;
  readonly order: WebOrder;
  readonly events: readonly PickupEvent[];
  /** The goods have left the stock. */
  readonly isReady: boolean;
}

/** Orders of shoppers in a store in memory, with what tills told of them. */
export class MemoryOrders {
  readonly #kept = new Map<string, Kept>();
  readonly #shelf: MemoryShelf;
  readonly #locationId: string;
  readonly #pickup: Capabilities['pickup'];
  readonly #hidden = new Set<string>();
  #version = 0;
  #life = 0;

  /** `locationId`: where all of them are collected. */
  constructor(shelf: MemoryShelf, pickup: Capabilities['pickup'], locationId: string) {
    this.#shelf = shelf;
    this.#locationId = locationId;
    this.#pickup = pickup;
  }

  /** A shopper places an order, or changes it to this. */
  put(order: WebOrder): void {
    this.#keep(order, {});
  }

  /** The shopper cancels it: what was paid goes back, and the stock with it. */
  cancel(orderId: string): void {
    const kept = this.#kept.get(orderId);
    if (kept?.order.state === 'open') this.#do(kept, { kind: 'cancel', reason: 'the shopper called' }, null);
  }

  /** The shopper wants so much of a line, in thousandths. */
  change(orderId: string, lineId: string, quantity: number): void {
    const kept = this.#kept.get(orderId);
    if (kept?.order.state !== 'open') return;
    const lines = kept.order.lines.map((line) => (line.lineId === lineId ? ofLine(line, quantity) : line));
    if (kept.isReady) this.#move(kept.order.lines, lines, null);
    this.#keep(priced(kept.order, lines), {});
  }

  /** The pages leave it out from now on, as those of a store do with what has been over for long. */
  hide(orderId: string): void {
    this.#hidden.add(orderId);
  }

  /** The store has it no longer, and says so to nobody. */
  remove(orderId: string): void {
    this.#kept.delete(orderId);
  }

  /** From now on the cursors of before mean nothing. */
  beginLife(): void {
    this.#life += 1;
  }

  /** An order as it stands; null for none. */
  find(orderId: string): WebOrder | null {
    return this.#kept.get(orderId)?.order ?? null;
  }

  /** The steps that the store was told of. */
  events(orderId: string): readonly PickupEvent[] {
    return this.#kept.get(orderId)?.events ?? [];
  }

  /** Copies everything; the function that it gives brings it back. */
  backUp(): () => void {
    return backUp(this.#kept);
  }

  page(cursor: string | null, size: number): Page<OrderChange> {
    if (this.#pickup === 'none') return { items: [], cursor: '', complete: true };
    const [number = '', life = ''] = cursor?.split('/') ?? [];
    const isAnew = cursor !== null && Number(life) !== this.#life;
    const after = isAnew ? 0 : Number(number);
    const rows = [...this.#kept.values()]
      .filter(({ version, order }) => version > after && !this.#hidden.has(order.orderId))
      .toSorted((a, b) => a.version - b.version);
    const page = rows.slice(0, size);
    return {
      items: page.map((kept) => this.#told(kept)),
      cursor: `${page.at(-1)?.version ?? after}/${this.#life}`,
      complete: page.length === rows.length,
      isAnew,
    };
  }

  /** Some orders as they stand. */
  byId(orderIds: readonly string[]): OrderChange[] {
    return orderIds.map((remoteId) => {
      const kept = this.#kept.get(remoteId);
      return kept === undefined ? { kind: 'deleted', remoteId } : this.#told(kept);
    });
  }

  /** What any store says no to. */
  refusal({ orderRemoteId, effect }: PickupDocument): MemoryNo | null {
    const order = this.find(orderRemoteId);
    if (order === null) return { code: 'unknown-document', message: 'no such order' };
    if (effect === null) return null;
    if (!fits(order, effect)) return { code: 'state', message: `the order is ${order.state}` };
    return moneyNo(order, effect);
  }

  /** Keeps the step and does what it means. */
  take({ id, orderRemoteId, event, effect }: PickupDocument): void {
    const kept = this.#kept.get(orderRemoteId);
    if (kept === undefined) return;
    const told = { ...kept, events: [...kept.events, event] };
    if (effect === null) this.#keep(kept.order, told);
    else this.#do(told, effect, id);
  }

  #told({ order, events }: Kept): OrderChange {
    return { kind: 'order', order, events: this.#pickup === 'shared' ? events : [] };
  }

  #do(kept: Kept, effect: PickupEffect, documentId: string | null): void {
    const { order } = kept;
    const next = after(order, effect);
    const isLeaving = !kept.isReady && (effect.kind === 'ready' || effect.kind === 'hand-over');
    if (isLeaving) this.#move([], next.lines, documentId);
    if (kept.isReady && effect.kind !== 'refund') this.#move(order.lines, next.lines, documentId);
    if (effect.kind === 'refund') this.#move(restocked(order, effect), [], documentId);
    const isReady = isLeaving || (kept.isReady && effect.kind !== 'cancel');
    this.#keep(next, { ...kept, isReady });
  }

  /** Goods that have left the stock come back, and others leave it. */
  #move(back: WebOrder['lines'], out: WebOrder['lines'], documentId: string | null): void {
    const moves = [...back, ...out.map((line) => ({ ...line, quantity: 0 - line.quantity }))];
    for (const { variantRemoteId, quantity } of moves) {
      if (quantity !== 0) this.#shelf.move(variantRemoteId, this.#locationId, quantity, documentId);
    }
  }

  #keep(order: WebOrder, more: Partial<Kept>): void {
    this.#version += 1;
    const before = this.#kept.get(order.orderId) ?? { events: [], isReady: false };
    this.#kept.set(order.orderId, { ...before, ...more, order, version: this.#version });
  }
}

function fits({ state }: WebOrder, { kind }: PickupEffect): boolean {
  if (kind === 'refund') return state !== 'cancelled';
  return kind === 'cancel' ? state !== 'given' : state === 'open';
}

/** To be paid at the counter is what is neither paid nor drawn, and given back at most what was paid. */
function moneyNo(order: WebOrder, effect: PickupEffect): MemoryNo | null {
  if (effect.kind === 'refund' && effect.amount > order.paid) {
    return { code: 'state', message: `only ${order.paid} is left of what was paid` };
  }
  const due = Math.max(0, order.total - order.paid - drawnOf(order, order.total));
  if (effect.kind !== 'hand-over' || effect.collected === due) return null;
  const message = `the store wants ${due}, the till has collected ${effect.collected}`;
  return { code: 'total-differs', message, detail: { storeTotal: due, items: [] } };
}

function drawn(order: WebOrder): WebOrder {
  return { ...order, paid: order.paid + drawnOf(order, order.total), authorised: 0 };
}

/** The order as it stands after an effect. */
function after(order: WebOrder, effect: PickupEffect): WebOrder {
  switch (effect.kind) {
    case 'settle':
      return settled(order, effect);
    case 'ready':
      return drawn(order);
    case 'remind':
      return order;
    case 'hand-over':
      return { ...drawn(order), state: 'given', paid: drawn(order).paid + effect.collected };
    case 'cancel': {
      const lines = order.lines.map((line) => ofLine(line, 0));
      return { ...order, state: 'cancelled', lines, total: 0, paid: 0, authorised: 0 };
    }
    case 'refund': {
      const back = new Map(restocked(order, effect).map(({ lineId, quantity }) => [lineId, quantity]));
      const lines = order.lines.map((line) => ofLine(line, line.quantity - (back.get(line.lineId) ?? 0)));
      return { ...priced(order, lines), paid: order.paid - effect.amount };
    }
  }
}

function settled(order: WebOrder, effect: Extract<PickupEffect, { kind: 'settle' }>): WebOrder {
  const ordered = order.lines.filter(({ offerId }) => offerId === null);
  const lines = ordered.map((line) => {
    const packed = effect.lines.find(({ lineId }) => lineId === line.lineId);
    return packed === undefined ? ofLine(line, 0) : ofLine(line, packed.quantity);
  });
  const added = effect.added.map((one) => ({ ...one, lineId: one.offerId, sku: '', ordered: 0, ratePpm: 0 }));
  const all = [...lines, ...added];
  const others = order.charges.filter(({ name }) => name !== WEIGHED_CHARGE);
  const amount = effect.total - sum([...all.map((line) => line.total), ...others.map((one) => one.amount)]);
  const charges = amount === 0 ? others : [...others, { name: WEIGHED_CHARGE, amount, ratePpm: 0 }];
  return { ...order, lines: all, charges, total: effect.total, paid: Math.min(order.paid, effect.total) };
}

function restocked(
  { lines }: WebOrder,
  effect: Extract<PickupEffect, { kind: 'refund' }>,
): readonly WebOrderLine[] {
  return effect.lines
    .filter(({ isRestocked }) => isRestocked)
    .flatMap(({ lineId, quantity }) =>
      lines.filter((line) => line.lineId === lineId).map((line) => ofLine(line, quantity)),
    );
}

function ofLine(line: WebOrderLine, quantity: number): WebOrderLine {
  return { ...line, quantity, total: Math.round((line.unitPrice * quantity) / 1000) };
}

function priced(order: WebOrder, lines: WebOrder['lines']): WebOrder {
  const total = sum([...lines.map((line) => line.total), ...order.charges.map(({ amount }) => amount)]);
  return { ...order, lines, total, paid: Math.min(order.paid, total) };
}

/** An order of so many pieces of each of the goods at 10.00, to be paid when it is collected; the rest filled in. */
export function webOrderOf(
  orderId: string,
  goods: Readonly<Record<string, number>>,
  more: Partial<WebOrder> = {},
): WebOrder {
  const lines = Object.entries(goods).map(([variantRemoteId, pieces]) => ({
    lineId: `${orderId}-${variantRemoteId}`,
    variantRemoteId,
    sku: `SKU-${variantRemoteId}`,
    name: `Goods ${variantRemoteId}`,
    quantity: pieces * 1000,
    ordered: pieces * 1000,
    unitPrice: 1000,
    total: pieces * 1000,
    ratePpm: 190_000,
    offerId: null,
  }));
  return {
    orderId,
    code: `WEB${orderId}`,
    state: 'open',
    locationCode: 'S1',
    placedAt: 0,
    promisedAt: null,
    customer: { name: 'Ada Web', mail: 'ada@web.invalid', phone: '' },
    note: '',
    pickupCode: `PICK${orderId}`,
    currency: 'EUR',
    total: sum(lines.map(({ total }) => total)),
    paid: 0,
    authorised: 0,
    lines,
    charges: [],
    ...more,
  };
}
