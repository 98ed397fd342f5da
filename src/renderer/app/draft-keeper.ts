import type { Basket } from '#domain/sale/basket.ts';

/** Keeps the open basket in the till's database, so that a crash loses nothing. */
export interface DraftKeeper {
  /** Keeps it soon; of several in a row only the last one is written. */
  readonly keep: (basket: Basket) => void;
  /** Keeps now what is still to be kept; resolves when it is. */
  readonly flush: () => Promise<void>;
}

/** Several quick scans make one write; short enough that no more than the last touch could be lost. */
const PAUSE = 120;

/** `save` writes; `onState` hears whether the last write went well. */
export function createDraftKeeper(
  save: (basket: Basket) => Promise<unknown>,
  onState: (isKept: boolean) => void,
): DraftKeeper {
  let waiting: Basket | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = async (basket: Basket): Promise<void> => {
    try {
      await save(basket);
      onState(true);
    } catch {
      onState(false);
    }
  };
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const basket = waiting;
    waiting = null;
    if (basket !== null) writing = writing.then(() => write(basket));
    return writing;
  };
  return {
    keep: (basket) => {
      waiting = basket;
      timer ??= setTimeout(() => void flush(), PAUSE);
    },
    flush,
  };
}
