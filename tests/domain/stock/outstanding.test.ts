import { expect, it } from 'vitest';
import { isComplete, outstanding } from '#domain/stock/outstanding.ts';

it('expects what has not come, and nothing where more came', () => {
  expect(outstanding({ quantity: 5000, came: 2000 })).toBe(3000);
  expect(outstanding({ quantity: 5000, came: 7000 })).toBe(0);
  expect(isComplete([{ quantity: 5000, came: 7000 }])).toBe(true);
  expect(
    isComplete([
      { quantity: 5000, came: 7000 },
      { quantity: 1000, came: 0 },
    ]),
  ).toBe(false);
});
