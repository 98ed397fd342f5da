import { PNG } from 'pngjs';
import type { Bitmap } from '../line-raster.ts';
import { rasterBytes } from './drawing.ts';

const PREFIX = 'data:image/png;base64,';

/** No logo is wider (a full line of the widest paper) or higher than so many dots. */
const MAX_WIDTH = 576;
const MAX_HEIGHT = 800;

/** Darker than this on white paper is black. */
const HALF = 128;

/**
 * A PNG (as a data URL) as a black and white raster image, GS v 0, made smaller where it is wider than `maxDots`.
 * Nothing for what is no PNG or too large: a receipt is printed with its logo or without.
 */
export function pictureBytes(dataUrl: string, maxDots: number): Buffer {
  const file = Buffer.from(dataUrl.startsWith(PREFIX) ? dataUrl.slice(PREFIX.length) : '', 'base64');
  if (!isLogo(file)) return Buffer.alloc(0);
  try {
    return rasterBytes(toBitmap(PNG.sync.read(file), maxDots));
  } catch {
    return Buffer.alloc(0);
  }
}

/** Asks the header alone, so that a small file of a huge picture is never unpacked. */
function isLogo(file: Buffer): boolean {
  if (file.length < 24) return false;
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  return width >= 1 && width <= MAX_WIDTH && height >= 1 && height <= MAX_HEIGHT;
}

function toBitmap(png: PNG, maxDots: number): Bitmap {
  const step = Math.max(1, png.width / maxDots);
  const width = Math.floor(png.width / step);
  const rows = Math.max(1, Math.floor(png.height / step));
  const widthBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(widthBytes * rows);
  for (let dot = 0; dot < width * rows; dot += 1) {
    const x = dot % width;
    const y = Math.floor(dot / width);
    if (brightnessOf(png, { x: x * step, y: y * step, step }) >= HALF) continue;
    const at = y * widthBytes + (x >> 3);
    bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
  }
  return { widthBytes, rows, bits };
}

/** A square of the picture that becomes one dot. */
interface Square {
  readonly x: number;
  readonly y: number;
  readonly step: number;
}

/** What is seen of a square, from 0 to 255. */
function brightnessOf({ width, height, data }: PNG, { x, y, step }: Square): number {
  let sum = 0;
  let count = 0;
  for (let row = Math.floor(y); row < Math.min(height, y + step); row += 1) {
    for (let column = Math.floor(x); column < Math.min(width, x + step); column += 1) {
      sum += brightnessAt(data, (row * width + column) * 4);
      count += 1;
    }
  }
  return sum / count;
}

/** What people see of a point (ITU-R BT.709), on white where the picture is transparent. */
function brightnessAt(rgba: Uint8Array, at: number): number {
  const alpha = rgba[at + 3] ?? 0;
  const brightness = 0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0);
  return (brightness * alpha) / 255 + (255 - alpha);
}
