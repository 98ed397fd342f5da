import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { scale, sum } from '#domain/money/money.ts';
import { standingsOf, type Standing } from '#domain/sale/resold.ts';

interface World {
  readonly sold: Standing;
  readonly happened: readonly Standing[];
  /** Back by now, pieces. */
  readonly back: number;
  /** The refund that a void could take back now. */
  readonly last: Standing | null;
}

const PIECES = 7;

/** What the till gives back of a line for the pieces from `from` on: the parts add up to its total. */
const creditOf = (total: number, from: number, pieces: number): number =>
  scale(total, from + pieces, PIECES, 'half-up') - scale(total, from, PIECES, 'half-up');

function refund(world: World, pieces: number, id: string): { world: World; parts: Standing[] } {
  const { sold, happened, back } = world;
  const quantity = Math.min(pieces, PIECES - back) * 1000;
  const total = creditOf(sold.total, back, quantity / 1000);
  const parts = quantity === 0 ? [] : standingsOf(sold, happened, { quantity, total });
  if (quantity === 0) return { world: { ...world, last: null }, parts };
  const last = { saleId: id, position: 1, quantity: 0 - quantity, total: 0 - total };
  return { world: { sold, happened: [...happened, last], back: back + quantity / 1000, last }, parts };
}

function voidLast({ last, ...world }: World, id: string): World {
  if (last === null) return { ...world, last };
  const again = { ...last, saleId: id, quantity: 0 - last.quantity, total: 0 - last.total };
  return {
    ...world,
    happened: [...world.happened, again],
    back: world.back - again.quantity / 1000,
    last: null,
  };
}

describe('goods that are sold, taken back and sold again by a void', () => {
  test.prop([
    fc.nat(2000),
    fc.array(fc.option(fc.integer({ min: 1, max: PIECES }), { nil: null }), { maxLength: 20 }),
  ])('stand somewhere, once, at no more than was paid there', (total, steps) => {
    const sold = { saleId: 'sale', position: 1, quantity: PIECES * 1000, total };
    let world: World = { sold, happened: [], back: 0, last: null };
    const given = new Map<string, { quantity: number; total: number }>();
    steps.forEach((pieces, index) => {
      if (pieces === null) {
        world = voidLast(world, `void ${index}`);
        return;
      }
      const before = world;
      const refunded = refund(world, pieces, `refund ${index}`);
      ({ world } = refunded);
      expect(sum(refunded.parts.map((part) => part.quantity))).toBe((world.back - before.back) * 1000);
      expect(sum(refunded.parts.map((part) => part.total))).toBe(
        creditOf(total, before.back, world.back - before.back),
      );
      for (const part of refunded.parts) {
        const sofar = given.get(part.saleId) ?? { quantity: 0, total: 0 };
        given.set(part.saleId, { quantity: sofar.quantity + part.quantity, total: sofar.total + part.total });
      }
    });
    for (const place of [sold, ...world.happened.filter(({ quantity }) => quantity > 0)]) {
      const back = given.get(place.saleId) ?? { quantity: 0, total: 0 };
      expect(back.quantity).toBeLessThanOrEqual(place.quantity);
      expect(back.total).toBeLessThanOrEqual(place.total);
    }
  });
});
