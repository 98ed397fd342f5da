/** How much an address, or a device, may ask for. */
export interface BucketSize {
  /** At once. */
  readonly burst: number;
  /** In the long run. */
  readonly perSecond: number;
}

/** Gives out what each may have; false when its share is used up for the moment. */
export type TokenBucket = (whose: string) => boolean;

/** So many are remembered; a shop's network has fewer. */
const MOST = 1000;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Full buckets that fill up again; `now` in milliseconds on any clock. */
export function createTokenBucket({ burst, perSecond }: BucketSize, now: () => number): TokenBucket {
  const buckets = new Map<string, Bucket>();
  return (whose) => {
    const at = now();
    const last = buckets.get(whose) ?? { left: burst, at };
    const left = Math.min(burst, last.left + (Math.max(0, at - last.at) * perSecond) / 1000);
    const isGiven = left >= 1;
    // Who was heard of longest ago makes room.
    buckets.delete(whose);
    const [oldest] = buckets.keys();
    if (buckets.size >= MOST && oldest !== undefined) buckets.delete(oldest);
    buckets.set(whose, { left: isGiven ? left - 1 : left, at });
    return isGiven;
  };
}
