import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Capabilities, OrderChange, Outcome } from '#main/channel/connector.ts';
import type { PickupDocument, Posted } from '#main/channel/document.ts';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { WEIGHED_CHARGE } from '#domain/pickup/web-order.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import type { Placed, PickupWitness } from '#tests/support/pickup-witness.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import type { WitnessedVariant } from '#tests/support/witness.ts';
import type { ConnectorSubject } from './connector-subject.ts';
import { drain } from './drain.ts';
import { describeOnce, type Once } from './once-contract.ts';
import { twoOf } from './post-until-done.ts';

/** A store whose orders can be collected. */
export interface PickupSubject extends ConnectorSubject {
  readonly pickups: PickupWitness;
  /** Where orders of this store are collected, as it says. */
  readonly pickupLocationCode: string;
}

const PAYMENTS = ['prepaid', 'standard-payment', 'pay-at-pickup'] as const;
const NOTICE = { subject: 'It waits for you', text: 'Come and get it' };
const READY: PickupEffect = { kind: 'ready', notice: NOTICE };
const CANCEL: PickupEffect = { kind: 'cancel', reason: 'nobody came' };
const PLENTY = 5000;

/** What any connector must do with orders that are collected. The subject is open while the tests run. */
export function describePickups(
  subject: () => PickupSubject,
  { pickup, currency }: { readonly pickup: Capabilities['pickup']; readonly currency: string },
): void {
  let taken: readonly WitnessedVariant[] = [];
  const goods = (): readonly [WitnessedVariant, WitnessedVariant] => twoOf(taken);
  const order = (payment?: (typeof PAYMENTS)[number]): Promise<Placed> => {
    const [one, two] = goods();
    const items = [
      { variantId: one.id, quantity: 3 },
      { variantId: two.id, quantity: 1 },
    ];
    return subject().pickups.place(items, payment);
  };
  const post = (document: PickupDocument): Promise<Outcome<Posted>> =>
    subject().connector.post(document, postMemory());
  const doAll = async (placed: Placed, ...effects: readonly PickupEffect[]): Promise<void> => {
    for (const effect of effects) {
      const outcome = await post(stepOf(placed, effect));
      expect([effect.kind, outcome]).toMatchObject([effect.kind, { kind: 'done', repeated: false }]);
    }
  };
  const stock = async (): Promise<readonly { onHand: number; allocated: number }[]> =>
    await Promise.all(
      goods().map(async ({ id }) => {
        const { onHand, allocated } = await subject().witness.stock(id);
        return { onHand, allocated };
      }),
    );

  describe('orders to collect', () => {
    beforeAll(async () => {
      const { takeGoods, witness, location, otherLocationId } = subject();
      taken = takeGoods(2);
      for (const { id } of taken) {
        await witness.setStock(id, location.remoteId, PLENTY);
        await witness.setStock(id, otherLocationId, PLENTY);
      }
    });

    test.each(PAYMENTS)('are told with all that is known of them, paid by %s', async (payment) => {
      const { connector, pickupLocationCode } = subject();
      const [one, two] = goods();
      const placed = await order(payment);
      const { items } = await drain((cursor) => connector.orders(cursor));
      const told = orderOf(items, placed);
      expect(told).toMatchObject({
        code: placed.code,
        state: 'open',
        locationCode: pickupLocationCode,
        promisedAt: null,
        customer: { name: 'Ada Web', mail: 'ada@web.invalid', phone: '040 123456' },
        note: '',
        pickupCode: placed.pickupCode,
        currency,
        total: placed.total,
        paid: payment === 'prepaid' ? placed.total : 0,
        authorised: payment === 'standard-payment' ? placed.total : 0,
        charges: [],
      });
      expect(Math.abs((told?.placedAt ?? 0) - Date.now())).toBeLessThan(60_000);
      expect(told?.lines.toSorted((a, b) => b.quantity - a.quantity)).toMatchObject([
        {
          variantRemoteId: one.id,
          sku: one.sku,
          quantity: 3000,
          ordered: 3000,
          unitPrice: one.price,
          total: 3 * one.price,
          offerId: null,
        },
        {
          variantRemoteId: two.id,
          sku: two.sku,
          quantity: 1000,
          ordered: 1000,
          unitPrice: two.price,
          total: two.price,
          offerId: null,
        },
      ]);
    });

    test('are told page by page, then as they come and change, and never as sales of tills', async () => {
      const { connect, connector, saleOf, pickups } = subject();
      const [one] = goods();
      const first = await order();
      const sold = await connector.post(saleOf({ variant: one, pieces: 1 }), postMemory());
      const few = connect({ pageSize: 2 });
      const { items, cursor } = await drain((from) => few.orders(from));
      expect(orderOf(items, first)).not.toBeNull();
      const codes = items.flatMap((item) => (item.kind === 'order' ? [item.order.code] : []));
      expect(sold.kind === 'done' && codes.includes(sold.value.code)).toBe(false);
      const second = await order();
      await pickups.cancel(first.orderId);
      const later = await drain((from) => few.orders(from), cursor);
      expect(orderOf(later.items, second)).toMatchObject({ state: 'open' });
      expect(orderOf(later.items, first)).toMatchObject({ state: 'cancelled', total: 0 });
      const again = await drain((from) => few.orders(from), later.cursor);
      expect(orderOf(again.items, second)?.state ?? 'open').toBe('open');
    });

    test.each(PAYMENTS)('paid by %s: go from packed with something short to given', async (payment) => {
      const { pickups } = subject();
      const [one, two] = goods();
      const before = await stock();
      const placed = await order(payment);
      const total = 2 * one.price + two.price;
      await doAll(placed, settle(placed, [2, 1]));
      expect(await pickups.read(placed.orderId)).toMatchObject({
        isOpen: true,
        total,
        pieces: { [one.id]: 2, [two.id]: 1 },
      });
      expect(await stock()).toEqual(
        before.map(({ onHand, allocated }, nth) => ({ onHand, allocated: allocated + 2 - nth })),
      );
      await doAll(placed, READY);
      expect(await stock()).toEqual(
        before.map(({ onHand, allocated }, nth) => ({ onHand: onHand - 2 + nth, allocated })),
      );
      const collected = payment === 'pay-at-pickup' ? total : 0;
      expect((await pickups.read(placed.orderId)).paid).toBe(total - collected);
      await doAll(placed, handOver(collected));
      expect(await pickups.read(placed.orderId)).toMatchObject({
        isGiven: true,
        total,
        paid: total,
        promised: 0,
        fulfilled: 3,
      });
    });

    test.each(PAYMENTS)(
      'paid by %s: hold other goods in place of what lacks, at what was agreed',
      async (payment) => {
        const { connector, pickups } = subject();
        const [one, two] = goods();
        const placed = await pickups.place([{ variantId: one.id, quantity: 2 }], payment);
        const before = await stock();
        const effect = swap(placed, [1], { variantId: two.id, price: two.price - 7 });
        await doAll(placed, effect);
        const total = one.price + two.price - 7;
        expect(effect.total).toBe(total);
        expect(await pickups.read(placed.orderId)).toMatchObject({
          total,
          pieces: { [one.id]: 1, [two.id]: 1 },
        });
        expect(await stock()).toMatchObject([
          { allocated: (before[0]?.allocated ?? 0) - 1 },
          { allocated: (before[1]?.allocated ?? 0) + 1 },
        ]);
        const { items } = await drain((cursor) => connector.orders(cursor));
        const line = orderOf(items, placed)?.lines.find(({ variantRemoteId }) => variantRemoteId === two.id);
        expect(line).toMatchObject({ offerId: effect.added[0]?.offerId, quantity: 1000, ordered: 0 });
        await doAll(placed, READY, handOver(await dueOf(placed)));
        expect(await pickups.read(placed.orderId)).toMatchObject({ isGiven: true, total, paid: total });
      },
    );

    test.each(PAYMENTS)('paid by %s: cost what was weighed', async (payment) => {
      const { connector, pickups } = subject();
      const placed = await order(payment);
      const weighed = weigh(placed, -120);
      await doAll(placed, weighed);
      expect(await pickups.read(placed.orderId)).toMatchObject({ total: placed.total - 120, charges: -120 });
      const { items } = await drain((cursor) => connector.orders(cursor));
      expect(orderOf(items, placed)?.charges).toMatchObject([{ name: WEIGHED_CHARGE, amount: -120 }]);
      await doAll(placed, weigh(placed, 45));
      await doAll(placed, READY, handOver(await dueOf(placed)));
      const total = placed.total + 45;
      expect(await pickups.read(placed.orderId)).toMatchObject({
        isGiven: true,
        total,
        paid: total,
        promised: 0,
      });
    });

    test.each(PAYMENTS)('paid by %s: are cancelled before and after they were ready', async (payment) => {
      const { pickups } = subject();
      const before = await stock();
      for (const steps of [[], [READY]]) {
        const placed = await order(payment);
        await doAll(placed, ...steps, CANCEL);
        expect(await pickups.read(placed.orderId)).toMatchObject({
          isCancelled: true,
          paid: 0,
          promised: 0,
          pieces: {},
        });
        expect(await stock()).toEqual(before);
      }
    });

    test.each(PAYMENTS)('paid by %s: come back in part, restocked or not', async (payment) => {
      const { pickups } = subject();
      const [one] = goods();
      const placed = await order(payment);
      await doAll(placed, READY, handOver(await dueOf(placed)));
      const before = await stock();
      await doAll(placed, giveBack(placed, 1, one.price, true));
      const [restocked] = await stock();
      expect(restocked?.onHand).toBe((before[0]?.onHand ?? 0) + 1);
      expect((await pickups.read(placed.orderId)).paid).toBe(placed.total - one.price);
      await doAll(placed, giveBack(placed, 1, one.price, false));
      expect((await stock())[0]).toEqual(restocked);
      expect((await pickups.read(placed.orderId)).paid).toBe(placed.total - 2 * one.price);
      expect(await post(stepOf(placed, giveBack(placed, 1, placed.total, false)))).toMatchObject({
        kind: 'refused',
      });
      expect((await stock())[0]).toEqual(restocked);
    });

    test('take for done what staff did in the store itself', async () => {
      const { pickups } = subject();
      const placed = await order('standard-payment');
      const [first] = placed.lines;
      await pickups.takeOff(placed.orderId, first?.lineId ?? '', 1);
      expect(await post(stepOf(placed, settle(placed, [2, 1])))).toMatchObject({ kind: 'done' });
      await pickups.settle(placed.orderId);
      expect(await post(stepOf(placed, READY))).toMatchObject({ kind: 'done' });
      await pickups.deliver(placed.orderId);
      const before = [await pickups.read(placed.orderId), await stock()];
      expect(await post(stepOf(placed, handOver(0)))).toMatchObject({ kind: 'done' });
      expect([await pickups.read(placed.orderId), await stock()]).toEqual(before);
      const cancelled = await order('prepaid');
      await pickups.cancel(cancelled.orderId);
      expect(await post(stepOf(cancelled, CANCEL))).toMatchObject({ kind: 'done' });
      expect(await pickups.read(cancelled.orderId)).toMatchObject({ isCancelled: true, paid: 0 });
    });

    test('are not moved by what is refused', async () => {
      const { pickups } = subject();
      const cancelled = await order();
      await pickups.cancel(cancelled.orderId);
      const given = await order('prepaid');
      await doAll(given, READY, handOver(0));
      const owing = await order();
      await doAll(owing, READY);
      const gone = { ...owing, orderId: '999999' };
      const before = [await stock(), ...(await readAll(pickups, [cancelled, given, owing]))];
      const refusals: readonly (readonly [Placed, PickupEffect, string])[] = [
        [cancelled, settle(cancelled, [1, 1]), 'state'],
        [cancelled, READY, 'state'],
        [cancelled, handOver(cancelled.total), 'state'],
        [given, settle(given, [1, 1]), 'state'],
        [given, CANCEL, 'state'],
        [owing, handOver(owing.total - 1), 'total-differs'],
        [gone, READY, 'unknown-document'],
      ];
      for (const [placed, effect, code] of refusals) {
        const refused = await post(stepOf(placed, effect));
        expect([effect.kind, refused]).toMatchObject([effect.kind, { kind: 'refused', code }]);
      }
      expect([await stock(), ...(await readAll(pickups, [cancelled, given, owing]))]).toEqual(before);
    });

    test('do nothing in the store for a step that means nothing to it', async () => {
      const { pickups } = subject();
      const placed = await order();
      const before = await pickups.read(placed.orderId);
      const document = { ...stepOf(placed, CANCEL), effect: null };
      expect(await post(document)).toMatchObject({ kind: 'done' });
      expect(
        await post({ ...stepOf(placed, CANCEL), effect: { kind: 'remind', notice: NOTICE } }),
      ).toMatchObject({ kind: 'done' });
      expect(await pickups.read(placed.orderId)).toEqual(before);
    });

    test.runIf(pickup === 'shared')('bring their steps to another till, in order', async () => {
      const { connect, connector } = subject();
      const placed = await order();
      const { cursor } = await drain((from) => connector.orders(from));
      const steps: readonly PickupStep[] = [
        { kind: 'accept' },
        { kind: 'start' },
        { kind: 'pick', lineId: placed.lines[0]?.lineId ?? '', quantity: 2000 },
        { kind: 'ready' },
      ];
      const documents = steps.map((step, nth) =>
        stepOf(placed, step.kind === 'ready' ? READY : null, step, nth + 1),
      );
      for (const document of documents) expect(await post(document)).toMatchObject({ kind: 'done' });
      for (const from of [cursor, null]) {
        const { items } = await drain((at) => connect({}).orders(at), from);
        const told = items.findLast((item) => item.kind === 'order' && item.order.orderId === placed.orderId);
        expect(told).toMatchObject({ events: documents.map(({ event }) => event) });
      }
    });

    describe.each([
      ['packed with something short', settleOnce],
      ['ready', readyOnce],
      ['given', givenOnce],
      ['cancelled', cancelOnce],
      ['come back in part', refundOnce],
    ] as const)('when they are %s', (_, make) => {
      describeOnce(subject, () => make({ order, goods, doAll, stock, pickups: subject().pickups }));
    });

    async function dueOf(placed: Placed): Promise<number> {
      const { items } = await drain((cursor) => subject().connector.orders(cursor));
      const { total = 0, paid = 0, authorised = 0 } = orderOf(items, placed) ?? {};
      return total - paid - authorised;
    }
  });
}

