import type { Capabilities, OrderChange, Page, RefusalCode } from '#main/channel/connector.ts';
import type { PickupDocument, RefusalDetail } from '#main/channel/document.ts';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import type { PickupEvent } from '#domain/pickup/step.ts';
import type { WebOrder, WebOrderLine } from '#domain/pickup/web-order.ts';
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
    const isLate = effect !== null && !fits(order, effect);
    return isLate ? { code: 'state', message: `the order is ${order.state}` } : null;
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
    const move = (lines: WebOrder['lines'], sign: 1 | -1): void => {
      for (const { variantRemoteId, quantity } of lines) {
        if (quantity !== 0) this.#shelf.move(variantRemoteId, this.#locationId, sign * quantity, documentId);
      }
    };
    const isLeaving = !kept.isReady && (effect.kind === 'ready' || effect.kind === 'hand-over');
    if (isLeaving) move(order.lines, -1);
    if (kept.isReady && effect.kind === 'cancel') move(order.lines, 1);
    if (effect.kind === 'refund') move(restocked(order, effect), 1);
    const isReady = isLeaving || (kept.isReady && effect.kind !== 'cancel');
    this.#keep(after(order, effect), { ...kept, isReady });
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

/** The order as it stands after an effect. */
function after(order: WebOrder, effect: PickupEffect): WebOrder {
  switch (effect.kind) {
    case 'settle':
      return settled(order, effect);
    case 'ready':
      return { ...order, paid: order.paid + order.authorised, authorised: 0 };
    case 'remind':
      return order;
    case 'hand-over':
      return { ...order, state: 'given', paid: order.paid + effect.collected };
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
    return packed === undefined
      ? ofLine(line, 0)
      : { ...line, quantity: packed.quantity, total: packed.total };
  });
  const added = effect.added.map((one) => ({ ...one, lineId: one.offerId, sku: '', ordered: 0, ratePpm: 0 }));
  const paid = Math.min(order.paid, effect.total);
  const authorised = Math.min(order.authorised, effect.total - paid);
  return { ...order, lines: [...lines, ...added], total: effect.total, paid, authorised };
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
  const total = [...lines.map((line) => line.total), ...order.charges.map(({ amount }) => amount)].reduce(
    (sum, amount) => sum + amount,
    0,
  );
  const paid = Math.min(order.paid, total);
  return { ...order, lines, total, paid, authorised: Math.min(order.authorised, total - paid) };
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
    total: lines.reduce((sum, { total }) => sum + total, 0),
    paid: 0,
    authorised: 0,
    lines,
    charges: [],
    ...more,
  };
}
