import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { changedElsewhere, isOldLevel, nextTally, worthOf, type Tally } from '#domain/stock/tally.ts';

const MINUTE = 60_000;
const at = (expected: number, movementSeq = 1) => ({ expected, knownAt: 1, movementSeq });

/** What happens to one shelf while it is counted: pieces move, or it is counted whole. */
const events = fc.array(fc.option(fc.integer({ min: -3, max: 3 }), { nil: null }), { maxLength: 20 });

describe('a tally', () => {
  test.prop([fc.integer({ min: 0, max: 50 }), fc.integer({ min: -20, max: 20 }), events])(
    'says by how much the books are wrong, whatever moved before and after',
    (shelf, error, all) => {
      let [truth, books, seq] = [shelf, shelf - error, 0];
      let tally: Tally | null = null;
      for (const moved of [...all, null, ...all]) {
        if (moved === null) {
          tally = nextTally(tally, { mode: 'set', quantity: truth }, at(books, seq));
        } else {
          [truth, books, seq] = [truth + moved, books + moved, seq + 1];
        }
      }
      expect(books + (tally?.difference ?? 0)).toBe(truth);
    },
  );

  it('adds what is found on several shelves and measures the sum by what is expected at the last', () => {
    const first = nextTally(null, { mode: 'add', quantity: 3000 }, at(10_000));
    const both = nextTally(first, { mode: 'add', quantity: 5000 }, at(9000, 4));
    expect(both).toMatchObject({ counted: 8000, difference: -1000, firstMovementSeq: 1, movementSeq: 4 });
  });

  it('begins anew when somebody says how many there are in all', () => {
    const first = nextTally(null, { mode: 'add', quantity: 3000 }, at(10_000));
    const anew = nextTally(first, { mode: 'set', quantity: 7000 }, at(9000, 4));
    expect(anew).toMatchObject({ counted: 7000, difference: -2000, firstMovementSeq: 4, movementSeq: 4 });
  });
});

describe('what others changed since an entry', () => {
  test.prop([
    fc.integer(),
    fc.array(fc.integer({ min: -9, max: 9 })),
    fc.array(fc.integer({ min: -9, max: 9 })),
  ])('is what this till did not move itself', (expected, own, others) => {
    const sum = (all: readonly number[]): number => all.reduce((one, two) => one + two, 0);
    const now = expected + sum(own) + sum(others);
    expect(changedElsewhere(now, expected, sum(own))).toBe(sum(others));
  });
});

it('trusts a level that was known a quarter of an hour before, not longer', () => {
  expect(isOldLevel(0, 15 * MINUTE)).toBe(false);
  expect(isOldLevel(0, 15 * MINUTE + 1)).toBe(true);
  expect(isOldLevel(5, 0)).toBe(false);
  expect(isOldLevel(null, 99 * MINUTE)).toBe(false);
});

it('values a difference at the price of a unit', () => {
  expect(worthOf(-3000, 1299)).toBe(-3897);
  expect(worthOf(350, 1000)).toBe(350);
  expect(worthOf(1, 500)).toBe(1);
  expect(worthOf(-1, 499)).toBe(0);
});
