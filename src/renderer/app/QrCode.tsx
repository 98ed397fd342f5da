import type { ReactElement } from 'react';
import type { CodeDrawing } from '#domain/receipt/document.ts';

/** Modules of white that a reader needs around the code (ISO/IEC 18004). */
const QUIET = 4;

interface Props {
  readonly drawing: CodeDrawing;
  readonly label: string;
}

/** A QR code, black on white whatever the screen's colours are. */
export function QrCode({ drawing: { size, path }, label }: Props): ReactElement {
  const side = size + 2 * QUIET;
  return (
    <svg viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} role="img" aria-label={label}>
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" fillRule="evenodd" />
    </svg>
  );
}