interface Making {
  readonly order: (payment?: (typeof PAYMENTS)[number]) => Promise<Placed>;
  readonly goods: () => readonly [WitnessedVariant, WitnessedVariant];
  readonly doAll: (placed: Placed, ...effects: readonly PickupEffect[]) => Promise<void>;
  readonly stock: () => Promise<readonly { onHand: number; allocated: number }[]>;
  readonly pickups: PickupWitness;
}

async function settleOnce({ order, goods, stock, pickups }: Making): Promise<Once> {
  const [before] = await stock();
  const placed = await order('prepaid');
  const [one, two] = goods();
  const total = 2 * one.price + two.price;
  return {
    document: stepOf(placed, settle(placed, [2, 1])),
    expectOnce: async () => {
      expect(await pickups.read(placed.orderId)).toMatchObject({
        isOpen: true,
        total,
        paid: total,
        charges: 0,
      });
      expect((await stock())[0]).toEqual({ onHand: before?.onHand, allocated: (before?.allocated ?? 0) + 2 });
    },
  };
}

async function readyOnce({ order, stock, pickups }: Making): Promise<Once> {
  const [before] = await stock();
  const placed = await order('standard-payment');
  return {
    document: stepOf(placed, READY),
    expectOnce: async () => {
      const { total } = placed;
      expect(await pickups.read(placed.orderId)).toMatchObject({
        isOpen: true,
        total,
        paid: total,
        fulfilled: 4,
      });
      expect((await stock())[0]).toEqual({ onHand: (before?.onHand ?? 0) - 3, allocated: before?.allocated });
    },
  };
}

