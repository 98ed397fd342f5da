import { v7 } from 'uuid';
import { worthOf } from '#domain/pickup/give-back.ts';
import type { Pickup } from '#domain/pickup/pickup.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { lineOf, settledOf } from '#domain/pickup/step-rules.ts';
import { mayTake } from '#domain/pickup/steps.ts';
import { GIVE, PACK } from './pickup-desk.ts';

/** Goods by the store's id: what is offered, and what is sold by weight. */
interface Goods {
  readonly substituteId: string;
  readonly weighedId?: string;
}

/**
 * Everything that somebody could do with an order now, of each sort one or a few; what brings it nearer to the shopper
 * comes first.
 */
export function choices(pickup: Pickup, { substituteId, weighedId = '' }: Goods): PickupStep[] {
  const all = [
    ...offerSteps(pickup),
    ...goodsSteps(pickup, { substituteId, weighedId }).toSorted(
      (a, b) => Number(isOdd(pickup, a)) - Number(isOdd(pickup, b)),
    ),
    ...onward(pickup),
    ...asked(pickup),
    ...elsewhere(pickup),
  ];
  return all.filter((step) => mayTake(pickup, step) === 'yes');
}

function onward({ given }: Pickup): PickupStep[] {
  const give = { ...GIVE, collected: given.due };
  return [{ kind: 'accept' }, { kind: 'ready' }, give, PACK, { kind: 'start' }];
}

/** Not on the straight way to the shopper. */
function isOdd(pickup: Pickup, step: PickupStep): boolean {
  if (step.kind !== 'pick' || step.quantity < 0) return true;
  const line = lineOf(pickup, step.lineId);
  return line === null || settledOf(line, pickup.offers) >= line.wanted;
}

function elsewhere(pickup: Pickup): PickupStep[] {
  return [
    ...backSteps(pickup),
    { kind: 'reject', reason: 'closed' },
    { kind: 'unpack' },
    { kind: 'remind' },
    { kind: 'cancel', reason: 'called' },
    { kind: 'release' },
    { kind: 'reinstate' },
    { kind: 'restock' },
  ];
}

/** One of each line, or all that was weighed of it, on the shelf again or not, for what it is worth. */
function backSteps(pickup: Pickup): PickupStep[] {
  const { given, givenBack, lines } = pickup;
  return given.lines.flatMap(({ lineId, quantity }): PickupStep[] => {
    const isWeighed = lines.some(({ line, weighed }) => line.lineId === lineId && weighed !== null);
    const back = { lineId, quantity: isWeighed ? Math.ceil(quantity / 2) : 1000 };
    const amount = worthOf(given, givenBack, [back]);
    const told = { kind: 'give-back', amount, saleId: null, paidBack: 0, reason: 'broken' } as const;
    return [true, false].map((isRestocked) => ({ ...told, lines: [{ ...back, isRestocked }] }));
  });
}

function goodsSteps({ lines, stage }: Pickup, { substituteId, weighedId }: Goods): PickupStep[] {
  if (stage !== 'picking') return [];
  return lines.flatMap(({ line }): PickupStep[] => {
    const { lineId, sku, name, unitPrice, ratePpm, variantRemoteId } = line;
    const weighs = { kind: 'weigh', lineId, quantity: Math.round(1.137 * line.ordered) } as const;
    const substitute = { variantRemoteId: substituteId, sku, name, quantity: 1000, unitPrice, ratePpm };
    return [
      { kind: 'pick', lineId, quantity: 1000 },
      { kind: 'pick', lineId, quantity: -1000 },
      ...(variantRemoteId === weighedId ? [weighs] : []),
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
