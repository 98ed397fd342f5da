import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { SessionState } from '#contract/people.ts';
import { isAllowed, NOBODY, type Permission } from '#domain/party/role.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { useTill } from './TillProvider.tsx';

/** Who is signed in, as far as it is known; undefined before the till has said so. */
export function useSession(): SessionState | undefined {
  return useQuery(useQueries().people.session({})).data;
}

/** Whether the one at the till may do something; nobody may anything. */
export function useMay(): (permission: Permission) => boolean {
  const role = useSession()?.actor?.role ?? NOBODY;
  return useCallback((permission) => isAllowed(role, permission), [role]);
}

/** Takes over a session that has just changed; what was asked as somebody else is asked again. */
export function useTakeSession(): (session: SessionState) => void {
  const queries = useQueries();
  const queryClient = useQueryClient();
  return useCallback(
    (session) => {
      rememberPerson(session.actor?.staffId ?? null);
      queryClient.setQueryData(queries.people.session({}).queryKey, session);
      void queryClient.invalidateQueries();
    },
    [queries, queryClient],
  );
}

/** Locks the till; the open baskets are kept first, and stay. */
export function useLock(): () => Promise<void> {
  const { api, draft } = useTill();
  const take = useTakeSession();
  return useCallback(async () => {
    await draft.flush();
    take(await api.people.lock({}));
  }, [api, draft, take]);
}

const LAST = 'countertop.last-person';

/** Who signed in at this PC last, to be the first one asked. */
export function lastPerson(): string | null {
  return localStorage.getItem(LAST);
}

function rememberPerson(staffId: string | null): void {
  if (staffId !== null) localStorage.setItem(LAST, staffId);
}
