import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PickupCard } from '#contract/pickup.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import type { Actor } from '#main/core/context.ts';
import { layAside } from '#main/data/outbox-settle.ts';
import { leaseNext } from '#main/data/outbox.ts';
import { valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import { GIVE, takeSteps, tell, told, tryStep, untilPacked } from '#tests/support/pickup-desk.ts';
import { MIRA, openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
const order = webOrderOf('o1', { 'v-MUG': 2 }, { paid: 0, authorised: 2000 });
const CLERK: Actor = {
  ...MIRA,
  role: { ...MIRA.role, permissions: ['pickup.read', 'pickup.work'] },
};
const HOUR = 3_600_000;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1000, onHand: 10_000 });
  await tell(till, [order]);
});

afterEach(async () => {
  expect(till.bugs).toEqual([]);
  await till.close();
});

const unfit = (why: string): object => ({ ok: false, error: { code: 'step-unfit', details: { why } } });

/** The store takes what it is told, until it says no to a step of this kind. */
async function refuse(kind: PickupStep['kind']): Promise<string> {
  const { at } = till.clock;
  const owner = 'sync';
  for (;;) {
    const leased = await till.db.transaction().execute((tx) => leaseNext(tx, { owner, until: at + 1 }, at));
    if (leased === null) throw new Error(`nothing of ${kind} waits`);
    const { id } = leased;
    const isIt = leased.document.includes(`"step":{"kind":"${kind}"`);
    const refusal = { id, owner, code: 'state', message: 'declined', detail: null, at };
    await till.db.transaction().execute((tx) => layAside(tx, refusal));
    if (isIt) return id;
    await valueOf(
      till.ask('inbox.decide', { decisionId: v7(), id, decision: { kind: 'write-off', reason: 'gone' } }),
    );
  }
}

async function cards(): Promise<readonly PickupCard[]> {
  const [board, found, { card }] = await Promise.all([
    valueOf<{ cards: PickupCard[] }>(till.ask('pickup.board', {})),
    valueOf<{ cards: PickupCard[] }>(till.ask('pickup.find', { text: 'ada', limit: 5 })),
    takeSteps(till, 'o1'),
  ]);
  return [...board.cards, ...found.cards, card];
}

describe('an order of which the store refused a step', () => {
  it('says so, and a manager hands it over or has the store go along first', async () => {
    await takeSteps(till, 'o1', ...untilPacked(order), { kind: 'ready' });
    expect((await cards()).map(({ isRefused }) => isRefused)).toEqual([false, false, false]);
    const id = await refuse('ready');
    expect((await cards()).map(({ isRefused }) => isRefused)).toEqual([true, true, true]);
    expect(await tryStep(till, 'o1', GIVE, { actor: CLERK })).toMatchObject(unfit('refused_by_store'));
    await valueOf(till.ask('inbox.decide', { decisionId: v7(), id, decision: { kind: 'retry' } }));
    expect(till.touched).toContain('pickup');
    expect(await tryStep(till, 'o1', GIVE, { actor: CLERK })).toMatchObject({ ok: true });
  });

  it('is given by who may give money back', async () => {
    await takeSteps(till, 'o1', ...untilPacked(order));
    await refuse('pack');
    expect(await tryStep(till, 'o1', GIVE)).toMatchObject({ ok: true });
  });

  it('is nobody’s concern where the store only was to hear of it', async () => {
    await takeSteps(till, 'o1', ...untilPacked(order));
    await refuse('start');
    expect((await cards()).map(({ isRefused }) => isRefused)).toEqual([false, false, false]);
    expect(await tryStep(till, 'o1', GIVE, { actor: CLERK })).toMatchObject({ ok: true });
  });
});

describe('an order that nobody fetches', () => {
  it('is released once the shop has waited for so long', async () => {
    const { rules } = await valueOf<{ rules: { releaseAfterHours: number } }>(till.ask('pickup.board', {}));
    await takeSteps(till, 'o1', ...untilPacked(order), { kind: 'ready' });
    till.clock.at += rules.releaseAfterHours * HOUR - 1;
    expect(await tryStep(till, 'o1', { kind: 'release' })).toMatchObject(unfit('too_early'));
    expect(await takeSteps(till, 'o1')).toMatchObject({ isReleasable: false });
    till.clock.at += 1;
    expect(await takeSteps(till, 'o1')).toMatchObject({ isReleasable: true });
    await takeSteps(till, 'o1', { kind: 'release' }, { kind: 'restock' });
    expect(told(till).at(-1)?.effect).toEqual({ kind: 'cancel', reason: 'Not collected' });
  });
});

describe('money for goods that come back', () => {
  const lineId = order.lines[0]?.lineId ?? '';
  const back = (amount: number, pieces = 1): PickupStep => ({
    kind: 'give-back',
    lines: [{ lineId, quantity: pieces * 1000, isRestocked: true }],
    amount,
    reason: 'broken',
    saleId: null,
    paidBack: 0,
  });

  const paid = (amount: number): Promise<number> =>
    tell(till, [{ ...order, state: 'given', placedAt: till.clock.at, authorised: 0, paid: amount }]);

  it('was paid before, for these goods', async () => {
    await paid(0);
    expect(await tryStep(till, 'o1', back(1000))).toMatchObject(unfit('over_paid'));
    await paid(1500);
    expect(await tryStep(till, 'o1', back(1001))).toMatchObject(unfit('over_paid'));
    expect(await tryStep(till, 'o1', back(1000))).toMatchObject({ ok: true });
    expect(await tryStep(till, 'o1', back(501))).toMatchObject(unfit('over_paid'));
    expect(await tryStep(till, 'o1', back(500))).toMatchObject({ ok: true });
  });

  it('counts once, as told or as the store has it', async () => {
    await paid(2000);
    await takeSteps(till, 'o1', back(1000));
    till.sqlite.exec("UPDATE outbox SET state = 'done'");
    await paid(1000);
    expect(await tryStep(till, 'o1', back(1000))).toMatchObject({ ok: true });
  });
});
