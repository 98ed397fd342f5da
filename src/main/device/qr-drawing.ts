import { qrcode } from 'bwip-js/generic';
import { createCodeTracer } from '#domain/receipt/code-tracer.ts';
import type { CodeDrawing } from '#domain/receipt/document.ts';

/** A QR code of the size and error correction (M) that the printer gives it, as a picture for screen and file. */
export function drawQr(payload: string): CodeDrawing {
  return qrcode({ bcid: 'qrcode', text: payload, scale: 1 }, createCodeTracer());
}
