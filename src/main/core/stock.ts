import { Refusal } from '#contract/errors.ts';
import type { stock } from '#contract/stock.ts';
import type { FeatureHandlers } from './context.ts';

const notYet = (): Promise<never> => Promise.reject(new Refusal('not-set-up'));

/** The stock room. */
export const stockHandlers: FeatureHandlers<typeof stock> = {
  locations: () => Promise.resolve({ locations: [] }),
  levels: () => Promise.resolve({ levels: [] }),
  history: () => Promise.resolve({ now: null, movements: [], hasMore: false }),
  deliveries: () => Promise.resolve({ deliveries: [] }),
  expect: notYet,
  closeDelivery: notYet,
  receive: notYet,
  adjust: notYet,
  transferOut: notYet,
  transferIn: notYet,
  transfers: () => Promise.resolve({ transfers: [] }),
  closeTransfer: notYet,
  buffers: () => Promise.resolve({ afterMinutes: 0, buffers: [], canHoldBack: false }),
  setBuffers: notYet,
};
