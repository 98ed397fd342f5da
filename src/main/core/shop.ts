import type { shop } from '#contract/shop.ts';
import type { FeatureHandlers } from './context.ts';

const unbuilt = (): Promise<never> => Promise.reject(new Error('not built yet'));

export const shopHandlers: FeatureHandlers<typeof shop> = {
  rules: unbuilt,
  changeRules: unbuilt,
};
