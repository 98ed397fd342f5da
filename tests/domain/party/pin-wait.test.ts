import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { charge, waitAfter, waitLeft, type PinState } from '#domain/party/pin-wait.ts';

const NOW = Date.UTC(2026, 2, 14, 10);
const none: PinState = { failures: 0, lockedUntil: 0 };

/** The state after so many attempts that were made as soon as they could. */
function after(attempts: number): PinState {
  return Array.from({ length: attempts }).reduce<PinState>((state) => charge(state, NOW), none);
}

describe('waiting after wrong PINs', () => {
  test.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 5],
    [4, 15],
    [5, 60],
    [6, 300],
    [7, 900],
    [8, 900],
    [1000, 900],
  ])('%i in a row cost %i s', (failures, seconds) => {
    expect(waitAfter(failures)).toBe(seconds * 1000);
  });

  test('an attempt is charged before it is looked at', () => {
    expect(after(2)).toEqual({ failures: 2, lockedUntil: NOW });
    expect(after(3)).toEqual({ failures: 3, lockedUntil: NOW + 5000 });
    expect(waitLeft(after(3), NOW)).toBe(5000);
    expect(waitLeft(after(3), NOW + 4999)).toBe(1);
    expect(waitLeft(after(3), NOW + 5000)).toBe(0);
  });

  property.prop([fc.nat({ max: 20 }), fc.integer({ min: -1e12, max: 1e12 })])(
    'a clock that was put wrong never makes the wait longer than it costs',
    (attempts, shift) => {
      const wait = waitLeft(after(attempts), NOW + shift);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(waitAfter(attempts));
    },
  );

  property.prop([fc.nat({ max: 30 })])('more wrong PINs never cost less', (failures) => {
    expect(waitAfter(failures + 1)).toBeGreaterThanOrEqual(waitAfter(failures));
  });
});
