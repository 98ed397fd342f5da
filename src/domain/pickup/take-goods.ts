import { altered, belated, withLine, withOffer, withPicked, type Draft } from './draft.ts';
import { roomOf } from './given.ts';
import { lineOf, offerOf } from './step-rules.ts';
import type { PickupEvent, PickupStep } from './step.ts';

type StepOf<K extends PickupStep['kind']> = Extract<PickupStep, { kind: K }>;

/** The steps by which goods come into the bag, lack, or are replaced. */
export type GoodsStep = StepOf<'pick' | 'weigh' | 'short' | 'offer' | 'consent' | 'pick-offer'>;

/** An order after goods were taken, as far as there is such a line or offer. */
export function takeGoods(draft: Draft, event: PickupEvent, step: GoodsStep): Draft {
  switch (step.kind) {
    case 'pick':
      return takePick(draft, event, step);
    case 'weigh':
      return takeWeigh(draft, event, step);
    case 'short':
      return takeShort(draft, event, step);
    case 'offer':
      return takeOffer(draft, step);
    case 'consent':
      return takeConsent(draft, event, step);
    case 'pick-offer':
      return takePickOffer(draft, event, step);
  }
}

/** What two people picked adds up. More was taken back than there was: none is left, and somebody looks. */
function takePick(draft: Draft, event: PickupEvent, { lineId, quantity }: StepOf<'pick'>): Draft {
  const line = lineOf(draft.pickup, lineId);
  if (line === null) return belated(draft, event);
  const picked = line.picked + quantity;
  const next = withPicked(draft, event, line, Math.max(0, picked));
  return picked < 0 ? belated(next, event) : next;
}

/** Goods that were weighed are all of the line, whatever they came to; a weight of nothing takes them out again. */
function takeWeigh(draft: Draft, event: PickupEvent, { lineId, quantity }: StepOf<'weigh'>): Draft {
  const line = lineOf(draft.pickup, lineId);
  if (line === null) return belated(draft, event);
  if (quantity === 0) return withLine(draft, event, { lineId, to: { weighed: null, picked: 0 } });
  const picked = roomOf(line, draft.pickup.offers);
  const next = withLine(draft, event, { lineId, to: { weighed: quantity, picked } });
  return { ...next, onScales: new Map([...next.onScales, [lineId, picked]]) };
}

/** What two people missed is the same goods: no more lacks than is not there. */
function takeShort(draft: Draft, event: PickupEvent, step: StepOf<'short'>): Draft {
  const line = lineOf(draft.pickup, step.lineId);
  if (line === null) return belated(draft, event);
  const short = line.short + step.quantity;
  const to = { short: Math.max(0, short), shortReason: step.quantity > 0 ? step.reason : line.shortReason };
  const next = withLine(draft, event, { lineId: step.lineId, to });
  return short < 0 ? belated(next, event) : next;
}

function takeOffer(draft: Draft, { offerId, lineId, replaces, substitute }: StepOf<'offer'>): Draft {
  const offer = { offerId, lineId, replaces, substitute, state: 'open', picked: 0, consent: null } as const;
  return altered(draft, { offers: [...draft.pickup.offers, offer] });
}

/** The last word counts. */
function takeConsent(draft: Draft, event: PickupEvent, step: StepOf<'consent'>): Draft {
  const offer = offerOf(draft.pickup, step.offerId);
  if (offer === null) return belated(draft, event);
  const { by, person, isDearerAgreed } = step;
  return withOffer(draft, event, {
    ...offer,
    state: step.isAccepted ? 'accepted' : 'declined',
    consent: { by, person, clerk: event.clerk, at: event.at, isDearerAgreed },
  });
}

function takePickOffer(draft: Draft, event: PickupEvent, step: StepOf<'pick-offer'>): Draft {
  const offer = offerOf(draft.pickup, step.offerId);
  if (offer === null) return belated(draft, event);
  const picked = offer.picked + step.quantity;
  const next = withOffer(draft, event, { ...offer, picked: Math.max(0, picked) });
  return picked < 0 ? belated(next, event) : next;
}
