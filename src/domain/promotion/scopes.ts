import type { Effect } from './promotion.ts';

/** The same effect about other goods: those that each of its scopes stands for. */
export function withScopes<A, B>(effect: Effect<A>, goods: (scope: A) => B): Effect<B> {
  switch (effect.kind) {
    case 'buy-get': {
      const { buy, get } = effect;
      return {
        ...effect,
        buy: { ...buy, scope: goods(buy.scope) },
        get: { ...get, scope: goods(get.scope) },
      };
    }
    case 'bundle':
      return { ...effect, parts: effect.parts.map((part) => ({ ...part, scope: goods(part.scope) })) };
    default:
      return { ...effect, scope: goods(effect.scope) };
  }
}
