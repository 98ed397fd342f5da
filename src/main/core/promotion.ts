import type { promotion } from '#contract/promotion.ts';
import type { FeatureHandlers } from './context.ts';

const unbuilt = (): Promise<never> => Promise.reject(new Error('not built yet'));

export const promotionHandlers: FeatureHandlers<typeof promotion> = {
  list: unbuilt,
  save: unbuilt,
};
