import { catalog } from './catalog.ts';
import { device } from './device.ts';
import type { Feature, InputOf, OutputOf } from './procedure.ts';
import { receipt } from './receipt.ts';
import { sale } from './sale.ts';
import { setup } from './setup.ts';
import { sync } from './sync.ts';

/** Everything the screen may ask for, by feature and name. */
export const contract = { catalog, device, receipt, sale, setup, sync } as const satisfies Readonly<
  Record<string, Feature>
>;

export type Contract = typeof contract;

/** A message of the screen: `procedure` is `feature.name`. */
export interface Message {
  readonly procedure: string;
  readonly input: unknown;
}

/** The contract as functions: what the screen calls. */
export type Client = {
  readonly [F in keyof Contract]: {
    readonly [P in keyof Contract[F]]: Contract[F][P] extends infer D extends Feature[string]
      ? (input: InputOf<D>) => Promise<OutputOf<D>>
      : never;
  };
};
