import type { basket } from '#contract/basket.ts';
import type { FeatureHandlers } from './context.ts';

const unbuilt = (): Promise<never> => Promise.reject(new Error('not built yet'));

export const basketHandlers: FeatureHandlers<typeof basket> = {
  open: unbuilt,
  keep: unbuilt,
  discard: unbuilt,
  park: unbuilt,
  parked: unbuilt,
  recall: unbuilt,
};
