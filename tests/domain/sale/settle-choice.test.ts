import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Promotion } from '#domain/promotion/promotion.ts';
import type { SettledLine } from '#domain/sale/settlement.ts';
import { basketOf } from '#tests/support/basket.ts';
import {
  discounts,
  effects,
  EVERYTHING,
  GERMAN,
  goodsLines,
  plainLines,
  promotionLists,
  promotionOf,
  settleLines,
  sold,
  taxRules,
  variants,
} from './selling.ts';

const promotionIdsOf = (line: SettledLine): string[] =>
  line.steps.flatMap((step) => (step.kind === 'promotion' ? [step.promotionId] : []));

const exclusiveOnes = fc
  .record({ effect: effects, priority: fc.integer({ min: 0, max: 2 }) })
  .map(({ effect, priority }) => promotionOf(effect, { id: 'p9', priority, isExclusive: true }));

describe('promotions', () => {
  test.prop([sold, taxRules, promotionLists(5)])('make nothing dearer', (lines, taxes, promotions) => {
    const without = settleLines(lines, [], { taxes });
    expect(settleLines(lines, promotions, { taxes }).total).toBeLessThanOrEqual(without.total);
  });

  test.prop([goodsLines, promotionLists(2), exclusiveOnes, fc.option(discounts)])(
    'make nothing dearer by competing with others',
    (lines, promotions, more, discount) => {
      const before = settleLines(lines, promotions, { basket: { discount } });
      const after = settleLines(lines, [...promotions, more], { basket: { discount } });
      expect(after.total).toBeLessThanOrEqual(before.total);
    },
  );

  test.prop([
    plainLines.map((lines) => lines.map((line) => ({ ...line, quantity: 1000 }))),
    promotionLists(5),
  ])(
    'leave a piece alone that an exclusive one took, and take none that others took',
    (lines, promotions) => {
      const single = lines.filter(
        (line, at) => lines.findIndex((one) => one.variantId === line.variantId) === at,
      );
      const exclusive = new Set(promotions.filter((one) => one.isExclusive).map((one) => one.id));
      for (const line of settleLines(single, promotions).lines) {
        const ids = promotionIdsOf(line);
        if (ids.some((id) => exclusive.has(id))) expect(ids).toHaveLength(1);
      }
    },
  );

  test.prop([goodsLines, promotionLists(3), effects])(
    'do nothing without their coupon',
    (lines, promotions, effect) => {
      const secret = promotionOf(effect, { id: 'p9', coupon: 'Summer 26' });
      const without = settleLines(lines, promotions);
      expect(settleLines(lines, [...promotions, secret])).toEqual(without);
      const typed = settleLines(lines, [...promotions, secret], { basket: { coupons: ['SUMMER26'] } });
      expect(typed).toEqual(settleLines(lines, [...promotions, { ...secret, coupon: null }]));
    },
  );

  test.prop([goodsLines, promotionLists(3), effects])(
    'do nothing outside their groups',
    (lines, promotions, effect) => {
      const closed = promotionOf(effect, { id: 'p9', groupIds: ['staff', 'club'] });
      const settleFor = (groupIds: readonly string[]): unknown =>
        settleLines(lines, [...promotions, closed], {
          basket: { customer: { id: 'c', name: 'Ada', groupIds } },
        });
      const without = settleLines(lines, promotions);
      expect(settleLines(lines, [...promotions, closed])).toEqual(without);
      expect(settleFor(['wholesale'])).toEqual(without);
      expect(settleFor(['club'])).toEqual(settleLines(lines, [...promotions, { ...closed, groupIds: [] }]));
    },
  );

  test.prop([sold, promotionLists(4)])('do not touch misc goods and own prices', (lines, promotions) => {
    const own = lines.filter(
      (line) => line.kind === 'misc' || (line.kind === 'goods' && line.override !== null),
    );
    const settled = settleLines(lines, promotions);
    for (const { id } of own) {
      const line = settled.lines.find((one) => one.lineId === id);
      expect(line === undefined ? ['missing'] : promotionIdsOf(line)).toEqual([]);
    }
  });
});

const off = (ppm: number, change: Partial<Promotion>, scope = EVERYTHING): Promotion =>
  promotionOf({ kind: 'off', scope, reduction: { kind: 'percent', ppm } }, { isExclusive: true, ...change });

const xForY = (take: number, pay: number, change: Partial<Promotion>): Promotion =>
  promotionOf({ kind: 'x-for-y', scope: EVERYTHING, take, pay }, { isExclusive: true, ...change });

