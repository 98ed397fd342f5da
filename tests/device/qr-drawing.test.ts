import bwip from 'bwip-js/node';
import { expect, test } from 'vitest';
import { drawQr } from '#main/device/qr-drawing.ts';

/** The dark modules as the library's own matrix has them, row by row from the top. */
function matrixOf(payload: string): readonly number[] {
  const [symbol] = bwip.raw({ bcid: 'qrcode', text: payload });
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('no matrix');
  return symbol.pixs;
}

/** Whether the middle of a module lies inside the outlines, by the even-odd rule. */
function isDark(path: string, column: number, row: number): boolean {
  const rings = path.split('Z').filter((ring) => ring !== '');
  let isInside = false;
  for (const ring of rings) {
    const points = ring
      .slice(1)
      .split('L')
      .map((point) => point.split(' ').map(Number));
    for (const [at, [x1 = 0, y1 = 0]] of points.entries()) {
      const [x2 = 0, y2 = 0] = points[(at + 1) % points.length] ?? [];
      const y = row + 0.5;
      if (y1 > y === y2 > y) continue;
      if (column + 0.5 < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) isInside = !isInside;
    }
  }
  return isInside;
}

test.each(['0193a5c8-7d10-7c4e-9b1a-2f6d1c0e8a55', 'GIFT-7QK2', 'A'])('draws %s as it is', (payload) => {
  const { size, path } = drawQr(payload);
  const matrix = matrixOf(payload);
  expect(size * size).toBe(matrix.length);
  const drawn = matrix.map((_, at) => (isDark(path, at % size, Math.floor(at / size)) ? 1 : 0));
  expect(drawn).toEqual(matrix);
});

test('draws a sale in the size that the printer gives it', () => {
  expect(drawQr('0193a5c8-7d10-7c4e-9b1a-2f6d1c0e8a55').size).toBe(29);
});
