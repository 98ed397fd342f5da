import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { shownStock } from '#domain/stock/shown-stock.ts';

const quantities = fc.integer({ min: -1_000_000, max: 1_000_000 });
const levels = fc.record({ onHand: quantities, allocated: quantities, knownAt: fc.nat() });

describe('shownStock', () => {
  test('says nothing where the store never said anything', () => {
    expect(shownStock({ level: null, unseen: -3000 })).toBeNull();
  });

  test('is the last level less what was sold since, and says when that level was known', () => {
    const level = { onHand: 10_000, allocated: 2000, knownAt: 1_700_000_000_000 };
    expect(shownStock({ level, unseen: -3000 })).toEqual({
      here: 7000,
      held: 2000,
      knownAt: 1_700_000_000_000,
    });
  });

  test.prop([levels, fc.array(quantities)])(
    'stays the same when the store takes over a movement',
    (level, movements) => {
      const [first = 0, ...others] = movements;
      const unseen = others.reduce((all, quantity) => all + quantity, 0);
      const told = { ...level, onHand: level.onHand + first };
      expect(shownStock({ level: told, unseen })).toEqual(shownStock({ level, unseen: unseen + first }));
    },
  );

  test.prop([levels, quantities])(
    'goes below zero when more was sold than the store knew of',
    (level, sold) => {
      expect(shownStock({ level, unseen: sold })?.here).toBe(level.onHand + sold);
    },
  );
});
