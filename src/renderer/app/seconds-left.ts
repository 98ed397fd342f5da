/** How far a long work was at a moment (ms on any clock). */
export interface ProgressSample {
  readonly part: string | null;
  readonly done: number;
  readonly at: number;
}

/** So long, in ms, a pace must have been seen before it is worth telling. */
const PACE_NEEDS = 2000;

/** Seconds that the rest takes at the pace between two samples; null while that is a guess. */
export function secondsLeft(start: ProgressSample, now: ProgressSample, total: number | null): number | null {
  const time = now.at - start.at;
  const work = now.done - start.done;
  if (total === null || time < PACE_NEEDS || work <= 0 || now.done >= total) return null;
  return ((total - now.done) * time) / work / 1000;
}
