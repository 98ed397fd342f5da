import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Basket } from '#domain/sale/basket.ts';
import { basketOf, miscLine } from '#tests/support/basket.ts';
import { pay } from '#tests/support/desk.ts';
import { givenOf } from '#tests/support/given.ts';
import { addGoods, addShop, SHIFT_ID } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1450, onHand: 5000 });
});

afterEach(() => till.close());

const count = (table: string): unknown => till.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const mugs = (pieces = 1) => ({ variantId: mug, price: 1450, pieces });

describe('a commit is refused', () => {
  const expectNothing = (): void => {
    expect(['sale', 'journal', 'outbox', 'stock_movement'].map(count)).toEqual([0, 0, 0, 0]);
  };

  it.each<[string, () => Parameters<typeof pay>[1], Parameters<typeof pay>[2]?]>([
    ['basket-empty', () => basketOf([])],
    ['variant-unknown', () => basketOf([{ variantId: 999, price: 1450 }])],
    ['price-changed', () => basketOf([{ variantId: mug, price: 1000 }])],
    ['price-changed', () => basketOf([mugs()]), { change: { shownTotal: 1400 } }],
    ['price-changed', () => basketOf([{ ...mugs(), taxCategoryId: 2 }])],
    ['price-changed', () => basketOf([mugs()], { currency: 'USD' })],
    ['price-changed', () => basketOf([mugs()]), { change: { settledAt: Date.UTC(2026, 2, 14, 9, 44) } }],
    [
      'price-changed',
      () => ({ ...basketOf([]), lines: [miscLine({ unitPrice: 5, taxCategoryId: 9 })] }),
      { change: { shownTotal: 5 } },
    ],
    [
      'customer-unknown',
      () => basketOf([mugs()], { customer: { id: SHIFT_ID, name: 'Nobody', groupIds: [] } }),
    ],
    ['tender-short', () => basketOf([mugs()]), { given: [givenOf(1449)] }],
    ['tender-over', () => basketOf([mugs()]), { given: [givenOf(1500, { kind: 'card' })] }],
    ['tender-not-taken', () => basketOf([mugs()]), { given: [givenOf(1450, { currency: 'CHF' })] }],
    [
      'tender-not-taken',
      () => basketOf([mugs()]),
      { given: [givenOf(1450, { kind: 'other', name: 'Shells' })] },
    ],
    [
      'card-number',
      () => basketOf([mugs()]),
      { given: [givenOf(1450, { kind: 'card', reference: '4111111111111111' })] },
    ],
  ])('with %s, and nothing is written', async (code, basket, payment = {}) => {
    const input = { given: [givenOf(1450)], change: { shownTotal: 1450 }, ...payment };
    const given = basket();
    const reply = await till.ask('sale.commit', {
      basket: given,
      settledAt: till.clock.at,
      shownTotal: 1450,
      given: input.given,
      ...input.change,
    });
    expect(reply).toMatchObject({ ok: false, error: { code } });
    expectNothing();
  });

  it('of amounts beyond what a till counts', async () => {
    const most = 99_999_999_999;
    const line = miscLine({ unitPrice: most, quantity: 99_999_000 });
    const input = { settledAt: till.clock.at, shownTotal: most, given: [givenOf(most)] };
    const ask = (basket: Basket) => till.ask('sale.commit', { ...input, basket });
    const tooMany = { error: { code: 'bad-request', details: { at: 'basket' } } };
    expect(await ask({ ...basketOf([]), lines: [line] })).toMatchObject(tooMany);
    expect(await ask({ ...basketOf([]), lines: [{ ...line, quantity: 2000 }] })).toMatchObject(tooMany);
    const twice = await pay(till, basketOf([mugs()]), { given: [givenOf(most), givenOf(most)] });
    expect(twice).toMatchObject({ error: { code: 'tender-over' } });
    expectNothing();
    expect(till.bugs).toEqual([]);
  });

  it('before the till was set up', async () => {
    till.sqlite.exec('DELETE FROM register; DELETE FROM shop');
    expect(await pay(till, basketOf([mugs()]))).toMatchObject({ error: { code: 'not-set-up' } });
  });

  it('outside an open shift', async () => {
    till.sqlite.exec(`INSERT INTO shift_close VALUES ('${SHIFT_ID}', 1, 'Mira', 0, '{}', 0, 0, 0, '', '{}')`);
    expect(await pay(till, basketOf([mugs()]))).toMatchObject({ error: { code: 'no-shift' } });
    expectNothing();
  });

  it('of goods that are no longer sold', async () => {
    till.sqlite.exec('UPDATE variant SET enabled = 0');
    expect(await pay(till, basketOf([mugs()]))).toMatchObject({ error: { code: 'variant-unknown' } });
  });
});
