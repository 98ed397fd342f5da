import { useMutation, useQueryClient } from '@tanstack/react-query';
import { v7 } from 'uuid';
import type { PickupDetail } from '#contract/pickup.ts';
import { isSettling, type PickupStep } from '#domain/pickup/step.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { useSettle, type Settling } from './use-settle.ts';

export interface Steps {
  /** Takes steps one after the other and gives the order as it is then; rejects with what refused the first that was. */
  readonly take: (...steps: readonly PickupStep[]) => Promise<PickupDetail | null>;
  readonly isRunning: boolean;
  /** What refused the last one; null when nothing did. */
  readonly error: Error | null;
}

/** Takes steps with an order. What it has become is on the screen at once. */
export function useSteps(orderId: string): Steps {
  const takeStep = useTakeStep();
  const taking = useMutation({
    mutationFn: async (steps: readonly PickupStep[]) => {
      let detail: PickupDetail | null = null;
      for (const step of steps) detail = await takeStep(orderId, step);
      return detail;
    },
  });
  return {
    take: (...steps) => taking.mutateAsync(steps),
    isRunning: taking.isPending,
    error: taking.error,
  };
}

/** Takes one step with an order, and puts what it has become on the screen. */
export function useTakeStep(): (orderId: string, step: PickupStep) => Promise<PickupDetail> {
  const api = useApi();
  const queries = useQueries();
  const queryClient = useQueryClient();
  const settle = useSettle();
  return async (orderId, step) => {
    const eventId = v7();
    const detail = isSettlingStep(step)
      ? await settle({ eventId, orderId, step })
      : await api.pickup.step({ eventId, orderId, step });
    queryClient.setQueryData(queries.pickup.order({ orderId }).queryKey, detail);
    return detail;
  };
}

function isSettlingStep(step: PickupStep): step is Settling['step'] {
  return isSettling(step.kind);
}
