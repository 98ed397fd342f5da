import type { RasterCell, RasterLine } from '#contract/raster.ts';
import { toBits } from './ink.ts';

/** Letters of the printer are 24 dots high, from the top of the highest to the bottom of the lowest. */
const SIZE = 24;

/** Where letters stand, as a part of the line's height: what hangs below needs less room than what towers above. */
const BASELINE = 0.72;

/** What the PC has for the world's scripts; each system falls back by itself for what is not here. */
const FONTS = "'Noto Sans', 'Segoe UI', 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif";

/** Draws lines as black dots, a text of base64 a line. */
export function drawLines(lines: readonly RasterLine[]): string[] {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this PC draws nothing');
  return lines.map((line) => {
    canvas.width = line.width;
    canvas.height = line.height;
    for (const cell of line.cells) drawCell(context, line, cell);
    return base64(toBits(context.getImageData(0, 0, line.width, line.height)));
  });
}

/** Each cell by itself: no way of writing reaches into another, and nothing is drawn outside its place. */
function drawCell(context: CanvasRenderingContext2D, line: RasterLine, cell: RasterCell): void {
  const { stretch, height } = line;
  context.save();
  context.beginPath();
  context.rect(cell.from, 0, cell.width, height);
  context.clip();
  context.scale(stretch.x, stretch.y);
  context.font = `${line.isBold ? 700 : 500} ${SIZE}px ${FONTS}`;
  context.direction = cell.direction;
  context.textAlign = cell.align;
  context.fillText(
    cell.text,
    anchor(cell) / stretch.x,
    (height * BASELINE) / stretch.y,
    cell.width / stretch.x,
  );
  context.restore();
}

function anchor({ align, from, width }: RasterCell): number {
  return { left: from, center: from + width / 2, right: from + width }[align];
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
