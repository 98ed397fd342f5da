import type { CodeDrawing } from './document.ts';

/** The library that draws matrix codes uses so many units a module. */
const MODULE = 2;

/** What that library asks of a canvas: a QR code has polygons and nothing else. */
interface CodeTracer {
  readonly scale: (x: number, y: number) => [number, number];
  readonly init: (width: number) => void;
  readonly polygon: (points: readonly (readonly [number, number])[]) => void;
  readonly end: () => CodeDrawing;
  readonly fill: () => void;
  readonly line: () => void;
  readonly hexagon: () => void;
  readonly ellipse: () => void;
  readonly text: () => void;
  readonly measure: () => { readonly width: number; readonly ascent: number; readonly descent: number };
}

/** A canvas that keeps the outlines of a QR code, in modules. */
export function createCodeTracer(): CodeTracer {
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
