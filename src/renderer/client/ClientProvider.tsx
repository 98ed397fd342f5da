import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import type { Client } from '#contract/index.ts';
import type { Queries } from './queries.ts';

interface Access {
  readonly api: Client;
  readonly queries: Queries;
}

const AccessContext = createContext<Access | null>(null);

interface Props extends Access {
  readonly queryClient: QueryClient;
  readonly children: ReactNode;
}

/** Gives the screen its way to the till. */
export function ClientProvider({ api, queries, queryClient, children }: Props): ReactElement {
  return (
    <QueryClientProvider client={queryClient}>
      <AccessContext value={{ api, queries }}>{children}</AccessContext>
    </QueryClientProvider>
  );
}

function useAccess(): Access {
  const access = useContext(AccessContext);
  if (access === null) throw new Error('no ClientProvider above');
  return access;
}

/** The contract as functions, for commands and tasks. */
export function useApi(): Client {
  return useAccess().api;
}

/** The contract as queries, for `useQuery`. */
export function useQueries(): Queries {
  return useAccess().queries;
}
