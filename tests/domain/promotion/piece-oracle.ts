import type { Effect, Reduction, Scope } from '#domain/promotion/promotion.ts';
import type { GoodsLine } from '#domain/sale/basket.ts';

/** One piece on the counter. */
interface Piece {
  readonly variantId: number;
  readonly categoryIds: readonly number[];
  readonly price: number;
}

type EffectOf<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>;

/** What is saved by one promotion alone, found piece by piece as a person would at the counter. */
export function savedByPieces(lines: readonly GoodsLine[], effect: Effect): number {
  const pieces = lines.flatMap((line) => Array.from({ length: line.quantity / 1000 }, () => toPiece(line)));
  switch (effect.kind) {
    case 'off':
      return total(pieces.filter(isIn(effect.scope)).map((piece) => offOne(effect.reduction, piece)));
    case 'x-for-y':
      return xForY(pieces, effect);
    case 'nth': {
      const found = cheapestFirst(pieces.filter(isIn(effect.scope)));
      const reduced = found.slice(0, Math.floor(found.length / effect.nth));
      return total(reduced.map((piece) => offOne(effect.reduction, piece)));
    }
    case 'buy-get':
      return buyGet(pieces, effect);
    case 'bundle':
      return bundles(pieces, effect);
    case 'threshold': {
      const goods = total(pieces.filter(isIn(effect.scope)).map((piece) => piece.price));
      if (goods < effect.minimum) return 0;
      return effect.reduction.kind === 'percent'
        ? Math.floor((goods * effect.reduction.ppm + 500_000) / 1_000_000)
        : Math.min(goods, effect.reduction.amount);
    }
  }
}

function toPiece({ variantId, categoryIds, unitPrice }: GoodsLine): Piece {
  return { variantId, categoryIds, price: unitPrice };
}

function isIn({ everything, variantIds, categoryIds }: Scope): (piece: Piece) => boolean {
  return (piece) =>
    everything ||
    variantIds.includes(piece.variantId) ||
    piece.categoryIds.some((id) => categoryIds.includes(id));
}

/** Only for reductions without a fraction: what is rounded once a goods can't be seen from one piece. */
function offOne(reduction: Reduction, { price }: Piece): number {
  return reduction.kind === 'percent'
    ? (price * reduction.ppm) / 1_000_000
    : Math.min(price, reduction.amount);
}

/** The dearest pieces in heaps of `take`; of each full heap the cheapest are free. */
function xForY(pieces: readonly Piece[], { scope, take, pay }: EffectOf<'x-for-y'>): number {
  const rest = cheapestFirst(pieces.filter(isIn(scope)));
  let saved = 0;
  while (rest.length >= take) {
    const heap = rest.splice(-take);
    saved += total(heap.slice(0, take - pay).map((piece) => piece.price));
  }
  return saved;
}

/** Tries more and more times; each time as many as possible of the cheapest are got while the rest can be bought. */
function buyGet(pieces: readonly Piece[], { buy, get, reduction }: EffectOf<'buy-get'>): number {
  let best: readonly Piece[] = [];
  for (let times = 1; times * buy.pieces <= pieces.length; times += 1) {
    const got: Piece[] = [];
    for (const piece of cheapestFirst(pieces.filter(isIn(get.scope)))) {
      const others = pieces.filter((one) => !got.includes(one) && one !== piece && isIn(buy.scope)(one));
      if (got.length < times * get.pieces && others.length >= times * buy.pieces) got.push(piece);
    }
    if (got.length > (times - 1) * get.pieces) best = got;
  }
  return total(best.map((piece) => offOne(reduction, piece)));
}

/** One bundle after the other, each of the dearest pieces that are left, while it costs more than its price. */
function bundles(pieces: readonly Piece[], { parts, price }: EffectOf<'bundle'>): number {
  const count = (scope: Scope): number => pieces.filter(isIn(scope)).length;
  const order = parts.toSorted((a, b) => count(a.scope) - count(b.scope));
  let rest = cheapestFirst(pieces).toReversed();
  let saved = 0;
  for (;;) {
    const heap: Piece[] = [];
    for (const part of order) {
      const found = rest
        .filter((piece) => !heap.includes(piece) && isIn(part.scope)(piece))
        .slice(0, part.pieces);
      if (found.length < part.pieces) return saved;
      heap.push(...found);
    }
    const worth = total(heap.map((piece) => piece.price));
    if (worth <= price) return saved;
    saved += worth - price;
    rest = rest.filter((piece) => !heap.includes(piece));
  }
}

/** Pieces of the same price in the order of their goods, as settling looks at them. */
function cheapestFirst(pieces: readonly Piece[]): Piece[] {
  return pieces.toSorted((a, b) => a.price - b.price || b.variantId - a.variantId);
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((all, amount) => all + amount, 0);
}
