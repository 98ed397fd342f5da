/**
 * Why a sleeper was woken; a later one in this list outranks an earlier one. `nudge`: something is to be sent. `news`: the
 * store has something new. `now`: somebody wants everything looked at.
 */
export type Ring = 'time' | 'nudge' | 'news' | 'now' | 'stop';

/** Something to sleep on until somebody rings or the time is over. */
export interface Bell {
  /** Wakes who sleeps, or the next one to sleep. */
  ring(ring: Exclude<Ring, 'time'>): void;
  /** Milliseconds; one sleeper at a time. */
  sleep(ms: number): Promise<Ring>;
}

const RANK: Readonly<Record<Ring, number>> = { time: 0, nudge: 1, news: 2, now: 3, stop: 4 };

/** A bell that nobody has rung. */
export function createBell(): Bell {
  let pending: Ring = 'time';
  let wake: (() => void) | null = null;
  return {
    ring: (ring) => {
      if (RANK[ring] > RANK[pending]) pending = ring;
      wake?.();
    },
    sleep: async (ms) => {
      if (pending === 'time')
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      wake = null;
      const ring = pending;
      pending = 'time';
      return ring;
    },
  };
}
