import { useCallback, useSyncExternalStore } from 'react';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The time to the minute (ms UTC), moved once a minute. `ahead`: how far the till's clock is before this screen's, ms. */
export function useMinute(ahead = 0): number {
  const read = useCallback(() => Math.floor((Date.now() + ahead) / MINUTE) * MINUTE, [ahead]);
  return useSyncExternalStore(subscribe, read);
}

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, SECOND);
  return () => clearInterval(timer);
}
