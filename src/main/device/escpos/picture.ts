import { PNG } from 'pngjs';
import type { Bitmap } from '../line-raster.ts';
import { rasterBytes } from './drawing.ts';

const PREFIX = 'data:image/png;base64,';

/** A width and a height in dots; no logo is higher than so many. */
const MAX_HEIGHT = 800;

/** Darker than this on white paper is black. */
const HALF = 128;

/**
 * A PNG (as a data URL, at most `maxDots` wide) as a black and white raster image, GS v 0. Nothing for what is no PNG
 * or too large: a receipt is printed with its logo or without.
 */
export function pictureBytes(dataUrl: string, maxDots: number): Buffer {
  const file = Buffer.from(dataUrl.startsWith(PREFIX) ? dataUrl.slice(PREFIX.length) : '', 'base64');
  if (!isPrintable(file, maxDots)) return Buffer.alloc(0);
  try {
    return rasterBytes(toBitmap(PNG.sync.read(file)));
  } catch {
    return Buffer.alloc(0);
  }
}

/** Asks the header alone, so that a small file of a huge picture is never unpacked. */
function isPrintable(file: Buffer, maxDots: number): boolean {
  if (file.length < 24) return false;
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  return width >= 1 && width <= maxDots && height >= 1 && height <= MAX_HEIGHT;
}

function toBitmap({ width, height, data }: PNG): Bitmap {
  const widthBytes = Math.ceil(width / 8);
  const bits = Buffer.alloc(widthBytes * height);
  for (let dot = 0; dot < width * height; dot += 1) {
    if (!isBlack(data, dot * 4)) continue;
    const x = dot % width;
    const at = Math.floor(dot / width) * widthBytes + (x >> 3);
    bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
  }
  return { widthBytes, rows: height, bits };
}

/** By the brightness that people see (ITU-R BT.709), on white where the picture is transparent. */
function isBlack(rgba: Buffer, at: number): boolean {
  const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(at, at + 4);
  const brightness = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (brightness * alpha) / 255 + (255 - alpha) < HALF;
}
