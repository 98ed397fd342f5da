import type { RasterLine } from '#contract/raster.ts';

/** A picture of black dots: rows from the top, eight dots a byte, the leftmost highest, 1 is black. */
export interface Bitmap {
  readonly widthBytes: number;
  readonly rows: number;
  readonly bits: Uint8Array;
}

/** Draws what a printer has no glyphs for. */
export interface LineRaster {
  /** One bitmap a line, each of its line's size. Rejects when it cannot draw, and soon: a receipt waits for it. */
  readonly raster: (lines: readonly RasterLine[]) => Promise<readonly Bitmap[]>;
}
