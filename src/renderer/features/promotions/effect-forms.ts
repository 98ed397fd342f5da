import type { Effect, Part, Reduction, Scope } from '#domain/promotion/promotion.ts';

export type EffectKind = Effect['kind'];

/** In the order in which shops want them. */
export const EFFECT_KINDS = [
  'off',
  'x-for-y',
  'buy-get',
  'nth',
  'bundle',
  'threshold',
] as const satisfies readonly EffectKind[];

export const EVERYTHING: Scope = { everything: true, categoryIds: [], variantIds: [] };

const HALF: Reduction = { kind: 'percent', ppm: 500_000 };
const ONE: Part = { scope: EVERYTHING, pieces: 1 };

/** An effect of another kind that keeps the goods it is about. */
export function effectOfKind(kind: EffectKind, from: Effect): Effect {
  const scope = scopesOf(from)[0] ?? EVERYTHING;
  switch (kind) {
    case 'off':
      return { kind, scope, reduction: { kind: 'percent', ppm: 100_000 } };
    case 'x-for-y':
      return { kind, scope, take: 3, pay: 2 };
    case 'buy-get':
      return { kind, buy: { scope, pieces: 1 }, get: ONE, reduction: { kind: 'percent', ppm: 1_000_000 } };
    case 'nth':
      return { kind, scope, nth: 2, reduction: HALF };
    case 'bundle':
      return { kind, parts: [{ scope, pieces: 1 }, ONE], price: 0 };
    case 'threshold':
      return { kind, scope, minimum: 0, reduction: { kind: 'percent', ppm: 100_000 } };
  }
}

/** The goods that an effect is about, in order. */
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
