import { useState } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { fullName } from '#domain/sale/item-name.ts';
import { PIECE, type Thousandths } from '#domain/stock/quantity.ts';
import { play } from '#renderer/app/sound.ts';
import { nextShares, unitOf, type Share, type Stop } from './walk-view.ts';
import { useWalkSteps } from './use-walk-steps.ts';

/** What the last scan or touch led to. */
export type Sign =
  | { readonly kind: 'right'; readonly stop: Stop }
  | { readonly kind: 'wrong'; readonly name: string }
  | { readonly kind: 'over'; readonly name: string }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Goods that somebody is asked a quantity of: how many of the stop, or what those for one order weigh. */
export interface Asked {
  readonly stop: Stop;
  readonly share: Share;
}

export type Walk = ReturnType<typeof useWalk>;

/** A walk through the shop for some orders: its stops, the one in front, and what each scan does. */
export function useWalk(orderIds: readonly string[]) {
  const [frontId, setFrontId] = useState<string | null>(null);
  const [sign, setSign] = useState<Sign | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const refuse = (said: Sign): void => {
    play('refused');
    setSign(said);
  };
  const ask = (stop: Stop): void => {
    const share = stop.shares.find(({ left }) => left > 0);
    setAsked(share === undefined ? null : { stop, share });
  };
  const steps = useWalkSteps(orderIds, (error) => refuse({ kind: 'failed', error }));
  const { stops, enqueue } = steps;
  const picking = usePicking(steps, { refuse, setSign, setFrontId, ask });
  return {
    isReady: steps.isReady,
    error: steps.error,
    /** Also after something was done beside the walk, in a dialog over it. */
    refresh: steps.refetch,
    orders: steps.orders,
    /** Picks an order from now on that somebody else had begun. */
    takeOn: (orderId: string) => enqueue(() => steps.take(orderId, { kind: 'start' })),
    stops,
    front:
      stops.find(({ id }) => id === frontId) ?? stops.find(({ left }) => left > 0) ?? stops.at(0) ?? null,
    turnTo: (stop: Stop) => {
      setSign(null);
      setFrontId(stop.id);
    },
    /** On to the first stop where something is left. */
    goOn: () => setFrontId(null),
    sign,
    clearSign: () => setSign(null),
    hear: (item: CatalogItem, quantity: Thousandths | null) => enqueue(() => picking.hear(item, quantity)),
    /** One more piece; goods by weight are weighed. */
    more: (stop: Stop) =>
      unitOf(stop) === 'piece' ? enqueue(() => picking.pick(stop.id, PIECE)) : ask(stop),
    less: (stop: Stop) => enqueue(() => picking.putBack(stop.id)),
    /** What is being counted or weighed; null while nothing is. */
    asked,
    ask,
    unask: () => setAsked(null),
    /** Takes the quantity that was asked for. */
    tell: ({ stop, share }: Asked, quantity: Thousandths) =>
      enqueue(() =>
        unitOf(stop) === 'piece' ? picking.pick(stop.id, quantity) : picking.weigh(share, stop.id, quantity),
      ),
  };
}

interface Telling {
  readonly refuse: (said: Sign) => void;
  readonly setSign: (sign: Sign | null) => void;
  readonly setFrontId: (stopId: string | null) => void;
  readonly ask: (stop: Stop) => void;
}

function usePicking({ now, take }: ReturnType<typeof useWalkSteps>, telling: Telling) {
  const { refuse, setSign, setFrontId, ask } = telling;
  const stopOf = (stopId: string): Stop | undefined => now().find(({ id }) => id === stopId);
  /** Ticks it, and goes on once nothing is left there. */
  const confirm = (stopId: string): void => {
    const stop = stopOf(stopId);
    if (stop === undefined) return;
    play('right');
    setSign({ kind: 'right', stop });
    setFrontId(stop.left > 0 ? stopId : null);
  };
  const pick = async (stopId: string, quantity: Thousandths): Promise<void> => {
    const stop = stopOf(stopId);
    if (stop === undefined) return;
    const parts = nextShares(stop, quantity);
    if (parts.length === 0) return refuse({ kind: 'over', name: stop.name });
    for (const part of parts) await take(part.share.orderId, pickStep(part.share, part.quantity));
    confirm(stopId);
  };
  const weigh = async (share: Share, stopId: string, quantity: Thousandths): Promise<void> => {
    await take(share.orderId, weighStep(share, quantity));
    confirm(stopId);
  };
  const putBack = async (stopId: string): Promise<void> => {
    const stop = stopOf(stopId);
    const share = stop?.shares.findLast(({ picked }) => picked > 0);
    if (stop === undefined || share === undefined) return;
    const part = unitOf(stop) === 'piece' ? Math.min(PIECE, share.picked) : share.picked;
    await take(share.orderId, pickStep(share, -part));
    setSign(null);
    setFrontId(stopId);
  };
  const hear = async (item: CatalogItem, quantity: Thousandths | null): Promise<void> => {
    const stop = now().find(({ goods }) => goods?.variantId === item.variantId);
    if (stop === undefined) return refuse({ kind: 'wrong', name: fullName(item) });
    const share = stop.shares.find(({ left }) => left > 0);
    if (share === undefined) return refuse({ kind: 'over', name: stop.name });
    setFrontId(stop.id);
    if (item.unit === 'piece') return pick(stop.id, quantity ?? PIECE);
    if (quantity === null) ask(stop);
    else await weigh(share, stop.id, quantity);
  };
  return { pick, weigh, putBack, hear };
}

function pickStep({ kind, id }: Share, quantity: Thousandths): PickupStep {
  return kind === 'line'
    ? { kind: 'pick', lineId: id, quantity }
    : { kind: 'pick-offer', offerId: id, quantity };
}

function weighStep({ kind, id }: Share, quantity: Thousandths): PickupStep {
  return kind === 'line'
    ? { kind: 'weigh', lineId: id, quantity }
    : { kind: 'pick-offer', offerId: id, quantity };
}
