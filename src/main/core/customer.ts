import type { customer } from '#contract/customer.ts';
import type { FeatureHandlers } from './context.ts';

const unbuilt = (): Promise<never> => Promise.reject(new Error('not built yet'));

export const customerHandlers: FeatureHandlers<typeof customer> = {
  search: unbuilt,
  view: unbuilt,
  save: unbuilt,
};
