/** A touch that no event of the browser stands for, such as a code held before the camera. */
const OTHER = 'countertop-touch';

/** What says that somebody is there. */
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', OTHER] as const;

/** Hears whenever somebody touched anything, until the returned function is called. */
export function watchTouches(onTouch: () => void): () => void {
  for (const sign of SIGNS) window.addEventListener(sign, onTouch, { capture: true, passive: true });
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, onTouch, { capture: true });
  };
}

/** Says that somebody is there who touched nothing. */
export function noteTouch(): void {
  window.dispatchEvent(new Event(OTHER));
}
