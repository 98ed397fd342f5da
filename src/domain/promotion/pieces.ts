import { sum } from '../money/money.ts';
import { countOf, offOf, openPieces, pickFrom, type Claim, type Offer } from './offer.ts';
import type { Effect, Reduction } from './promotion.ts';
import type { Group, Pick } from './lot.ts';

type EffectOf<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>;

const FREE: Reduction = { kind: 'percent', ppm: 1_000_000 };

/** Groups of `take` pieces, the dearest together, so that the cheapest of each are worth most; all pieces count. */
export function xForY(effect: EffectOf<'x-for-y'>, offer: Offer): Claim {
  const { scope, take, pay } = effect;
  const stacks = openPieces(offer, scope);
  const times = Math.min(offer.most, Math.floor(countOf(stacks) / take));
  const limit = times * take;
  const freeUpTo = (place: number): number =>
    Math.floor(place / take) * (take - pay) + Math.max(0, (place % take) - pay);
  let start = 0;
  const picks = stacks.flatMap((stack) => {
    const end = Math.min(start + stack.pieces, limit);
    const free = freeUpTo(end) - freeUpTo(start);
    const paid = end - start - free;
    start = end;
    return [...pickFrom([stack], free, true), ...pickFrom([stack], paid, false)];
  });
  return { times, groups: asGroups(picks, FREE) };
}

/** One of each `nth` pieces, the cheapest ones; the others that count are the next cheapest. */
export function nth(effect: EffectOf<'nth'>, offer: Offer): Claim {
  const stacks = openPieces(offer, effect.scope).toReversed();
  const times = Math.min(offer.most, Math.floor(countOf(stacks) / effect.nth));
  const reduced = pickFrom(stacks, times, true);
  const others = pickFrom(stacks, times * (effect.nth - 1), false);
  return { times, groups: asGroups([...reduced, ...others], effect.reduction) };
}

/**
 * For each full `buy`, or only once, the pieces of `get`, the cheapest ones; the last time there may be fewer of them.
 * A piece of both scopes counts once, and is reduced only where it is not needed to be bought.
 */
export function buyGet(effect: EffectOf<'buy-get'>, offer: Offer): Claim {
  const get = openPieces(offer, effect.get.scope);
  const gettable = new Map(get.map((stack) => [stack.lot, stack]));
  const buy = openPieces(offer, effect.buy.scope).map((stack) => gettable.get(stack.lot) ?? stack);
  const shared = new Set(buy.filter((stack) => gettable.has(stack.lot)));
  const onlyBuy = countOf(buy) - countOf([...shared]);
  const [perBuy, perGet] = [effect.buy.pieces, effect.get.pieces];
  const times = Math.min(
    offer.most,
    effect.isOnce === true ? 1 : offer.most,
    Math.floor(countOf(buy) / perBuy),
    Math.ceil(countOf(get) / perGet),
    // All pieces there are, where the last time gets at least one.
    Math.floor((countOf(get) + onlyBuy + perGet - 1) / (perBuy + perGet)),
  );
  let spare = countOf([...shared]) - Math.max(0, times * perBuy - onlyBuy);
  let missing = times * perGet;
  const reduced = get.toReversed().flatMap((stack) => {
    const isShared = shared.has(stack);
    const picks = pickFrom([stack], isShared ? Math.min(spare, missing) : missing, true);
    const pieces = sum(picks.map((pick) => pick.pieces));
    missing -= pieces;
    if (isShared) spare -= pieces;
    return picks;
  });
  const needed = pickFrom(buy, times * perBuy, false);
  return { times, groups: asGroups([...reduced, ...needed], effect.reduction) };
}

function asGroups(picks: readonly Pick[], reduction: Reduction): Group[] {
  return [{ picks, offs: (reduced) => reduced.map((lot) => offOf(reduction, lot)) }];
}
