/** How long to wait after the third wrong PIN in a row, the fourth and so on, in milliseconds; the last one stays. */
const WAITS = [5_000, 15_000, 60_000, 300_000, 900_000] as const;

/** So many wrong PINs in a row cost nothing: fingers slip. */
const FREE = 2;

/** How long nobody may try again after so many wrong PINs in a row, in milliseconds. */
export function waitAfter(failures: number): number {
  if (failures <= FREE) return 0;
  return WAITS[failures - FREE - 1] ?? WAITS[WAITS.length - 1] ?? 0;
}

/** What is kept of a person's wrong PINs. */
export interface PinState {
  /** In a row. */
  readonly failures: number;
  /** No PIN is looked at before this instant (ms UTC). */
  readonly lockedUntil: number;
}

/**
 * Milliseconds that a person still has to wait at an instant (ms UTC); 0 when they may try. Never more than their
 * failures cost, so that a clock that was put back keeps nobody out for longer.
 */
export function waitLeft({ failures, lockedUntil }: PinState, now: number): number {
  return Math.min(Math.max(0, lockedUntil - now), waitAfter(failures));
}

/** What is kept once another attempt is on its way: it counts as wrong until it has proved right. */
export function charge({ failures }: PinState, now: number): PinState {
  const next = failures + 1;
  return { failures: next, lockedUntil: now + waitAfter(next) };
}
