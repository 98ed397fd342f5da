import { Refusal } from '#contract/errors.ts';
import type { pickup } from '#contract/pickup.ts';
import type { Words } from '#domain/receipt/writer.ts';
import type { LineStatus } from '#main/channel/sync-line.ts';
import type { FeatureHandlers } from './context.ts';

/** What pickups ask of the PC they are worked on. */
export interface PickupPorts {
  /** The shop's language. */
  readonly words: Words;
  readonly hasPrinter: () => boolean;
  readonly status: () => LineStatus | null;
}

/** Orders of the online store that are collected here. */
export function pickupHandlers(_ports: PickupPorts): FeatureHandlers<typeof pickup> {
  const unknown = (): Promise<never> => Promise.reject(new Refusal('order-unknown'));
  return {
    board: unknown,
    counts: unknown,
    order: unknown,
    find: unknown,
    byCode: unknown,
    walk: unknown,
    proposals: unknown,
    step: unknown,
    settle: unknown,
    seen: unknown,
    printSlips: unknown,
    saveRules: unknown,
    pairs: unknown,
    savePairs: unknown,
  };
}
