/** How much an address may ask for. */
export interface BucketSize {
  /** At once. */
  readonly burst: number;
  /** In the long run. */
  readonly perSecond: number;
}

/** Gives out what each address may have; false when its share is used up for the moment. */
export type TokenBucket = (address: string) => boolean;

/** So many addresses are remembered; a shop's network has fewer. */
const MOST_ADDRESSES = 1000;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Full buckets that fill up again; `now` in milliseconds on any clock. */
export function createTokenBucket({ burst, perSecond }: BucketSize, now: () => number): TokenBucket {
  const buckets = new Map<string, Bucket>();
  return (address) => {
    const at = now();
    const last = buckets.get(address) ?? { left: burst, at };
    const left = Math.min(burst, last.left + (Math.max(0, at - last.at) * perSecond) / 1000);
    const isGiven = left >= 1;
    // The address that was heard of longest ago makes room.
    buckets.delete(address);
    const [oldest] = buckets.keys();
    if (buckets.size >= MOST_ADDRESSES && oldest !== undefined) buckets.delete(oldest);
    buckets.set(address, { left: isGiven ? left - 1 : left, at });
    return isGiven;
  };
}
