import type { Message } from '#contract/index.ts';
import type { Reply } from '#contract/errors.ts';
import type { Touched } from '#contract/events.ts';

/** What preload offers the page: one way to ask, one way to hear that something changed. */
export interface Bridge {
  readonly invoke: (message: Message) => Promise<Reply>;
  /** Returns how to stop listening. */
  readonly subscribe: (listener: (touched: Touched) => void) => () => void;
}

declare global {
  interface Window {
    readonly countertop?: Bridge;
  }
}
