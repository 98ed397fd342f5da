import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { pictureBytes } from '#main/device/escpos/picture.ts';
import { interpret } from '#tests/support/printer/interpreter.ts';
import { dotsOf, eventsOf } from '#tests/support/printer/printout.ts';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const BLACK: Colour = [0, 0, 0, 255];
const WHITE: Colour = [255, 255, 255, 255];

function pngOf(width: number, height: number, colourAt: (x: number, y: number) => Colour): string {
  const png = new PNG({ width, height });
  for (let dot = 0; dot < width * height; dot += 1) {
    png.data.set(colourAt(dot % width, Math.floor(dot / width)), dot * 4);
  }
  return `data:image/png;base64,${PNG.sync.write(png).toString('base64')}`;
}

/** The printed dots, of all slices. */
function printed(bytes: Uint8Array): string[] {
  const printout = interpret(bytes);
  expect(printout.faults).toEqual([]);
  return eventsOf(printout, 'image').flatMap(dotsOf);
}

describe('a logo', () => {
  test('is printed dot for dot, its width filled up with white', () => {
    const png = pngOf(10, 3, (x, y) => (x === y || x === 9 ? BLACK : WHITE));
    expect(printed(pictureBytes(png, 576))).toEqual([
      '#........#......',
      '.#.......#......',
      '..#......#......',
    ]);
  });

  test('is black where it is darker than half, and white where nothing is', () => {
    const colours: Colour[] = [
      [0, 0, 0, 0],
      [0, 0, 0, 100],
      [0, 0, 0, 200],
      [100, 100, 100, 255],
      [200, 200, 200, 255],
      [255, 0, 0, 255],
      [0, 255, 0, 255],
      [0, 0, 255, 255],
    ];
    expect(
      printed(
        pictureBytes(
          pngOf(8, 1, (x) => colours[x] ?? WHITE),
          576,
        ),
      ),
    ).toEqual(['..##.#.#']);
  });

  test('of more rows than some printers take at once is printed in slices', () => {
    const bytes = pictureBytes(
      pngOf(8, 600, (x, y) => (y % 8 === x ? BLACK : WHITE)),
      576,
    );
    expect(eventsOf(interpret(bytes), 'image').map(({ rows }) => rows)).toEqual([256, 256, 88]);
    const dots = printed(bytes);
    expect(dots.every((row, y) => row === '#'.padStart((y % 8) + 1, '.').padEnd(8, '.'))).toBe(true);
    expect(dots).toHaveLength(600);
  });

  test('wider than the paper is made smaller to fit it', () => {
    const png = pngOf(16, 4, (x, y) => (x < 8 === y < 2 ? BLACK : WHITE));
    expect(printed(pictureBytes(png, 8))).toEqual(['####....', '....####']);
    const odd = pngOf(9, 9, (x) => (x < 3 ? BLACK : WHITE));
    expect(printed(pictureBytes(odd, 8))).toEqual(Array.from({ length: 8 }, () => '###.....'));
  });

  test.each([
    ['no picture', 'data:image/png;base64,AAAA'],
    ['no PNG at all', 'https://example.org/logo.png'],
    ['nothing', ''],
    ['a PNG cut short', pngOf(8, 8, () => BLACK).slice(0, 80)],
    ['one wider than any paper', pngOf(600, 1, () => BLACK)],
    ['one as high as a person', pngOf(1, 900, () => BLACK)],
  ])('that is %s leaves the receipt without it', (_, png) => {
    expect(pictureBytes(png, 576)).toHaveLength(0);
  });

  test('of a size that no memory holds is never unpacked', () => {
    const file = Buffer.from(pngOf(8, 8, () => BLACK).slice('data:image/png;base64,'.length), 'base64');
    file.writeUInt32BE(0x7fffffff, 16);
    file.writeUInt32BE(0x7fffffff, 20);
    expect(pictureBytes(`data:image/png;base64,${file.toString('base64')}`, 576)).toHaveLength(0);
  });
});
