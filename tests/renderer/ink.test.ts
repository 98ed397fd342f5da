// How a drawn line becomes black dots.
import { expect, test } from 'vitest';
import { toBits } from '#renderer/paper/ink.ts';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** So many dots of each colour, in rows of 16. */
function dots(...colours: readonly Colour[]): Uint8Array {
  const data = new Uint8ClampedArray(
    colours.flatMap((colour) => Array.from({ length: 64 }, () => colour)).flat(2),
  );
  return toBits({ width: 16, height: data.length / 64, data });
}

const black = (bits: Uint8Array): number =>
  [...bits].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

test('black is black, white and nothing are white', () => {
  expect(black(dots([0, 0, 0, 255]))).toBe(64);
  expect(black(dots([255, 255, 255, 255], [0, 0, 0, 0]))).toBe(0);
});

test('the leftmost dot is the highest bit', () => {
  const data = new Uint8ClampedArray(16 * 4);
  data.set([0, 0, 0, 255], 0);
  data.set([0, 0, 0, 255], 9 * 4);
  expect([...toBits({ width: 16, height: 1, data })]).toEqual([0x80, 0x40]);
});

test('the soft edge of a letter is black or white, never a pattern', () => {
  expect(black(dots([0, 0, 0, 120]))).toBe(64);
  expect(black(dots([0, 0, 0, 60]))).toBe(0);
});

test('a bright colour is a light pattern, a dark one a dense pattern', () => {
  const yellow = black(dots([255, 220, 60, 255]));
  const red = black(dots([200, 30, 30, 255]));
  expect(yellow).toBeGreaterThan(0);
  expect(yellow).toBeLessThan(24);
  expect(red).toBeGreaterThan(40);
  expect(red).toBeLessThan(64);
});
