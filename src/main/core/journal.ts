import type { journal } from '#contract/journal.ts';
import type { FeatureHandlers } from './context.ts';

const unbuilt = (): Promise<never> => Promise.reject(new Error('not built yet'));

export const journalHandlers: FeatureHandlers<typeof journal> = {
  list: unbuilt,
  verify: unbuilt,
  export: unbuilt,
};
