import type { Client } from '#contract/index.ts';
import { byName } from './by-name.ts';

/** What TanStack Query takes: the key is feature, name and input. */
export interface Query<Output> {
  readonly queryKey: readonly [feature: string, name: string, input: unknown];
  readonly queryFn: () => Promise<Output>;
}

/** Every procedure as a query; only those that read are meant to be used so. */
export type Queries = {
  readonly [F in keyof Client]: {
    readonly [P in keyof Client[F]]: Client[F][P] extends (input: infer I) => Promise<infer O>
      ? (input: I) => Query<O>
      : never;
  };
};

type Call = (input: unknown) => Promise<unknown>;

/** The queries that belong to a client. */
export function createQueries(client: Client): Queries {
  // The client answers to every name with a function of one argument; its type says more, which main checks.
  const calls = client as unknown as Readonly<Record<string, Readonly<Record<string, Call>>>>;
  const queries = byName((feature) =>
    byName((name) => (input: unknown) => ({
      queryKey: [feature, name, input],
      queryFn: () => calls[feature]?.[name]?.(input),
    })),
  );
  return queries as unknown as Queries;
}
