import type { PickupDetail } from '#contract/pickup.ts';
import type { PickupStep, SettlingKind } from '#domain/pickup/step.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useOverride } from '#renderer/app/Override.tsx';
import { useWords } from '#renderer/app/words.ts';
import { RequestFailed } from '#renderer/client/client.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';

/** A step that gives money or goods back, or takes that back. */
export interface Settling {
  readonly eventId: string;
  readonly orderId: string;
  readonly step: Extract<PickupStep, { kind: SettlingKind }>;
}

/** Takes such a step, with somebody's leave where the one here may not. */
export function useSettle(): (settling: Settling) => Promise<PickupDetail> {
  const api = useApi();
  const words = useWords();
  const format = useFormat();
  const ask = useOverride();
  return async (settling) => {
    const { eventId, orderId, step } = settling;
    try {
      return await api.pickup.settle({ ...settling, grants: [] });
    } catch (error) {
      if (!(error instanceof RequestFailed) || error.code !== 'override-needed') throw error;
      const amount = Number(error.details['amount'] ?? 0);
      const { card } = await api.pickup.order({ orderId });
      const what = { act: words(`pickup.do.${step.kind}`), code: card.code, amount: format.money(amount) };
      const grantId = await ask({
        permission: 'pickup.settle',
        amount,
        subject: eventId,
        what: words(amount === 0 ? 'pickup.ask' : 'pickup.ask.money', what),
        ...('reason' in step ? { reason: step.reason } : {}),
      });
      if (grantId === null) throw error;
      return await api.pickup.settle({ ...settling, grants: [grantId] });
    }
  };
}
