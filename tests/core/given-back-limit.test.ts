import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import { GIVE, takeSteps, tell, tryStep, untilPacked } from '#tests/support/pickup-desk.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
const order = webOrderOf('o1', { 'v-MUG': 2, 'v-CUP': 1 }, { paid: 3000 });
const [mugLine = ''] = order.lines.map(({ lineId }) => lineId);

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  for (const sku of ['MUG', 'CUP']) addGoods(till.sqlite, { sku, name: sku, price: 1000, onHand: 10_000 });
  await tell(till, [order]);
});

afterEach(() => till.close());

const refusal = (code: string, details: object = {}): object => ({ ok: false, error: { code, details } });

const cancel = { kind: 'cancel', reason: 'called' } as const;

const giveBack = (quantity: number, amount: number) =>
  ({
    kind: 'give-back',
    lines: [{ lineId: mugLine, quantity, isRestocked: true }],
    amount,
    reason: 'broken',
    saleId: null,
    paidBack: 0,
  }) as const;

async function limit(givenBackLimit: number): Promise<void> {
  const { rules } = await valueOf<{ rules: object }>(till.ask('pickup.board', {}));
  await valueOf(till.ask('pickup.saveRules', { ...rules, givenBackLimit }));
}

describe('what comes back', () => {
  beforeEach(() => takeSteps(till, 'o1', ...untilPacked(order), { kind: 'ready' }, GIVE));

  it('stays within what the till may give back on one day of the shop', async () => {
    await limit(1500);
    await takeSteps(till, 'o1', giveBack(1000, 1000));
    expect(await tryStep(till, 'o1', giveBack(1000, 501))).toMatchObject(
      refusal('given-back-limit', { left: 500 }),
    );
    // 22:59 UTC is still the day of the shop, whose clock is an hour ahead; 23:00 is the next.
    till.clock.at = Date.UTC(2026, 2, 14, 22, 59);
    expect(await tryStep(till, 'o1', giveBack(1000, 501))).toMatchObject(refusal('given-back-limit'));
    till.clock.at = Date.UTC(2026, 2, 14, 23);
    await takeSteps(till, 'o1', giveBack(1000, 501));
  });

  it('counts the hour that comes twice when clocks are put back to the day that it is part of', async () => {
    await limit(1500);
    const putBack = Date.UTC(2026, 9, 25, 1);
    till.clock.utcOffsetMinutes = (at) => (at < putBack ? 120 : 60);
    till.clock.at = Date.UTC(2026, 9, 24, 22, 30);
    await takeSteps(till, 'o1', giveBack(1000, 1000));
    till.clock.at = Date.UTC(2026, 9, 25, 12);
    expect(await tryStep(till, 'o1', giveBack(1000, 501))).toMatchObject(
      refusal('given-back-limit', { left: 500 }),
    );
  });
});

describe('an order that is given up', () => {
  it('counts to what the till may give back on one day by all that the store has got', async () => {
    const other = webOrderOf('o2', { 'v-MUG': 1 }, { paid: 1000 });
    const unpaid = webOrderOf('o3', { 'v-MUG': 1 });
    await tell(till, [other, unpaid]);
    await limit(3999);
    const eventId = v7();
    await valueOf(tryStep(till, 'o1', cancel, { eventId }));
    await valueOf(tryStep(till, 'o1', cancel, { eventId }));
    expect(await tryStep(till, 'o2', cancel)).toMatchObject(refusal('given-back-limit', { left: 999 }));
    await takeSteps(till, 'o3', cancel);
  });

  it('is free of it where the shop never took the order, or nobody came for it', async () => {
    await limit(0);
    const other = webOrderOf('o2', { 'v-MUG': 1 }, { paid: 1000 });
    await tell(till, [other]);
    await takeSteps(till, 'o2', { kind: 'reject', reason: 'closed' });
    await takeSteps(till, 'o1', ...untilPacked(order), { kind: 'ready' });
    till.clock.at += 168 * 3_600_000;
    const { pickup } = await takeSteps(till, 'o1', { kind: 'release' }, { kind: 'restock' });
    expect(pickup.isRestocked).toBe(true);
  });
});
