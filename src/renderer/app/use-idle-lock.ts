import { useEffect } from 'react';
import { watchTouches } from './touches.ts';

const MINUTE = 60_000;

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
    const stop = watchTouches(() => {
      last = Date.now();
    });
    watch();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [minutes, lock]);
}