async function givenOnce({ order, doAll, stock, pickups }: Making): Promise<Once> {
  const [before] = await stock();
  const placed = await order();
  const { total } = placed;
  await doAll(placed, READY);
  return {
    document: stepOf(placed, handOver(total)),
    expectOnce: async () => {
      expect(await pickups.read(placed.orderId)).toMatchObject({
        isGiven: true,
        total,
        paid: total,
        promised: 0,
      });
      expect((await stock())[0]).toEqual({ onHand: (before?.onHand ?? 0) - 3, allocated: before?.allocated });
    },
  };
}

async function cancelOnce({ order, doAll, stock, pickups }: Making): Promise<Once> {
  const before = await stock();
  const placed = await order('prepaid');
  await doAll(placed, READY);
  return {
    document: stepOf(placed, CANCEL),
    expectOnce: async () => {
      expect(await pickups.read(placed.orderId)).toMatchObject({ isCancelled: true, paid: 0, pieces: {} });
      expect(await stock()).toEqual(before);
    },
  };
}

async function refundOnce({ order, goods, doAll, stock, pickups }: Making): Promise<Once> {
  const placed = await order('prepaid');
  await doAll(placed, READY, handOver(0));
  const [before] = await stock();
  const [{ price }] = goods();
  return {
    document: stepOf(placed, giveBack(placed, 1, price, true)),
    expectOnce: async () => {
      expect((await pickups.read(placed.orderId)).paid).toBe(placed.total - price);
      expect((await stock())[0]).toEqual({ onHand: (before?.onHand ?? 0) + 1, allocated: before?.allocated });
    },
  };
}

