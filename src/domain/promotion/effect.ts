import { allocate, sum, type Minor } from '../money/money.ts';
import { bundle } from './bundle.ts';
import { offOf, onceOff, openLots, type Offer } from './offer.ts';
import { buyGet, nth, xForY } from './pieces.ts';
import type { Effect, Scope } from './promotion.ts';
import type { Group, Lot, Pick } from './lot.ts';

/** The scopes that an effect looks at. */
export function scopesOf(effect: Effect): readonly Scope[] {
  switch (effect.kind) {
    case 'buy-get':
      return [effect.buy.scope, effect.get.scope];
    case 'bundle':
      return effect.parts.map((part) => part.scope);
    default:
      return [effect.scope];
  }
}

/** Whether what it takes off one piece depends on others: alike pieces then have to be looked at together. */
export function joinsGoods(effect: Effect): boolean {
  return effect.kind !== 'off';
}

/**
 * What an effect takes of an offer. `reached`: what the goods in its scope came to after earlier priorities,
 * in minor units; only a threshold asks for it.
 */
export function groupsOf(effect: Effect, offer: Offer, reached: Minor): Group[] {
  switch (effect.kind) {
    case 'off':
      return off(effect, offer);
    case 'x-for-y':
      return xForY(effect, offer);
    case 'nth':
      return nth(effect, offer);
    case 'buy-get':
      return buyGet(effect, offer);
    case 'bundle':
      return bundle(effect, offer);
    case 'threshold':
      return reached < effect.minimum ? [] : threshold(effect, offer);
  }
}

function off(effect: Extract<Effect, { readonly kind: 'off' }>, offer: Offer): Group[] {
  const isCounted = effect.reduction.kind === 'amount';
  const picks = wholeLots(offer, effect.scope).filter(({ pieces }) => !isCounted || pieces > 0);
  return [{ picks, offs: (reduced) => reduced.map((lot) => offOf(effect.reduction, lot)) }];
}

function threshold(effect: Extract<Effect, { readonly kind: 'threshold' }>, offer: Offer): Group[] {
  const picks = wholeLots(offer, effect.scope);
  const offs = (reduced: readonly Lot[]): Minor[] => {
    const lefts = reduced.map((lot) => lot.left);
    return allocate(onceOff(effect.reduction, sum(lefts)), lefts);
  };
  return picks.length === 0 ? [] : [{ picks, offs }];
}

function wholeLots(offer: Offer, scope: Scope): Pick[] {
  return openLots(offer, scope).map((lot) => ({
    lot,
    pieces: offer.lots[lot]?.pieces ?? 0,
    isReduced: true,
  }));
}
