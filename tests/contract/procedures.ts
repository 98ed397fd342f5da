import { contract } from '#contract/index.ts';
import type { Feature, Procedure } from '#contract/procedure.ts';

/** Every procedure of the contract with its full name. */
export const PROCEDURES: readonly { readonly name: string; readonly procedure: Procedure }[] =
  Object.entries<Feature>(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures).map(([name, procedure]) => ({ name: `${feature}.${name}`, procedure })),
  );
