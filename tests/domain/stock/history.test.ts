import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { elsewhereBetween } from '#domain/stock/history.ts';

const step = fc.record({
  own: fc.integer({ min: -9, max: 9 }),
  others: fc.integer({ min: -9, max: 9 }),
});

describe('what others changed between two movements', () => {
  test.prop([fc.integer({ min: 0, max: 100 }), fc.array(step, { minLength: 1, maxLength: 12 })])(
    'is what the till did not move itself',
    (start, steps) => {
      let balance = start;
      const movements = steps.map(({ own, others }) => {
        balance += others + own;
        return { quantity: own, after: balance, others };
      });
      movements.slice(1).forEach((movement, index) => {
        expect(elsewhereBetween(movements[index] ?? null, movement)).toBe(movement.others);
      });
    },
  );

  it('is not known before the first, nor where a balance was not known', () => {
    expect(elsewhereBetween(null, { quantity: 1, after: 1 })).toBeNull();
    expect(elsewhereBetween({ quantity: 1, after: null }, { quantity: 1, after: 1 })).toBeNull();
    expect(elsewhereBetween({ quantity: 1, after: 1 }, { quantity: 1, after: null })).toBeNull();
  });
});
