import type { Basket } from '#domain/sale/basket.ts';

/** Keeps the open baskets in the till's database, so that a crash loses nothing. */
export interface DraftKeeper {
  /** Keeps it soon, as the one in front; of several in a row only the last of each basket is written. */
  readonly keep: (basket: Basket) => void;
  /** Keeps now what is still to be kept; resolves when it is. */
  readonly flush: () => Promise<void>;
  /** Keeps no more of a basket; resolves when nothing of it is being written. */
  readonly drop: (basketId: string) => Promise<void>;
}

/** Several quick scans make one write; short enough that no more than the last touch could be lost. */
const PAUSE = 120;

/** `save` writes; `onState` hears whether the last write went well. */
export function createDraftKeeper(
  save: (basket: Basket) => Promise<unknown>,
  onState: (isKept: boolean) => void,
): DraftKeeper {
  const waiting = new Map<string, Basket>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = async (baskets: readonly Basket[]): Promise<void> => {
    for (const basket of baskets) {
      try {
        await save(basket);
      } catch {
        // Tried again with the next change, unless that has a newer one.
        if (!waiting.has(basket.id)) waiting.set(basket.id, basket);
      }
    }
    onState(baskets.every((basket) => waiting.get(basket.id) !== basket));
  };
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const baskets = [...waiting.values()];
    waiting.clear();
    if (baskets.length > 0) writing = writing.then(() => write(baskets));
    return writing;
  };
  return {
    keep: (basket) => {
      // Anew at the end: what is written last is the one in front.
      waiting.delete(basket.id);
      waiting.set(basket.id, basket);
      timer ??= setTimeout(() => void flush(), PAUSE);
    },
    flush,
    drop: (basketId) => {
      waiting.delete(basketId);
      return flush();
    },
  };
}
