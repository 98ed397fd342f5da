import { beforeAll, describe, expect } from 'vitest';
import type { Capabilities } from '#main/channel/connector.ts';
import type { PickupWitness } from '#tests/support/pickup-witness.ts';
import { describeOnce, type Once } from './once-contract.ts';
import { pickupDesk, type PickupDesk, type PickupSubject } from './pickup-desk.ts';
import { describePickupEffects } from './pickup-effect-contract.ts';
import { describePickupLimits } from './pickup-limit-contract.ts';
import { CANCEL, giveBack, handOver, READY, settle, stepOf } from './pickup-steps.ts';
import { describeToldOrders } from './pickup-told-contract.ts';

/** What any connector must do with orders that are collected. The subject is open while the tests run. */
export function describePickups(
  subject: () => PickupSubject,
  expected: { readonly pickup: Capabilities['pickup']; readonly currency: string },
): void {
  const desk = pickupDesk(subject);
  describe('orders to collect', () => {
    beforeAll(desk.open);
    describeToldOrders(subject, desk, expected);
    describePickupEffects(subject, desk);
    describePickupLimits(subject, desk);
    describe.each([
      ['packed with something short', settleOnce],
      ['ready', readyOnce],
      ['given', givenOnce],
      ['cancelled', cancelOnce],
      ['given back in part', refundOnce],
    ] as const)('that are %s', (_, make) => {
      describeOnce(subject, () => make({ ...desk, pickups: subject().pickups }));
    });
  });
}

interface Making extends PickupDesk {
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
