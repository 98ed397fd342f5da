import { useCallback, useSyncExternalStore } from 'react';
import { useWords, type Words } from './words.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Ages are told anew this often (ms): what moves more often only takes the eye. */
const TICK = 5 * SECOND;

/** How long ago instants (ms UTC) are, in words that grow older as it passes. */
export function useAges(): (at: number) => string {
  const words = useWords();
  const now = useSyncExternalStore(subscribe, () => Math.floor(Date.now() / TICK) * TICK);
  return useCallback((at) => ageWords(Math.max(0, now - at), words), [now, words]);
}

function ageWords(ms: number, words: Words): string {
  if (ms < TICK) return words('age.now');
  if (ms < MINUTE) return words('age.seconds', { count: Math.floor(ms / SECOND) });
  if (ms < HOUR) return words('age.minutes', { count: Math.floor(ms / MINUTE) });
  if (ms < DAY) return words('age.hours', { count: Math.floor(ms / HOUR) });
  return words('age.days', { count: Math.floor(ms / DAY) });
}

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, SECOND);
  return () => clearInterval(timer);
}