function readAll(pickups: PickupWitness, orders: readonly Placed[]) {
  return Promise.all(orders.map(({ orderId }) => pickups.read(orderId)));
}

/** The last that was told of an order; null when nothing was. */
function orderOf(items: readonly OrderChange[], { orderId }: Placed) {
  const told = items.findLast((item) => item.kind === 'order' && item.order.orderId === orderId);
  return told?.kind === 'order' ? told.order : null;
}

function stepOf(
  { orderId, code }: Placed,
  effect: PickupEffect | null,
  step: PickupStep = { kind: 'start' },
  seq = 1,
): PickupDocument {
  const id = uuid();
  const event = { eventId: id, orderId, seq, at: 1_750_000_000_000, registerCode: 'R1', clerk: 'Anna', step };
  return { kind: 'pickup', id, orderRemoteId: orderId, name: code, locationRemoteId: '1', event, effect };
}

/** So many pieces of each line are given. */
function settle(placed: Placed, pieces: readonly number[]): Extract<PickupEffect, { kind: 'settle' }> {
  const lines = placed.lines.map(({ lineId, unitPrice }, nth) => {
    const quantity = pieces[nth] ?? 0;
    return { lineId, quantity: quantity * PIECE, total: quantity * unitPrice };
  });
  return { kind: 'settle', lines, added: [], total: lines.reduce((sum, { total }) => sum + total, 0) };
}

