import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PickupDetail } from '#contract/pickup.ts';
import type { PickupStep, Substitute } from '#domain/pickup/step.ts';
import { basketOf } from '#tests/support/basket.ts';
import { pay, valueOf } from '#tests/support/desk.ts';
import { givenOf } from '#tests/support/given.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import { GIVE, PACK, takeSteps, tell, tryStep, untilPacked } from '#tests/support/pickup-desk.ts';
import { MIRA, openTestTill, type TestTill } from '#tests/support/till.ts';
import { lineFor, putPacked } from '#tests/support/web-orders.ts';

let till: TestTill;
const order = webOrderOf('o1', { 'v-MUG': 2, 'v-CHEESE': 1, 'v-GONE': 2 }, { paid: 5000 });
const [mug = '', cheese = '', gone = ''] = order.lines.map(({ lineId }) => lineId);

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite, 'vendure', false);
  await valueOf(till.ask('shift.open', { counts: {} }));
  for (const [sku, price] of Object.entries({ MUG: 1000, CHEESE: 1000, CUP: 800, JUG: 1200 })) {
    addGoods(till.sqlite, { sku, name: `The ${sku}`, price, ratePpm: sku === 'JUG' ? 70_000 : 190_000 });
  }
  till.sqlite.exec("UPDATE variant SET unit = 'kg' WHERE sku = 'CHEESE'");
  await tell(till, [order]);
});

afterEach(async () => {
  expect(till.bugs).toEqual([]);
  await till.close();
});

const unfit = (why: string): object => ({ ok: false, error: { code: 'step-unfit', details: { why } } });

const STARTED: readonly PickupStep[] = [{ kind: 'accept' }, { kind: 'start' }];

function offerOf(change: Partial<Substitute> = {}, replaces = 1000): PickupStep {
  const substitute = { variantRemoteId: 'v-CUP', sku: '', name: 'Any', quantity: replaces, unitPrice: 800 };
  return {
    kind: 'offer',
    offerId: v7(),
    lineId: mug,
    replaces,
    substitute: { ...substitute, ratePpm: 0, ...change },
  };
}

describe('goods that are counted', () => {
  beforeEach(() => takeSteps(till, 'o1', ...STARTED));

  it.each<readonly [string, PickupStep]>([
    ['weighed', { kind: 'weigh', lineId: mug, quantity: 1 }],
    ['weighed though nobody knows them', { kind: 'weigh', lineId: gone, quantity: 2000 }],
    ['picked in parts', { kind: 'pick', lineId: mug, quantity: 500 }],
    ['short in parts', { kind: 'short', lineId: mug, quantity: 1500, reason: 'not-found' }],
    ['replaced in parts', offerOf({ quantity: 1000 }, 500)],
    ['offered in parts', offerOf({ quantity: 500 })],
  ])('are never %s', async (_, step) => {
    expect(await tryStep(till, 'o1', step)).toMatchObject(unfit('pieces'));
  });

  it('come as substitutes, and back, in whole pieces', async () => {
    const offer = offerOf();
    const { offerId } = { offerId: '', ...offer };
    const yes = { by: 'phone', person: 'Ada', isDearerAgreed: false } as const;
    await takeSteps(till, 'o1', offer, { kind: 'consent', offerId, isAccepted: true, ...yes });
    expect(await tryStep(till, 'o1', { kind: 'pick-offer', offerId, quantity: 500 })).toMatchObject(
      unfit('pieces'),
    );
    await takeSteps(
      till,
      'o1',
      { kind: 'pick-offer', offerId, quantity: 1000 },
      { kind: 'pick', lineId: mug, quantity: 1000 },
      { kind: 'pick', lineId: cheese, quantity: 1000 },
      { kind: 'weigh', lineId: cheese, quantity: 940 },
      { kind: 'pick', lineId: gone, quantity: 2000 },
      PACK,
      GIVE,
    );
    for (const lineId of [mug, offerId]) {
      const lines = [{ lineId, quantity: 500, isRestocked: true }];
      const back = {
        kind: 'give-back',
        lines,
        amount: 0,
        reason: 'broken',
        saleId: null,
        paidBack: 0,
      } as const;
      expect(await tryStep(till, 'o1', back)).toMatchObject(unfit('pieces'));
    }
  });
});

