import { allocate, sum, type Minor } from '../money/money.ts';
import { bundle } from './bundle.ts';
import { offOf, onceOff, openLots, type Claim, type Offer } from './offer.ts';
import { buyGet, nth, xForY } from './pieces.ts';
import type { Effect, Scope } from './promotion.ts';
import type { Group, Lot, Pick } from './lot.ts';

/** The scopes that an effect looks at. */
export function scopesOf<S>(effect: Effect<S>): readonly S[] {
  switch (effect.kind) {
    case 'buy-get':
      return [effect.buy.scope, effect.get.scope];
    case 'bundle':
      return effect.parts.map((part) => part.scope);
    default:
      return [effect.scope];
  }
}

/** What an effect takes of an offer. */
export function claimOf(effect: Effect, offer: Offer): Claim {
  switch (effect.kind) {
    case 'off':
      return once(off(effect, offer));
    case 'x-for-y':
      return xForY(effect, offer);
    case 'nth':
      return nth(effect, offer);
    case 'buy-get':
      return buyGet(effect, offer);
    case 'bundle':
      return bundle(effect, offer);
    case 'threshold':
      return once(threshold(effect, offer));
  }
}

function once(group: Group): Claim {
  return { times: 1, groups: [group] };
}

function off(effect: Extract<Effect, { readonly kind: 'off' }>, offer: Offer): Group {
  const isCounted = effect.reduction.kind === 'amount';
  const picks = wholeLots(offer, effect.scope).filter(({ pieces }) => !isCounted || pieces > 0);
  return { picks, offs: (reduced) => reduced.map((lot) => offOf(effect.reduction, lot)) };
}

function threshold(effect: Extract<Effect, { readonly kind: 'threshold' }>, offer: Offer): Group {
  const isReached = offer.reached >= effect.minimum;
  const picks = isReached ? wholeLots(offer, effect.scope) : [];
  const offs = (reduced: readonly Lot[]): Minor[] => {
    const lefts = reduced.map((lot) => lot.left);
    return lefts.length === 0 ? [] : allocate(onceOff(effect.reduction, sum(lefts)), lefts);
  };
  return { picks, offs };
}

function wholeLots(offer: Offer, scope: Scope): Pick[] {
  return openLots(offer, scope).map((lot) => ({ lot, pieces: lot.pieces, isReduced: true }));
}
