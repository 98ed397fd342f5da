/** Runs work at most so many at a time; the rest waits its turn. */
export type Limit = <T>(work: () => Promise<T>) => Promise<T>;

/** A limit of `most` at a time. */
export function createLimit(most: number): Limit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
