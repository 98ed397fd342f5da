import type { Contract } from '#contract/index.ts';
import { catalogSamples } from './catalog.ts';
import { deviceSamples } from './device.ts';
import { receiptSamples } from './receipt.ts';
import type { FeatureSamples } from './sample.ts';
import { saleSamples } from './sale.ts';
import { setupSamples } from './setup.ts';
import { syncSamples } from './sync.ts';

/** Good and bad messages for every procedure; a feature without does not compile. */
export const SAMPLES: { readonly [F in keyof Contract]: FeatureSamples<F> } = {
  catalog: catalogSamples,
  device: deviceSamples,
  receipt: receiptSamples,
  sale: saleSamples,
  setup: setupSamples,
  sync: syncSamples,
};
