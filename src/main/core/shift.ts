import type { shift } from '#contract/shift.ts';
import type { FeatureHandlers } from './context.ts';

const unbuilt = (): Promise<never> => Promise.reject(new Error('not built yet'));

export const shiftHandlers: FeatureHandlers<typeof shift> = {
  current: unbuilt,
  open: unbuilt,
  moveCash: unbuilt,
  openDrawer: unbuilt,
  x: unbuilt,
  printX: unbuilt,
  close: unbuilt,
  list: unbuilt,
  z: unbuilt,
  reprintZ: unbuilt,
};
