import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { basketOf } from '#tests/support/basket.ts';
import { pay, sold, valueOf } from '#tests/support/desk.ts';
import { givenOf } from '#tests/support/given.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { webOrderOf } from '#tests/support/memory-orders.ts';
import { GIVE, takeSteps, tell, told, tryStep, untilPacked } from '#tests/support/pickup-desk.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';
import { lineFor, putPacked } from '#tests/support/web-orders.ts';

let till: TestTill;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite, 'vendure', false);
  await valueOf(till.ask('shift.open', { counts: {} }));
  addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1000, onHand: 10_000 });
});

afterEach(async () => {
  expect(till.bugs).toEqual([]);
  await till.close();
});

const refusal = (code: string, details: object = {}): object => ({ ok: false, error: { code, details } });

const back = {
  kind: 'give-back',
  lines: [{ lineId: 'o1-v-MUG', quantity: 1000, isRestocked: true }],
  amount: 1000,
  reason: 'broken',
  saleId: null,
  paidBack: 0,
} as const;

describe('an order that was sent', () => {
  const sent = webOrderOf(
    'o1',
    { 'v-MUG': 2 },
    { state: 'given', paid: 2000, locationCode: null, placedAt: Date.UTC(2026, 2, 14) },
  );

  it('can come back here, and the store gives back what was paid', async () => {
    await tell(till, [sent]);
    await takeSteps(till, 'o1', back);
    expect(told(till).at(-1)?.effect).toMatchObject({ kind: 'refund', amount: 1000 });
  });

  it('is worked on here in no other way', async () => {
    await tell(till, [{ ...sent, state: 'open' }]);
    for (const step of [{ kind: 'accept' }, { kind: 'cancel', reason: 'called' }] as const) {
      expect(await tryStep(till, 'o1', step)).toMatchObject(refusal('order-elsewhere'));
    }
  });

  it('comes back elsewhere where it is collected elsewhere', async () => {
    await tell(till, [{ ...sent, locationCode: 'S2' }]);
    expect(await tryStep(till, 'o1', back)).toMatchObject(refusal('order-elsewhere'));
  });
});

describe('an order in another currency', () => {
  const francs = webOrderOf('o1', { 'v-MUG': 2 }, { currency: 'CHF', paid: 2000 });

  it('is handed over where nothing is to be paid', async () => {
    await tell(till, [francs]);
    const { card } = await takeSteps(till, 'o1', ...untilPacked(francs), GIVE);
    expect(card.stage).toBe('handed-over');
  });

  it('gives back no money here, and counts to no limit', async () => {
    await tell(till, [francs]);
    const other = refusal('order-currency', { currency: 'CHF' });
    await takeSteps(till, 'o1', ...untilPacked(francs));
    expect(await tryStep(till, 'o1', { kind: 'cancel', reason: 'called' })).toMatchObject(other);
    await takeSteps(till, 'o1', GIVE);
    expect(await tryStep(till, 'o1', back)).toMatchObject(other);
    await takeSteps(till, 'o1', { ...back, amount: 0 });
  });

  it.each(['EUR', 'CHF'])('is not paid here, in a basket of %s', async (currency) => {
    const packed = await putPacked(till, { currency: 'CHF' });
    const basket = { ...basketOf([]), currency, lines: [await lineFor(till, packed)] };
    expect(await pay(till, basket, { given: [givenOf(3000)] })).toMatchObject(
      refusal('order-currency', { currency: 'CHF' }),
    );
  });
});

it('an order on a receipt is called what the till calls it', async () => {
  const packed = await putPacked(till);
  const line = await lineFor(till, packed, { name: 'Anything at all', sku: 'X' });
  const { lines } = await sold(till, { ...basketOf([]), lines: [line] }, { given: [givenOf(3000)] });
  expect(lines).toMatchObject([{ name: 'Order T3X9', sku: '' }]);
});