const applied = (
  wanted: Parameters<typeof basketOf>[0],
  promotions: readonly Promotion[],
): Record<string, number> =>
  Object.fromEntries(
    settleLines(basketOf(wanted).lines, promotions).promotions.map((one) => [one.promotionId, one.amount]),
  );

describe('of exclusive promotions of one priority', () => {
  test('the one that saves more wins, wherever it stands', () => {
    const wanted = [{ variantId: 1, price: 1000 }];
    expect(applied(wanted, [off(100_000, { id: 'a' }), off(200_000, { id: 'b' })])).toEqual({ b: 200 });
    expect(applied(wanted, [off(200_000, { id: 'a' }), off(100_000, { id: 'b' })])).toEqual({ a: 200 });
  });

  test('the first by id wins where both save the same', () => {
    const wanted = [{ variantId: 1, price: 1000 }];
    expect(applied(wanted, [off(100_000, { id: 'b' }), off(100_000, { id: 'a' })])).toEqual({ a: 100 });
  });

  test('each takes the pieces where it is best', () => {
    const wanted = [
      { variantId: 1, price: 800, pieces: 3 },
      { variantId: 2, price: 1000, pieces: 3 },
    ];
    const half = off(500_000, { id: 'half' }, variants(1));
    expect(applied(wanted, [half, xForY(3, 2, { id: 'three' })])).toEqual({ half: 1200, three: 1000 });
  });

  test('one leaves pieces to another that saves more on them', () => {
    const wanted = [
      { variantId: 1, price: 10_000, pieces: 3 },
      { variantId: 2, price: 9000, pieces: 2 },
      { variantId: 3, price: 100 },
    ];
    const tenth = off(100_000, { id: 'tenth' });
    expect(applied(wanted, [tenth, xForY(3, 2, { id: 'three' })])).toEqual({ three: 10_000, tenth: 1810 });
  });

  test('small and large packs share the pieces as is best: three and two twos of seven', () => {
    const pack = (pieces: number, price: number): Promotion =>
      promotionOf(
        { kind: 'bundle', parts: [{ scope: EVERYTHING, pieces }], price },
        { id: `pack-${pieces}`, isExclusive: true },
      );
    const wanted = [{ variantId: 1, price: 1000, pieces: 7 }];
    expect(applied(wanted, [pack(2, 1700), pack(3, 2500)])).toEqual({ 'pack-2': 600, 'pack-3': 500 });
  });

  test('none is taken where those that come after save more', () => {
    const wanted = [{ variantId: 1, price: 1000 }];
    const later = off(500_000, { id: 'later', priority: 1, isExclusive: false });
    expect(applied(wanted, [off(100_000, { id: 'early' }), later])).toEqual({ later: 500 });
  });

  test('what a discount of the line takes anyway does not count', () => {
    const [mug, cup] = basketOf([
      {
        variantId: 1,
        price: 1000,
        discount: { reduction: { kind: 'percent', ppm: 1_000_000 }, reason: 'gift' },
      },
      { variantId: 2, price: 900 },
    ]).lines;
    if (mug === undefined || cup === undefined) throw new Error('there are two lines');
    const pair = promotionOf(
      { kind: 'bundle', parts: [{ scope: variants(1, 2), pieces: 2 }], price: 1400 },
      { id: 'pair', isExclusive: true },
    );
    const tenth = off(300_000, { id: 'third' }, variants(2));
    expect(settleLines([mug, cup], [pair, tenth]).total).toBe(630);
  });

  test('the dearer tax decides where prices are without it', () => {
    const wanted = [
      { variantId: 1, price: 1000, taxCategoryId: 1 },
      { variantId: 2, price: 1000, taxCategoryId: 2 },
    ];
    const withShared = (id: string, variantId: number): Promotion =>
      promotionOf(
        {
          kind: 'bundle',
          parts: [variants(variantId), variants(3)].map((scope) => ({ scope, pieces: 1 })),
          price: 1400,
        },
        { id, isExclusive: true },
      );
    const { lines } = basketOf([...wanted, { variantId: 3, price: 500, taxCategoryId: 3 }]);
    const settled = settleLines(lines, [withShared('a', 2), withShared('b', 1)], {
      taxes: { ...GERMAN, pricesIncludeTax: false },
    });
    expect(settled.promotions.map((one) => one.promotionId)).toEqual(['b']);
  });
});
