/** Gathers what comes in quick succession and hands it on at most once in `ms`: at once, then what came meanwhile. */
export interface Gatherer<T> {
  add(item: T): void;
  /** Hands on what is left, now. */
  flush(): void;
}

/** A gatherer that hands on to `onBatch`. */
export function createGatherer<T>(ms: number, onBatch: (items: readonly T[]) => void): Gatherer<T> {
  let items: T[] = [];
  let timer: NodeJS.Timeout | null = null;
  const hand = (): void => {
    const batch = items;
    items = [];
    if (batch.length > 0) onBatch(batch);
  };
  const start = (): void => {
    timer = setTimeout(() => {
      timer = null;
      if (items.length === 0) return;
      start();
      hand();
    }, ms);
    timer.unref();
  };
  return {
    add: (item) => {
      items.push(item);
      if (timer !== null) return;
      start();
      hand();
    },
    flush: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      hand();
    },
  };
}
