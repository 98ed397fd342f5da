import { Refusal } from '#contract/errors.ts';
import type { pickup } from '#contract/pickup.ts';
import type { InputOf } from '#contract/procedure.ts';
import { givenBackBy } from '#domain/pickup/give-back.ts';
import { isSettling, type PickupStep } from '#domain/pickup/step.ts';
import { savePickupRules } from '#main/data/pickup-rules.ts';
import { knownVariants } from '#main/data/sellable.ts';
import { replaceSubstitutes, substitutesOf } from '#main/data/substitute-pair.ts';
import { markSeen } from '#main/data/web-order.ts';
import { needRight } from './authority.ts';
import type { CommandContext, FeatureHandlers } from './context.ts';
import { mayGiveBack } from './given-back-limit.ts';
import { board, byCode, counts, detailOf, find, neededOrder, type LookPorts } from './pickup-look.ts';
import { proposals } from './pickup-proposals.ts';
import { queueSlips, takeStep, type Guard, type StepPorts } from './pickup-step.ts';
import { walk } from './pickup-walk.ts';

/** What pickups ask of the PC they are worked on. */
export type PickupPorts = LookPorts & StepPorts;

/** Orders of the online store that are collected here. */
export function pickupHandlers(ports: PickupPorts): FeatureHandlers<typeof pickup> {
  return {
    board: (_, context) => board(context, ports),
    counts: (_, context) => counts(context, ports),
    order: ({ orderId }, context) => detailOf(orderId, context, ports),
    find: (input, context) => find(input, context, ports),
    byCode,
    walk: (input, context) => walk(input, context, ports),
    proposals,
    step: (input, context) => {
      if (isSettling(input.step.kind)) throw new Refusal('not-allowed');
      needNoSale(input.step);
      return stepped(input, context, ports);
    },
    settle: (input, context) => {
      if (!isSettling(input.step.kind)) throw new Refusal('bad-request', { at: 'step.kind' });
      needNoSale(input.step);
      return stepped(input, context, ports, maySettle(input, context, ports));
    },
    seen: async ({ orderIds }, { tx, clock, touch }) => {
      await markSeen(tx, orderIds, clock.now());
      touch('pickup');
      return {};
    },
    printSlips: (input, context) => printSlips(input, context, ports),
    saveRules: async (rules, { tx, record, touch }) => {
      await savePickupRules(tx, rules);
      await record('rules-changed', { pickup: rules });
      touch('pickup', 'journal');
      return {};
    },
    pairs: async ({ variantId }, { db }) => ({
      variantId,
      substituteIds: await substitutesOf(db, variantId),
    }),
    savePairs,
  };
}

/** @throws Refusal `override-needed`, `given-back-limit`. */
function maySettle(
  { eventId, step, grants }: InputOf<typeof pickup.settle>,
  context: CommandContext,
  ports: PickupPorts,
): Guard {
  const isWithinLimit = mayGiveBack(step, context, ports);
  return async (known, shop) => {
    const amount = givenBackBy(step, known.order);
    await needRight(context, { permission: 'pickup.settle', amount, subject: eventId, grants });
    await isWithinLimit(known, shop);
  };
}

async function stepped(
  input: InputOf<typeof pickup.step>,
  context: CommandContext,
  ports: PickupPorts,
  guard?: Guard,
) {
  await takeStep(input, context, ports, guard);
  return await detailOf(input.orderId, { db: context.tx, clock: context.clock }, ports);
}

/** What is to be paid or given back at the counter moves by a sale, which takes the step itself. */
function needNoSale(step: PickupStep): void {
  if (!('saleId' in step)) return;
  const amount = step.kind === 'hand-over' ? step.collected : step.paidBack;
  if (step.saleId === null && amount === 0) return;
  throw new Refusal('step-unfit', { why: step.kind === 'hand-over' ? 'unpaid' : 'paid_at_till' });
}

async function printSlips(
  { orderId }: InputOf<typeof pickup.printSlips>,
  context: CommandContext,
  { hasPrinter }: PickupPorts,
): Promise<Record<string, never>> {
  const { events } = await neededOrder(context.tx, orderId);
  const packed = events.findLast(({ step }) => step.kind === 'pack');
  if (packed === undefined) throw new Refusal('step-unfit', { why: 'stage' });
  if (!hasPrinter()) throw new Refusal('printer-not-set-up');
  await queueSlips(packed.eventId, true, context);
  return {};
}

async function savePairs(
  { variantId, substituteIds }: InputOf<typeof pickup.savePairs>,
  { tx, touch }: CommandContext,
): Promise<Record<string, never>> {
  const others = substituteIds.filter((id) => id !== variantId);
  const known = await knownVariants(tx, [variantId, ...others]);
  if (!others.every((id) => known.has(id)) || !known.has(variantId)) throw new Refusal('variant-unknown');
  await replaceSubstitutes(tx, variantId, others);
  touch('pickup');
  return {};
}
