import { useEffect } from 'react';

const MINUTE = 60_000;

/** What says that somebody is there. */
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Locks after so many minutes in which nobody touched anything; 0 never. */
export function useIdleLock(minutes: number, lock: () => Promise<void>): void {
  useEffect(() => {
    if (minutes === 0) return;
    const limit = minutes * MINUTE;
    let last = Date.now();
    let timer: ReturnType<typeof setTimeout>;
    const watch = (): void => {
      const left = last + limit - Date.now();
      if (left > 0) timer = setTimeout(watch, left);
      else void lock().catch(() => undefined);
    };
    const onSign = (): void => {
      last = Date.now();
    };
    for (const sign of SIGNS) window.addEventListener(sign, onSign, { capture: true, passive: true });
    watch();
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, onSign, { capture: true });
    };
  }, [minutes, lock]);
}
