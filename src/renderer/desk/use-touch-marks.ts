import { useEffect } from 'react';
import { watchTouches } from '#renderer/app/touches.ts';
import { useLine } from './line.tsx';

/** How often the till is told that somebody is there, in milliseconds. */
const PACE = 5_000;

/** Tells the till when somebody touched this device: what the page asks by itself keeps nobody signed in. */
export function useTouchMarks(): void {
  const line = useLine();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isTouchedAgain = false;
    const mark = (): void => {
      line.touched();
      isTouchedAgain = false;
      timer = setTimeout(() => {
        timer = null;
        if (isTouchedAgain) mark();
      }, PACE);
    };
    const stop = watchTouches(() => {
      if (timer === null) mark();
      else isTouchedAgain = true;
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [line]);
}
