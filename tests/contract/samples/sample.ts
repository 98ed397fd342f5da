import type { Contract } from '#contract/index.ts';

/** One message that fits a schema, and what to put where so that it no longer does. */
export interface Sample {
  readonly good: unknown;
  /** Path within the good message, and what must not stand there. */
  readonly bad: readonly (readonly [path: string, value: unknown])[];
}

/** Messages to a procedure and from it. */
export interface ProcedureSamples {
  readonly input: readonly Sample[];
  readonly output: readonly Sample[];
}

/** Samples for every procedure of a feature; one without does not compile. */
export type FeatureSamples<F extends keyof Contract> = {
  readonly [P in keyof Contract[F]]: ProcedureSamples;
};

export const ID = '0192f0c1-7e3a-7c4d-8b2e-5f6a7b8c9d0e';

/** A UUID of another version. */
export const NOT_V7 = '7b0e7d9e-1d59-4a6b-9e0c-0e6d4b4ad8f1';

/** One unit more than an amount may have. */
export const HUGE = 100_000_000_000;

export const NOTHING: Sample = { good: {}, bad: [] };
