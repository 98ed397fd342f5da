import type { PickupDetail, PickupGoods } from '#contract/pickup.ts';
import type { Offer, Stage } from '#domain/pickup/pickup.ts';
import { allocateStop, planWalk, type WalkLine } from '#domain/pickup/walk.ts';
import type { Thousandths, Unit } from '#domain/stock/quantity.ts';

/** What one order gets of the goods at a stop. Thousandths. */
export interface Share {
  readonly orderId: string;
  readonly code: string;
  /** Whose it is. */
  readonly name: string;
  /** The letter of its box on a walk for several orders. */
  readonly tag: string;
  /** A line of the order, or an offer that was accepted. */
  readonly kind: 'line' | 'offer';
  readonly id: string;
  readonly wanted: Thousandths;
  /** Picked or known to lack. */
  readonly done: Thousandths;
  readonly picked: Thousandths;
  readonly short: Thousandths;
  /** Offered otherwise, and nobody has answered yet. */
  readonly waits: Thousandths;
  readonly left: Thousandths;
}

/** Goods to be taken from one place, for one order or several. */
export interface Stop {
  /** The store's id of the goods. */
  readonly id: string;
  readonly name: string;
  readonly sku: string;
  readonly path: readonly string[];
  /** Null where this till's catalog has none of it. */
  readonly goods: PickupGoods | null;
  readonly wanted: Thousandths;
  readonly done: Thousandths;
  readonly waits: Thousandths;
  readonly left: Thousandths;
  readonly shares: readonly Share[];
}

interface Wanted {
  readonly share: Share;
  readonly line: WalkLine;
}

/** The letters of boxes: as many as one walk has orders. */
const TAGS = 'ABCDEFGHIJKLMNOPQRST';

/** Orders that are no longer to be given to anybody: nothing is picked for them any more. */
const OVER: ReadonlySet<Stage> = new Set(['rejected', 'cancelled', 'released']);

/** Whether an order came to its end while somebody picked it. */
export function isOver({ pickup }: PickupDetail): boolean {
  return OVER.has(pickup.stage);
}

/** Every stop of a walk, done ones too, so that the way stays the same while one walks it. */
export function stopsOf(orders: readonly PickupDetail[]): readonly Stop[] {
  const wanted = orders.flatMap((detail, at) =>
    isOver(detail) ? [] : wantedOf(detail, orders.length > 1 ? (TAGS[at] ?? '') : ''),
  );
  const goods = new Map(orders.flatMap((detail) => detail.goods.map((one) => [one.variantRemoteId, one])));
  return planWalk(wanted.map(({ line }) => line)).map((stop) => {
    const shares = stop.shares.flatMap(({ orderId, lineId }) =>
      wanted
        .filter(({ line }) => line.orderId === orderId && line.lineId === lineId)
        .map(({ share }) => share),
    );
    return {
      id: stop.variantRemoteId,
      name: stop.name,
      sku: stop.sku,
      path: stop.categoryPath,
      goods: goods.get(stop.variantRemoteId) ?? null,
      wanted: sum(shares, 'wanted'),
      done: sum(shares, 'done'),
      waits: sum(shares, 'waits'),
      left: sum(shares, 'left'),
      shares,
    };
  });
}

/** How goods at a stop are counted; in pieces where this till does not know them. */
export function unitOf({ goods }: Stop): Unit {
  return goods?.unit ?? 'piece';
}

/** Who gets the next of so much: the earlier due first. Nothing when it is more than is left. */
export function nextShares(
  stop: Stop,
  quantity: Thousandths,
): readonly { readonly share: Share; readonly quantity: Thousandths }[] {
  if (quantity > stop.left) return [];
  const open = stop.shares.filter(({ left }) => left > 0);
  const allocated = allocateStop(
    {
      variantRemoteId: stop.id,
      sku: stop.sku,
      name: stop.name,
      categoryPath: stop.path,
      quantity: stop.left,
      shares: open.map(({ orderId, id, left }) => ({ orderId, lineId: id, quantity: left })),
    },
    quantity,
  );
  return allocated.flatMap((part) =>
    open
      .filter((share) => share.orderId === part.orderId && share.id === part.lineId)
      .map((share) => ({ share, quantity: part.quantity })),
  );
}

function wantedOf(detail: PickupDetail, tag: string): readonly Wanted[] {
  const { card, pickup } = detail;
  const { orderId, code, customerName: name } = card;
  const box = { orderId, code, name, tag };
  const lines = pickup.lines.map(({ line, wanted: ordered, picked, weighed, short }) => {
    const offers = pickup.offers.filter(({ lineId }) => lineId === line.lineId);
    const wanted = ordered - replacedBy(offers, 'accepted');
    const waits = replacedBy(offers, 'open');
    const done = weighed === null ? picked + short : wanted;
    const left = Math.max(0, wanted - done - waits);
    const share = {
      ...box,
      kind: 'line',
      id: line.lineId,
      wanted,
      done,
      picked,
      short,
      waits,
      left,
    } as const;
    return toWanted(detail, share, line);
  });
  const offers = pickup.offers
    .filter(({ state }) => state === 'accepted')
    .map(({ offerId, substitute, picked }) => {
      const { quantity: wanted } = substitute;
      const left = Math.max(0, wanted - picked);
      const amounts = { wanted, done: picked, picked, short: 0, waits: 0, left };
      return toWanted(detail, { ...box, kind: 'offer', id: offerId, ...amounts }, substitute);
    });
  return [...lines, ...offers].filter(({ share }) => share.wanted > 0);
}

function toWanted(
  { card, goods }: PickupDetail,
  share: Share,
  {
    variantRemoteId,
    sku,
    name,
  }: { readonly variantRemoteId: string; readonly sku: string; readonly name: string },
): Wanted {
  const known = goods.find((one) => one.variantRemoteId === variantRemoteId);
  const line = {
    orderId: card.orderId,
    lineId: share.id,
    dueAt: card.dueAt,
    variantRemoteId,
    sku,
    name,
    categoryPath: known?.categories ?? [],
    quantity: share.wanted,
  };
  return { share, line };
}

function replacedBy(offers: readonly Offer[], state: Offer['state']): Thousandths {
  return offers.reduce((all, offer) => (offer.state === state ? all + offer.replaces : all), 0);
}

function sum(shares: readonly Share[], name: 'wanted' | 'done' | 'waits' | 'left'): Thousandths {
  return shares.reduce((all, share) => all + share[name], 0);
}
