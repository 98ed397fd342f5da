import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { bufferOf, type BufferedGoods, type BufferRule } from '#domain/stock/buffer.ts';

const quantity = fc.integer({ min: 0, max: 9 });
const rule: fc.Arbitrary<BufferRule> = fc.oneof(
  fc.record({ variantId: fc.integer({ min: 1, max: 3 }), categoryId: fc.constant(null), quantity }),
  fc.record({ variantId: fc.constant(null), categoryId: fc.integer({ min: 1, max: 4 }), quantity }),
  fc.record({ variantId: fc.constant(null), categoryId: fc.constant(null), quantity }),
);
const goods: fc.Arbitrary<BufferedGoods> = fc.record({
  variantId: fc.integer({ min: 1, max: 3 }),
  categories: fc.array(
    fc.record({ categoryId: fc.integer({ min: 1, max: 4 }), distance: fc.integer({ min: 0, max: 3 }) }),
    { maxLength: 4 },
  ),
});

/** The same by hand: circle by circle, from the nearest. */
function byCircles({ variantId, categories }: BufferedGoods, rules: readonly BufferRule[]): number {
  const most = (all: readonly BufferRule[]): number => Math.max(...all.map((one) => one.quantity));
  const own = rules.filter((one) => one.variantId === variantId);
  if (own.length > 0) return most(own);
  for (let distance = 0; distance <= 3; distance += 1) {
    const ids = categories.filter((one) => one.distance === distance).map((one) => one.categoryId);
    const circle = rules.filter((one) => one.categoryId !== null && ids.includes(one.categoryId));
    if (circle.length > 0) return most(circle);
  }
  const all = rules.filter((one) => one.variantId === null && one.categoryId === null);
  return all.length > 0 ? most(all) : 0;
}

describe('what is held back', () => {
  test.prop([goods, fc.array(rule, { maxLength: 8 })])('is what the nearest rule says', (one, rules) => {
    expect(bufferOf(one, rules)).toBe(byCircles(one, rules));
  });

  it('is nothing where the nearest rule says nothing', () => {
    const all = { variantId: null, categoryId: null, quantity: 5000 };
    const none = { variantId: 7, categoryId: null, quantity: 0 };
    expect(bufferOf({ variantId: 7, categories: [] }, [all, none])).toBe(0);
    expect(bufferOf({ variantId: 8, categories: [] }, [none, all])).toBe(5000);
  });
});
