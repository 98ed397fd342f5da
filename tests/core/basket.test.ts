import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '#contract/procedure.ts';
import type { basket as contract } from '#contract/basket.ts';
import type { Basket } from '#domain/sale/basket.ts';
import { basketOf, miscLine, voucherLine } from '#tests/support/basket.ts';
import { freeReturn, sold, valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop, SHIFT_ID } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let mug: number;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1000 });
});

afterEach(() => till.close());

const mugs = (pieces = 1): Basket => basketOf([{ variantId: mug, price: 1000, pieces }]);
const open = (): Promise<OutputOf<typeof contract.open>> => valueOf(till.ask('basket.open', {}));
const keep = (basket: Basket): Promise<unknown> => valueOf(till.ask('basket.keep', { basket }));
const park = (basket: Basket, name = 'Ada', note = ''): Promise<unknown> =>
  valueOf(till.ask('basket.park', { basket, name, note }));
const parked = (): Promise<OutputOf<typeof contract.parked>> => valueOf(till.ask('basket.parked', {}));

describe('open baskets', () => {
  it('come back as they were, in the order of their tabs, the last kept one in front', async () => {
    const whole: Basket = {
      ...mugs(2),
      lines: [
        ...basketOf([{ variantId: mug, price: 1000, override: { unitPrice: 5, reason: 'x' } }]).lines,
        miscLine(),
        voucherLine('GIFT-0001', 500),
        freeReturn({}),
      ],
      discount: { reduction: { kind: 'amount', amount: 5 }, reason: 'x' },
      coupons: ['TEN'],
      exemption: { reason: 'diplomat', number: 'D-1' },
      note: 'for Ada',
    };
    const [first, second] = [whole, mugs()];
    await keep(first);
    till.clock.at += 1;
    await keep(second);
    expect(await open()).toEqual({ baskets: [first, second], activeId: second.id, unreadable: 0 });
    till.clock.at += 1;
    await keep(first);
    expect(await open()).toEqual({ baskets: [first, second], activeId: first.id, unreadable: 0 });
  });

  it('are let go when nothing is in them, or when they were paid', async () => {
    const basket = mugs();
    await keep(basket);
    await keep({ ...basket, lines: [] });
    expect((await open()).baskets).toEqual([]);
    const paid = mugs();
    await keep(paid);
    await sold(till, paid);
    await keep(paid);
    expect(await open()).toEqual({ baskets: [], activeId: null, unreadable: 0 });
  });

  it('that nobody can read any more are counted and stay', async () => {
    await keep(mugs());
    till.sqlite.exec(`UPDATE open_basket SET basket = '{"lines":[]}'`);
    expect(await open()).toEqual({ baskets: [], activeId: null, unreadable: 1 });
    expect(till.sqlite.prepare('SELECT count(*) FROM open_basket').pluck().get()).toBe(1);
  });

  it('are let go with a word in the journal of what was in them', async () => {
    const basket = mugs(2);
    await keep(basket);
    await valueOf(till.ask('basket.discard', { basketId: basket.id }));
    await valueOf(till.ask('basket.discard', { basketId: basket.id }));
    expect((await open()).baskets).toEqual([]);
    const entries = till.sqlite.prepare<[], string>('SELECT payload FROM journal').pluck().all();
    expect(entries.map((entry): unknown => JSON.parse(entry))).toEqual([
      {
        basketId: basket.id,
        lines: [{ kind: 'goods', sku: `S${mug}`, name: `Goods ${mug}`, quantity: 2000, unitPrice: 1000 }],
      },
    ]);
  });
});

describe('parked baskets', () => {
  it('wait under their names, the oldest first, and come back in front', async () => {
    const [first, second] = [mugs(2), mugs()];
    await keep(first);
    await park(first, 'Ada', 'back at five');
    till.clock.at += 60_000;
    await park(second, 'Ben');
    expect((await open()).baskets).toEqual([]);
    expect((await parked()).baskets).toEqual([
      {
        basketId: first.id,
        name: 'Ada',
        note: 'back at five',
        by: 'Mira',
        since: till.clock.at - 60_000,
        lines: 1,
        firstLine: `Goods ${mug}`,
      },
      expect.objectContaining({ basketId: second.id, name: 'Ben' }),
    ]);
    const recalled = await valueOf(till.ask('basket.recall', { basketId: first.id }));
    expect(recalled).toEqual({ basket: first });
    expect(await open()).toEqual({ baskets: [first], activeId: first.id, unreadable: 0 });
    expect((await parked()).baskets).toHaveLength(1);
  });

  it('can be recalled again when the answer was lost', async () => {
    const basket = mugs();
    await park(basket);
    await till.ask('basket.recall', { basketId: basket.id });
    expect(await till.ask('basket.recall', { basketId: basket.id })).toMatchObject({ value: { basket } });
  });

  it('are not opened by a late word of the screen', async () => {
    const basket = mugs();
    await park(basket);
    await keep({ ...basket, note: 'late' });
    expect((await open()).baskets).toEqual([]);
    expect(await till.ask('basket.recall', { basketId: basket.id })).toMatchObject({ value: { basket } });
  });

  it('are gone when they were paid or let go', async () => {
    const [paid, dropped] = [mugs(), mugs()];
    await park(paid);
    await park(dropped);
    await sold(till, paid);
    await park(paid);
    await till.ask('basket.discard', { basketId: dropped.id });
    expect((await parked()).baskets).toEqual([]);
    const recalled = await till.ask('basket.recall', { basketId: dropped.id });
    expect(recalled).toMatchObject({ error: { code: 'basket-unknown' } });
  });

  it('have something in them', async () => {
    const empty = { basket: basketOf([]), name: 'Nobody', note: '' };
    expect(await till.ask('basket.park', empty)).toMatchObject({ error: { code: 'basket-empty' } });
    const unknown = await till.ask('basket.recall', { basketId: SHIFT_ID });
    expect(unknown).toMatchObject({ error: { code: 'basket-unknown' } });
  });
});
