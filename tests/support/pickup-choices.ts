import { v7 } from 'uuid';
import type { Pickup } from '#domain/pickup/pickup.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { mayTake } from '#domain/pickup/steps.ts';
import { GIVE, PACK } from './pickup-desk.ts';

/**
 * Everything that somebody could do with an order now, of each sort one or a few; what brings it nearer to the shopper
 * comes first. `substituteId` is what is offered.
 */
export function choices(pickup: Pickup, substituteId: string): PickupStep[] {
  const all = [
    ...offerSteps(pickup),
    ...goodsSteps(pickup, substituteId).toSorted((a, b) => Number(isOdd(a)) - Number(isOdd(b))),
    ...ONWARD,
    ...asked(pickup),
    ...elsewhere(pickup),
  ];
  return all.filter((step) => mayTake(pickup, step) === 'yes');
}

const ONWARD: readonly PickupStep[] = [{ kind: 'accept' }, PACK, { kind: 'ready' }, GIVE, { kind: 'start' }];

/** Not on the straight way to the shopper. */
function isOdd(step: PickupStep): boolean {
  return step.kind !== 'pick' || step.quantity < 0;
}

function elsewhere({ lines }: Pickup): PickupStep[] {
  const [first] = lines;
  const back = { lineId: first?.line.lineId ?? '', quantity: 1000, isRestocked: true };
  return [
    { kind: 'reject', reason: 'closed' },
    { kind: 'unpack' },
    { kind: 'remind' },
    { kind: 'cancel', reason: 'called' },
    { kind: 'release' },
    { kind: 'reinstate' },
    { kind: 'restock' },
    { kind: 'give-back', lines: [back], amount: 1000, reason: 'broken', saleId: null, paidBack: 0 },
  ];
}

function goodsSteps({ lines, stage }: Pickup, substituteId: string): PickupStep[] {
  if (stage !== 'picking') return [];
  return lines.flatMap(({ line: { lineId, sku, name, unitPrice, ratePpm } }): PickupStep[] => {
    const substitute = { variantRemoteId: substituteId, sku, name, quantity: 1000, unitPrice, ratePpm };
    return [
      { kind: 'pick', lineId, quantity: 1000 },
      { kind: 'pick', lineId, quantity: -1000 },
      { kind: 'short', lineId, quantity: 1000, reason: 'not-found' },
      { kind: 'offer', offerId: v7(), lineId, replaces: 1000, substitute },
    ];
  });
}

function offerSteps({ offers }: Pickup): PickupStep[] {
  return offers.flatMap(({ offerId }): PickupStep[] => [
    { kind: 'pick-offer', offerId, quantity: 1000 },
    { kind: 'consent', offerId, isAccepted: true, by: 'phone', person: 'Ada', isDearerAgreed: false },
    { kind: 'consent', offerId, isAccepted: false, by: 'phone', person: 'Ada', isDearerAgreed: false },
  ]);
}

function asked({ questions }: Pickup): PickupStep[] {
  return questions.flatMap(({ questionId, answers }) =>
    answers.map((answer): PickupStep => ({ kind: 'answer', questionId, answer })),
  );
}
