import { useQueries as useAll } from '@tanstack/react-query';
import { CHECKS, type Check, type Finding } from '#domain/opening/finding.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';

/** One thing that is looked at: what was found, or why it could not be looked at. */
export interface LookedAt {
  readonly name: Check;
  readonly isLooking: boolean;
  readonly finding: Finding | null;
  readonly error: Error | null;
}

interface Checks {
  readonly checks: readonly LookedAt[];
  readonly isOver: boolean;
  readonly again: () => void;
}

/** Looks at everything side by side, each time anew. */
export function useChecks(): Checks {
  const { opening } = useQueries();
  const results = useAll({
    queries: CHECKS.map((check) => ({ ...opening.look({ check }), gcTime: 0, staleTime: 0, retry: false })),
  });
  const checks = CHECKS.map((name, index): LookedAt => {
    const { isFetching = true, data = null, error = null } = results[index] ?? {};
    return {
      name,
      isLooking: isFetching,
      finding: isFetching ? null : data,
      error: isFetching ? null : error,
    };
  });
  const again = (): void => {
    for (const { refetch } of results) void refetch();
  };
  return { checks, isOver: checks.every(({ isLooking }) => !isLooking), again };
}
