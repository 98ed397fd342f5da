import type { people } from '#contract/people.ts';
import type { FeatureHandlers } from './context.ts';

const unbuilt = (): Promise<never> => Promise.reject(new Error('not built yet'));

export const peopleHandlers: FeatureHandlers<typeof people> = {
  session: unbuilt,
  names: unbuilt,
  createOwner: unbuilt,
  signIn: unbuilt,
  lock: unbuilt,
  authorise: unbuilt,
  list: unbuilt,
  save: unbuilt,
  saveRole: unbuilt,
};