describe('goods in place of others', () => {
  beforeEach(() => takeSteps(till, 'o1', ...STARTED));

  const offered = async (): Promise<Substitute | undefined> => {
    const { pickup } = await valueOf<PickupDetail>(till.ask('pickup.order', { orderId: 'o1' }));
    return pickup.offers[0]?.substitute;
  };

  it('are what the catalog says that they are, taxes too, once however often they are offered', async () => {
    const offer = offerOf({ variantRemoteId: 'v-JUG', unitPrice: 1000 });
    const eventId = v7();
    await valueOf(tryStep(till, 'o1', offer, { eventId }));
    await valueOf(tryStep(till, 'o1', offer, { eventId }));
    expect(await offered()).toEqual({
      variantRemoteId: 'v-JUG',
      sku: 'JUG',
      name: 'The JUG',
      quantity: 1000,
      unitPrice: 1000,
      ratePpm: 70_000,
    });
  });

  it('are none that are sold no more', async () => {
    till.sqlite.exec("UPDATE variant SET enabled = 0 WHERE sku = 'CUP'");
    expect(await tryStep(till, 'o1', offerOf())).toMatchObject({ error: { code: 'goods-unknown' } });
  });

  const clerk = { ...MIRA, role: { ...MIRA.role, permissions: ['pickup.read', 'pickup.work'] as const } };

  it.each([
    ['more than the catalog says', 'v-CUP', 801],
    ['less than the catalog says and than what they replace', 'v-CUP', 799],
    ['less than what they replace', 'v-JUG', 999],
    ['next to nothing', 'v-JUG', 0],
  ])('never cost %s', async (_, variantRemoteId, unitPrice) => {
    const offer = offerOf({ variantRemoteId, unitPrice });
    expect(await tryStep(till, 'o1', offer, { actor: clerk })).toMatchObject(unfit('price'));
  });

  it.each([
    ['what the catalog says', 'v-CUP', 800],
    ['no more than what they replace', 'v-JUG', 1000],
    ['more, should the shopper agree', 'v-JUG', 1200],
  ])('cost %s', async (_, variantRemoteId, unitPrice) => {
    const offer = offerOf({ variantRemoteId, unitPrice });
    expect(await tryStep(till, 'o1', offer, { actor: clerk })).toMatchObject({ ok: true });
  });

  it('cost less where somebody may change prices, and never more', async () => {
    expect(await tryStep(till, 'o1', offerOf({ unitPrice: 801 }))).toMatchObject(unfit('price'));
    await takeSteps(till, 'o1', offerOf({ unitPrice: 1 }));
    expect(await offered()).toMatchObject({ unitPrice: 1 });
  });
});

describe('goods that staff has to look at', () => {
  const checks = async (): Promise<void> => {
    till.sqlite.exec(`
      INSERT INTO category (id, remote_id, name, position) VALUES (1, 'c1', 'Wine', 1);
      INSERT INTO product_category (product_id, category_id) SELECT product_id, 1 FROM variant WHERE sku = 'MUG'`);
    const { rules } = await valueOf<{ rules: object }>(till.ask('pickup.board', {}));
    await valueOf(till.ask('pickup.saveRules', { ...rules, checks: [{ categoryId: 1, note: '18' }] }));
  };
  const checked = { ...GIVE, handOver: { ...GIVE.handOver, isChecked: true } };

  it('are handed over only looked at', async () => {
    const paid = webOrderOf('o2', { 'v-MUG': 1 }, { paid: 1000 });
    const other = webOrderOf('o3', { 'v-CUP': 1 }, { paid: 1000 });
    await tell(till, [paid, other]);
    await takeSteps(till, 'o2', ...untilPacked(paid));
    await takeSteps(till, 'o3', ...untilPacked(other));
    await checks();
    expect(await tryStep(till, 'o2', GIVE)).toMatchObject(unfit('unchecked'));
    await takeSteps(till, 'o2', checked);
    await takeSteps(till, 'o3', GIVE);
  });

  it('are looked at before they are paid, also when the rule came after they were put into a basket', async () => {
    till.sqlite.exec("UPDATE variant SET remote_id = 'v1' WHERE sku = 'MUG'");
    const packed = await putPacked(till);
    const line = await lineFor(till, packed);
    await checks();
    const basket = { ...basketOf([]), lines: [line] };
    const given = { given: [givenOf(3000)] };
    expect(await pay(till, basket, given)).toMatchObject(unfit('unchecked'));
    const looked = { ...line, handOver: { ...line.handOver, isChecked: true } };
    expect(await pay(till, { ...basket, lines: [looked] }, given)).toMatchObject({ ok: true });
  });
});
