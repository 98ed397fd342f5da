import { qrcode } from 'bwip-js/generic';
import { createCodeTracer } from '#domain/receipt/code-tracer.ts';
import type { CodeDrawing } from '#domain/receipt/document.ts';

/** A QR code for what has no paper of its own, drawn as receipts draw theirs. */
export function drawQr(payload: string): CodeDrawing {
  return qrcode({ bcid: 'qrcode', text: payload, scale: 1 }, createCodeTracer());
}
