import type { RasterLine } from '#contract/raster.ts';
import type { DrawnLine } from '#domain/receipt/layout.ts';
import type { Bitmap } from '../line-raster.ts';
import { CHARACTER_DOTS, headDots, type EscPosProfile } from './profile.ts';

const GS = 0x1d;

/** Some printers take no higher picture at once. */
const SLICE_ROWS = 256;

/** Dots from line to line: a little more than between lines of text, for scripts with marks above and below. */
const LINE_DOTS = 36;

/** A line of the layout in dots, its columns where the printer's own letters have theirs. */
export function toRasterLine({ cells, style }: DrawnLine, profile: EscPosProfile): RasterLine {
  const isLarge = style === 'large';
  const y = isLarge || style === 'tall' ? 2 : 1;
  const column = CHARACTER_DOTS * (isLarge ? 2 : 1);
  return {
    width: headDots(profile),
    height: LINE_DOTS * y,
    stretch: { x: isLarge ? 2 : 1, y },
    isBold: style !== 'normal',
    cells: cells.map(({ text, from, columns, align, direction }) => ({
      text,
      from: from * column,
      width: columns * column,
      align,
      direction,
    })),
  };
}

/** A picture as GS v 0, in slices one right below the other. */
export function rasterBytes({ widthBytes, rows, bits }: Bitmap): Buffer {
  const slices: Uint8Array[] = [];
  for (let row = 0; row < rows; row += SLICE_ROWS) {
    const height = Math.min(SLICE_ROWS, rows - row);
    const size = [widthBytes & 0xff, widthBytes >> 8, height & 0xff, height >> 8];
    slices.push(
      Uint8Array.from([GS, 0x76, 0x30, 0, ...size]),
      bits.subarray(row * widthBytes, (row + height) * widthBytes),
    );
  }
  return Buffer.concat(slices);
}
