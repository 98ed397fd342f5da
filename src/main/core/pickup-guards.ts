import { Refusal } from '#contract/errors.ts';
import { isAllowed } from '#domain/party/role.ts';
import type { Minor } from '#domain/money/money.ts';
import { isReleasable } from '#domain/pickup/board.ts';
import { drawnOf } from '#domain/pickup/given.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import type { Words } from '#domain/receipt/writer.ts';
import { isRefusedByStore } from '#main/data/pickup-refused.ts';
import type { Tx } from '#main/data/database.ts';
import { untoldBack } from '#main/data/pickup-event.ts';
import type { KnownOrder } from '#main/data/web-order.ts';
import type { CommandContext } from './context.ts';
import { pickupRules } from './pickup-rules.ts';

/**
 * What the order alone does not say: whether the store went along so far, whether the shop has waited long enough, and
 * whether so much of what was paid is left.
 * @throws Refusal `step-unfit` with what is in the way.
 */
export async function needStanding(
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
  if (step.kind === 'give-back' && step.amount > (await leftOf({ order, pickup }, tx))) {
    throw new Refusal('step-unfit', { why: 'over_paid' });
  }
}

/** What is left of what was paid online and at tills, minor units: the store knows of neither before it was told. */
async function leftOf({ order, pickup }: Pick<KnownOrder, 'order' | 'pickup'>, tx: Tx): Promise<Minor> {
  const { given, handedOver } = pickup;
  const untold = order.state === 'given' ? 0 : drawnOf(order, given.total) + (handedOver?.collected ?? 0);
  return order.paid + untold - (await untoldBack(tx, order.orderId));
}
