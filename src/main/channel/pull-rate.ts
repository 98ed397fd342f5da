/** How far a pull was at an instant (ms). */
export interface Reached {
  readonly at: number;
  readonly done: number;
}

/** The rate is that of the last seconds, and of so many at least: else it is a guess. */
const WINDOW_MS = 15_000;
const LEAST_MS = 1500;

/** What of the samples, oldest first, still tells the rate: one before the window, and all in it. */
export function withReached(samples: readonly Reached[], next: Reached): readonly Reached[] {
  const last = samples.at(-1);
  if (last !== undefined && (next.done < last.done || next.at < last.at)) return [next];
  const inWindow = samples.filter((sample) => sample.at >= next.at - WINDOW_MS);
  const before = samples.findLast((sample) => sample.at < next.at - WINDOW_MS);
  return [...(before === undefined ? [] : [before]), ...inWindow, next];
}

/** Items a second over the samples, and the milliseconds left to `total` at that rate; null where nobody can say. */
export function pullRate(
  samples: readonly Reached[],
  total: number | null,
): { readonly rate: number | null; readonly leftMs: number | null } {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.at - first.at < LEAST_MS) {
    return { rate: null, leftMs: null };
  }
  const rate = ((last.done - first.done) * 1000) / (last.at - first.at);
  if (rate <= 0 || total === null || total < last.done) return { rate, leftMs: null };
  return { rate, leftMs: Math.round(((total - last.done) * 1000) / rate) };
}
