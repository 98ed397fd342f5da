import { useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#contract/procedure.ts';
import type { pickup } from '#contract/pickup.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';

type Counts = OutputOf<typeof pickup.counts>;

/** Timers of browsers take no more (ms). */
const LONGEST = 2_147_483_647;

/** How much there is to do, asked again when time alone changes it; undefined before it is known. */
export function useCounts(): Counts | undefined {
  return useQuery({
    ...useQueries().pickup.counts({}),
    refetchInterval: ({ state }) => untilChange(state.data?.changesAt ?? null),
  }).data;
}

function untilChange(changesAt: number | null): number | false {
  if (changesAt === null) return false;
  return Math.min(LONGEST, Math.max(1000, changesAt - Date.now()));
}
