import { useSyncExternalStore } from 'react';

const SECOND = 1000;

/** Often enough that no shown second is skipped. */
const TICK = 250;

/** Whole seconds until an instant (ms UTC), counted down as they pass; 0 once it is over. */
export function useWait(until: number): number {
  return useSyncExternalStore(subscribe, () => Math.max(0, Math.ceil((until - Date.now()) / SECOND)));
}

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, TICK);
  return () => clearInterval(timer);
}
