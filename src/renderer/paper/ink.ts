/** A picture of red, green, blue and opacity, a byte each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** A grey edge of a letter is black from here on down: rather a little bold than broken. */
const EDGE = 160;

/** What differs so much between its colours is coloured, not the soft edge of something black. */
const COLOURED = 40;

/** Bayer's matrix of four by four: spreads the darkness of a colour over neighbouring dots. */
const SPREAD = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

/** Eight dots a byte, the leftmost highest, 1 is black; on white paper. The width is a multiple of 8. */
export function toBits(pixels: Pixels): Uint8Array {
  const { width, height } = pixels;
  const bits = new Uint8Array((width / 8) * height);
  for (let dot = 0; dot < width * height; dot += 1) {
    if (isBlack(pixels, dot)) bits[dot >> 3] = (bits[dot >> 3] ?? 0) | (0x80 >> (dot & 7));
  }
  return bits;
}

function isBlack({ data, width }: Pixels, dot: number): boolean {
  const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(dot * 4, dot * 4 + 4);
  if (alpha === 0) return false;
  const paper = 255 - alpha;
  const brightness = ((0.2126 * red + 0.7152 * green + 0.0722 * blue) * alpha) / 255 + paper;
  const colour = ((Math.max(red, green, blue) - Math.min(red, green, blue)) * alpha) / 255;
  return brightness < (colour > COLOURED ? threshold(dot % width, Math.floor(dot / width)) : EDGE);
}

function threshold(x: number, y: number): number {
  return ((SPREAD[(y & 3) * 4 + (x & 3)] ?? 0) + 0.5) * 16;
}
