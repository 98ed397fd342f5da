import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { OutputOf } from '#contract/procedure.ts';
import type { pickup } from '#contract/pickup.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { useTakeStep } from './use-step.ts';
import { stopsOf, type Stop } from './walk-view.ts';

type Answer = OutputOf<typeof pickup.walk>;

/** The orders of a walk, and steps with them, one after the other, each on what the one before left. */
export function useWalkSteps(orderIds: readonly string[], onFault: (fault: unknown) => void) {
  const query = useQueries().pickup.walk({ orderIds: [...orderIds] });
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(query);
  const takeStep = useTakeStep();
  const last = useRef<Promise<void>>(Promise.resolve());
  const stops = useMemo(() => stopsOf(data?.orders ?? []), [data]);
  /** Takes a step and puts the order as it is then on the walk. */
  const take = async (orderId: string, step: PickupStep): Promise<void> => {
    const detail = await takeStep(orderId, step);
    queryClient.setQueryData<Answer>(query.queryKey, (old) =>
      old === undefined
        ? old
        : { ...old, orders: old.orders.map((one) => (one.card.orderId === orderId ? detail : one)) },
    );
  };
  const enqueue = (act: () => Promise<void>): void => {
    last.current = last.current.then(() => act().catch(onFault));
  };
  useStarted(data, (orderId) => enqueue(() => take(orderId, { kind: 'start' })));
  return {
    isReady: data !== undefined,
    error,
    refetch: () => void refetch(),
    orders: data?.orders ?? [],
    stops,
    take,
    enqueue,
    /** The stops as the last step left them, which may be newer than what is on the screen. */
    now: (): readonly Stop[] => stopsOf(queryClient.getQueryData<Answer>(query.queryKey)?.orders ?? []),
  };
}

/** Somebody walks: orders that nobody had begun are begun, once. */
function useStarted(data: Answer | undefined, start: (orderId: string) => void): void {
  const isStarted = useRef(false);
  const onOrder = useEffectEvent(start);
  useEffect(() => {
    if (data === undefined || isStarted.current) return;
    isStarted.current = true;
    for (const { card } of data.orders) if (card.stage === 'accepted') onOrder(card.orderId);
  }, [data]);
}
