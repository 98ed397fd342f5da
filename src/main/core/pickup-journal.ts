import type { JournalKind } from '#domain/journal/kinds.ts';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import type { CommandContext } from './context.ts';

/** What a step is to the journal; of the others it keeps that they were. */
const KINDS: Readonly<Partial<Record<PickupStep['kind'], JournalKind>>> = {
  'hand-over': 'pickup-handed-over',
  reject: 'pickup-cancelled',
  cancel: 'pickup-cancelled',
  release: 'pickup-released',
  'give-back': 'pickup-given-back',
};

/** Writes a step to the journal, without anybody's name or signature: nothing can be taken out of the chain again. */
export async function recordStep(
  { eventId, orderId, step }: PickupEvent,
  code: string,
  { record }: CommandContext,
): Promise<void> {
  const what = { eventId, orderId, code, step: step.kind };
  await record(KINDS[step.kind] ?? 'pickup-step', { ...what, ...particulars(step) });
}

function particulars(step: PickupStep): object {
  switch (step.kind) {
    case 'hand-over': {
      const { proof, isChecked } = step.handOver;
      return { proof, isChecked, saleId: step.saleId, collected: step.collected };
    }
    case 'reject':
    case 'cancel':
      return { reason: step.reason };
    case 'give-back':
      return {
        lines: step.lines,
        amount: step.amount,
        reason: step.reason,
        saleId: step.saleId,
        paidBack: step.paidBack,
      };
    case 'pick':
    case 'weigh':
    case 'short':
      return { lineId: step.lineId, quantity: step.quantity };
    default:
      return {};
  }
}
