import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { shownStock } from '#domain/stock/shown-stock.ts';

const quantities = fc.integer({ min: -1_000_000, max: 1_000_000 });
const levels = fc.record({ onHand: quantities, allocated: quantities, knownAt: fc.nat() });

describe('shownStock', () => {
  test('says nothing where the store never said anything', () => {
    expect(shownStock({ level: null, unseen: -3000, unseenHeld: 0 })).toBeNull();
  });

  test('is the last level less what was sold since, and says when that level was known', () => {
    const level = { onHand: 10_000, allocated: 2000, knownAt: 1_700_000_000_000 };
    expect(shownStock({ level, unseen: -3000, unseenHeld: 0 })).toEqual({
      here: 7000,
      held: 2000,
      knownAt: 1_700_000_000_000,
    });
  });

  const moves = fc.record({ quantity: quantities, held: quantities });

  test.prop([levels, fc.array(moves)])(
    'stays the same when the store takes over a movement',
    (level, all) => {
      const [first = { quantity: 0, held: 0 }, ...others] = all;
      const told = {
        ...level,
        onHand: level.onHand + first.quantity,
        allocated: level.allocated + first.held,
      };
      expect(shownStock({ level: told, ...sumOf(others) })).toEqual(
        shownStock({ level, ...sumOf([first, ...others]) }),
      );
    },
  );

  test.prop([levels, quantities])(
    'goes below zero when more was sold than the store knew of',
    (level, sold) => {
      expect(shownStock({ level, unseen: sold, unseenHeld: 0 })?.here).toBe(level.onHand + sold);
    },
  );
});

function sumOf(moves: readonly { readonly quantity: number; readonly held: number }[]): {
  unseen: number;
  unseenHeld: number;
} {
  return moves.reduce(
    ({ unseen, unseenHeld }, { quantity, held }) => ({
      unseen: unseen + quantity,
      unseenHeld: unseenHeld + held,
    }),
    { unseen: 0, unseenHeld: 0 },
  );
}
