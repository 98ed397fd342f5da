/** How long to wait between tries, in milliseconds. */
export interface Backoff {
  readonly firstMs: number;
  readonly capMs: number;
}

/**
 * The wait after try `attempt` (from 1): doubled each time up to the cap, between half and whole of that by
 * chance, so that tills that lost the same store don't come back at the same instant. `random` gives 0 to 1.
 */
export function backoffMs(attempt: number, { firstMs, capMs }: Backoff, random: () => number): number {
  const whole = Math.min(capMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(whole * (0.5 + random() / 2));
}
