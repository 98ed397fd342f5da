import { z } from 'zod';

/** A text at its place in a line, in dots. The place is the text's own: nothing of it is drawn outside. */
export interface RasterCell {
  readonly text: string;
  readonly from: number;
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  readonly direction: 'ltr' | 'rtl';
}

/** A line to be drawn, in dots; its width is a multiple of 8. */
export interface RasterLine {
  readonly width: number;
  readonly height: number;
  /** How many times its normal size the writing is. */
  readonly stretch: { readonly x: 1 | 2; readonly y: 1 | 2 };
  readonly isBold: boolean;
  readonly cells: readonly RasterCell[];
}

/** What comes back, a text a line: rows from the top, eight dots a byte, the leftmost highest, 1 is black; in base64. */
export const rasterBitsSchema = z.array(z.base64());
