import { qrcode, type DrawingContext } from 'bwip-js/generic';
import type { CodeDrawing } from '#domain/receipt/document.ts';

/** bwip-js draws matrix codes with so many units a module. */
const MODULE = 2;

/** A QR code of the size and error correction (M) that the printer gives it, as a picture for screen and file. */
export function drawQr(payload: string): CodeDrawing {
  return qrcode({ bcid: 'qrcode', text: payload, scale: 1 }, createTracer());
}

/** Keeps the outlines; a QR code has nothing else. */
function createTracer(): DrawingContext<CodeDrawing> {
  let size = 0;
  let path = '';
  return {
    scale: (x, y) => [x, y],
    init: (width) => void (size = width / MODULE),
    polygon: (points) => {
      path += `M${points.map(([x, y]) => `${x / MODULE} ${y / MODULE}`).join('L')}Z`;
    },
    end: () => ({ size, path }),
    fill: () => undefined,
    line: () => undefined,
    hexagon: () => undefined,
    ellipse: () => undefined,
    text: () => undefined,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
  };
}
