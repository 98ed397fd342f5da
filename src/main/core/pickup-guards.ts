import { Refusal } from '#contract/errors.ts';
import { isAllowed } from '#domain/party/role.ts';
import { isReleasable } from '#domain/pickup/board.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import type { Words } from '#domain/receipt/writer.ts';
import { isRefusedByStore } from '#main/data/pickup-refused.ts';
import type { KnownOrder } from '#main/data/web-order.ts';
import type { CommandContext } from './context.ts';
import { pickupRules } from './pickup-rules.ts';

/**
 * What the order alone does not say: whether the store went along so far, and whether the shop has waited long enough.
 * @throws Refusal `step-unfit` with what is in the way.
 */
export async function needRightTime(
  step: PickupStep,
  { order, pickup }: KnownOrder,
  { tx, actor, clock }: Pick<CommandContext, 'tx' | 'actor' | 'clock'>,
  words: Words,
): Promise<void> {
  if (step.kind === 'hand-over') {
    const isOwn = isAllowed(actor.role, 'pickup.settle') || !(await isRefusedByStore(tx, order.orderId));
    if (!isOwn) throw new Refusal('step-unfit', { why: 'refused_by_store' });
  }
  if (step.kind === 'release' && !isReleasable(pickup, clock.now(), await pickupRules(tx, words))) {
    throw new Refusal('step-unfit', { why: 'too_early' });
  }
}
