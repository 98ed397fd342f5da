import { documentState, dropDocument } from '#main/data/inbox.ts';
import { findOrder } from '#main/data/web-order.ts';
import type { CommandContext } from './context.ts';
import { NOTHING_TOLD } from './pickup-hand-over.ts';
import { takeStep } from './pickup-step.ts';

/**
 * What follows when money that was taken for an order in vain goes back: the store never hears of that hand-over, as far
 * as it surely has not yet, and nobody is asked about it any more.
 */
export async function settleInVain(orderId: string, saleId: string, context: CommandContext): Promise<void> {
  const { tx, clock } = context;
  const known = await findOrder(tx, orderId);
  const late = known?.events.find(({ step }) => step.kind === 'hand-over' && step.saleId === saleId);
  if (known === null || late === undefined) return;
  const { eventId } = late;
  const document = await documentState(tx, eventId);
  const isUnsent = document?.isHeld === 0 && ['waiting', 'refused'].includes(document.state);
  if (isUnsent) await dropDocument(tx, eventId, clock.now());
  if (!known.pickup.questions.some(({ questionId }) => questionId === eventId)) return;
  const step = { kind: 'answer', questionId: eventId, answer: 'seen' } as const;
  await takeStep({ eventId: clock.newId(), orderId, step }, context, NOTHING_TOLD);
}
