import type { sale } from '#contract/sale.ts';
import type { FeatureHandlers } from './context.ts';

/** What selling asks of the PC it runs on. */
export interface SalePorts {
  /** Whether a receipt printer, and with it a drawer, is set up. */
  readonly hasPrinter: () => boolean;
}

const unbuilt = (): Promise<never> => Promise.reject(new Error('not built yet'));

/** Ringing up and paying. */
export function saleHandlers(_: SalePorts): FeatureHandlers<typeof sale> {
  return {
    rules: unbuilt,
    commit: unbuilt,
    recent: unbuilt,
    view: unbuilt,
    credit: unbuilt,
    refundTenders: unbuilt,
    void: unbuilt,
  };
}
