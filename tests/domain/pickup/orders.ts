import { effectOf } from '#domain/pickup/effect.ts';
import type { Pickup } from '#domain/pickup/pickup.ts';
import { replay } from '#domain/pickup/replay.ts';
import type { HandOver, PickupEvent, PickupStep, Substitute } from '#domain/pickup/step.ts';
import { WEIGHED_CHARGE, type WebOrder, type WebOrderLine } from '#domain/pickup/web-order.ts';
import { partOf } from '#domain/pickup/given.ts';
import { sum } from '#domain/money/money.ts';

/** So much of a variant, as ordered unless said otherwise. */
export function webLine(lineId: string, change: Partial<WebOrderLine> = {}): WebOrderLine {
  const quantity = change.quantity ?? 2000;
  return {
    lineId,
    variantRemoteId: `v-${lineId}`,
    sku: `S-${lineId}`,
    name: `Goods ${lineId}`,
    quantity,
    ordered: quantity,
    unitPrice: 500,
    total: quantity / 2,
    ratePpm: 190_000,
    offerId: null,
    ...change,
  };
}

/** An order of two lines, paid: five of `a` for 25.00 and two of `b` for 10.00. */
export function webOrder(change: Partial<WebOrder> = {}): WebOrder {
  const lines = change.lines ?? [webLine('a', { quantity: 5000 }), webLine('b')];
  const charges = change.charges ?? [];
  const total = sum([...lines.map((line) => line.total), ...charges.map(({ amount }) => amount)]);
  return {
    orderId: 'o',
    code: 'ORDER',
    state: 'open',
    locationCode: 'S1',
    placedAt: 1000,
    promisedAt: null,
    customer: { name: 'Ada', mail: 'ada@example.org', phone: '' },
    note: '',
    pickupCode: 'CODE',
    currency: 'EUR',
    total,
    paid: total,
    authorised: 0,
    ...change,
    lines,
    charges,
  };
}

export const HAND_OVER: HandOver = { proof: 'code', collector: '', isChecked: false, signature: null };

export const SUBSTITUTE: Substitute = {
  variantRemoteId: 'v-s',
  sku: 'S-s',
  name: 'Other goods',
  quantity: 2000,
  unitPrice: 400,
  ratePpm: 190_000,
};

/** An event with the number `seq`, which its id has too unless said otherwise. */
export function event(seq: number, step: PickupStep, change: Partial<PickupEvent> = {}): PickupEvent {
  const eventId = `e${String(seq).padStart(4, '0')}`;
  return { eventId, orderId: 'o', seq, at: seq * 1000, registerCode: 'R1', clerk: 'Kim', step, ...change };
}

/** Steps one after the other. */
export function events(...steps: readonly PickupStep[]): PickupEvent[] {
  return steps.map((step, index) => event(index + 1, step));
}

export const BEGUN: readonly PickupStep[] = [{ kind: 'accept' }, { kind: 'start' }];

export const PICKED: readonly PickupStep[] = [
  ...BEGUN,
  { kind: 'pick', lineId: 'a', quantity: 5000 },
  { kind: 'pick', lineId: 'b', quantity: 2000 },
];

export const PACK: PickupStep = { kind: 'pack', bags: 1, place: 'K1' };

export const READY: readonly PickupStep[] = [...PICKED, PACK, { kind: 'ready' }];

/** Handed over, all of it paid before. */
export const GONE = { kind: 'hand-over', handOver: HAND_OVER, saleId: 'sale', collected: 0 } as const;

export function after(order: WebOrder, ...steps: readonly PickupStep[]): Pickup {
  return replay(order, events(...steps));
}

/** The order as the store has it when it did what packing means; lines that are weighed by a charge of their own. */
export function settledInStore(order: WebOrder, packed: readonly PickupEvent[]): WebOrder {
  const before = replay(order, packed);
  const context = { notice: { subject: '', text: '' }, notFetched: '', receiptNumber: '', tenders: [] };
  const effect = effectOf(before, order, PACK, context);
  if (effect?.kind !== 'settle') return order;
  const lines = order.lines.map((line): WebOrderLine => {
    const quantity = effect.lines.find(({ lineId }) => lineId === line.lineId)?.quantity ?? line.quantity;
    return { ...line, quantity, total: partOf(line, 0, quantity) };
  });
  const added = effect.added.map((one) =>
    webLine(`x-${one.offerId}`, { ...one, offerId: one.offerId, ordered: 0 }),
  );
  const goods = sum([...lines, ...added].map(({ total }) => total));
  const asked = sum([...effect.lines, ...effect.added].map(({ total }) => total));
  const charges = order.charges.filter(({ name }) => name !== WEIGHED_CHARGE);
  const weighed = { name: WEIGHED_CHARGE, amount: asked - goods, ratePpm: 0 };
  return {
    ...order,
    lines: [...lines, ...added],
    charges: asked === goods ? charges : [...charges, weighed],
    total: effect.total,
    paid: Math.min(order.paid, effect.total),
  };
}

/** What an order asks, in short. */
export function asked(pickup: Pickup): string[] {
  return pickup.questions.map(({ kind, questionId }) => `${kind} ${questionId}`);
}

/** How far a line got. */
export function progressOf(pickup: Pickup, lineId: string): object | undefined {
  const found = pickup.lines.find((one) => one.line.lineId === lineId);
  return found && { wanted: found.wanted, picked: found.picked, short: found.short };
}

/** The order after the shopper wants so much of `a`, of which five were ordered. */
export function shopperHas(quantity: number): WebOrder {
  return webOrder({ lines: [webLine('a', { quantity, ordered: 5000 }), webLine('b')] });
}