/** The same with a piece of other goods in place of what lacks. */
function swap(
  placed: Placed,
  pieces: readonly number[],
  { variantId, price }: { readonly variantId: string; readonly price: number },
): Extract<PickupEffect, { kind: 'settle' }> {
  const given = settle(placed, pieces);
  const goods = { offerId: uuid(), variantRemoteId: variantId, name: 'Other goods' };
  const added = [{ ...goods, quantity: PIECE, unitPrice: price, total: price }];
  return { ...given, added, total: given.total + price };
}

/** All of it is given, and the last line came to so much more or less than its pieces. */
function weigh(placed: Placed, more: number): Extract<PickupEffect, { kind: 'settle' }> {
  const given = settle(
    placed,
    placed.lines.map(({ quantity }) => quantity),
  );
  const lines = given.lines.map((line, nth) =>
    nth === given.lines.length - 1 ? { ...line, quantity: 870, total: line.total + more } : line,
  );
  return { ...given, lines, total: given.total + more };
}

function handOver(collected: number): PickupEffect {
  const tenders = collected === 0 ? [] : [{ kind: 'cash', amount: collected }];
  return { kind: 'hand-over', collected, receiptNumber: 'R1-000017', tenders };
}

function giveBack({ lines }: Placed, pieces: number, amount: number, isRestocked: boolean): PickupEffect {
  const [line] = lines;
  const back = [{ lineId: line?.lineId ?? '', quantity: pieces * PIECE, isRestocked }];
  return { kind: 'refund', lines: back, amount, reason: 'does not fit' };
}
