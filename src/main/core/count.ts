import { Refusal } from '#contract/errors.ts';
import type { count } from '#contract/count.ts';
import type { FeatureHandlers } from './context.ts';

const notYet = (): Promise<never> => Promise.reject(new Refusal('not-set-up'));

/** Counting the shelves. */
export const countHandlers: FeatureHandlers<typeof count> = {
  list: () => Promise.resolve({ counts: [] }),
  view: notYet,
  lines: notYet,
  open: notYet,
  enter: notYet,
  book: notYet,
  drop: notYet,
};
