import { useState } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import type { Minor } from '#domain/money/money.ts';
import { backWays, mostBack, worthOf, type BackWays } from '#domain/pickup/give-back.ts';
import { mayTake } from '#domain/pickup/steps.ts';
import { creditOfAmount } from '#domain/sale/plan-return.ts';
import type { OrderCounter } from '#renderer/app/hand-over.ts';
import { useMay } from '#renderer/app/session.ts';
import { useSteps } from './use-step.ts';

/** A line that was given: what is left of it, thousandths. */
export interface GivenLine {
  readonly lineId: string;
  readonly name: string;
  readonly unit: 'piece' | 'kg' | 'm';
  readonly left: number;
}

interface Asked {
  readonly detail: PickupDetail;
  readonly counter: OrderCounter | null;
  readonly onClose: () => void;
}

export type GivingBack = ReturnType<typeof useGivingBack>;

/** What comes back and for how much: what it cost, unless somebody says another amount; and how that goes back. */
export function useGivingBack({ detail, counter, onClose }: Asked) {
  const steps = useSteps(detail.card.orderId);
  const maySell = useMay()('sale.make');
  const lines = givenOf(detail);
  const [back, setBack] = useState<Readonly<Record<string, number>>>({});
  const [isRestocked, setRestocked] = useState(true);
  const [typed, setTyped] = useState<Minor | null | 'worth'>('worth');
  const [reason, setReason] = useState('');
  const { pickup, order } = detail;
  const chosen = lines
    .map(({ lineId }) => ({ lineId, quantity: back[lineId] ?? 0, isRestocked }))
    .filter(({ quantity }) => quantity > 0);
  const worth = worthOf(pickup.given, pickup.givenBack, chosen);
  const amount = typed === 'worth' ? worth : typed;
  const ways: BackWays = backWays(pickup, amount ?? 0);
  const giveBack = { lines: chosen, amount: amount ?? 0, reason: reason.trim() };
  const fits = mayTake(pickup, { kind: 'give-back', ...giveBack, saleId: null, paidBack: ways.here });
  const isReady = fits === 'yes' && amount !== null && giveBack.reason !== '' && !steps.isRunning;
  const submit = (): void => {
    const { handedOver } = detail.taken;
    if (!isReady) return;
    if (ways.here === 0) {
      steps
        .take({ kind: 'give-back', ...giveBack, saleId: null, paidBack: 0 })
        .then(onClose)
        .catch(() => undefined);
      return;
    }
    if (counter === null || handedOver === null) return;
    const { origin, credit } = handedOver;
    onClose();
    counter.payBack(order, { origin, credit: creditOfAmount(credit, pickup.paidBack, ways.here), giveBack });
  };
  return {
    lines,
    back,
    setBack: (lineId: string, quantity: number) => {
      setTyped('worth');
      setBack({ ...back, [lineId]: quantity });
    },
    isRestocked,
    setRestocked,
    worth,
    amount,
    setAmount: setTyped,
    reason,
    setReason,
    ways,
    /** What can be given back yet, where that is less than is asked for. */
    most: fits === 'over-paid' ? mostBack(pickup, chosen) : null,
    isPaidElsewhere: ways.here > 0 && (counter === null || !maySell),
    isReady,
    submit,
    error: steps.error,
  };
}

function givenOf({ pickup, goods }: PickupDetail): readonly GivenLine[] {
  const { lines, substitutes } = pickup.given;
  const all = [
    ...lines.map(({ lineId, quantity }) => {
      const line = pickup.lines.find((one) => one.line.lineId === lineId)?.line;
      return { lineId, quantity, name: line?.name ?? '', remoteId: line?.variantRemoteId ?? '' };
    }),
    ...substitutes.map(({ offerId, quantity, substitute }) => ({
      lineId: offerId,
      quantity,
      name: substitute.name,
      remoteId: substitute.variantRemoteId,
    })),
  ];
  return all
    .map(({ lineId, name, quantity, remoteId }) => ({
      lineId,
      name,
      unit: goods.find((one) => one.variantRemoteId === remoteId)?.unit ?? ('piece' as const),
      left: quantity - backOf(pickup.givenBack, lineId),
    }))
    .filter(({ left }) => left > 0);
}

function backOf(givenBack: PickupDetail['pickup']['givenBack'], lineId: string): number {
  return givenBack.reduce((sum, one) => (one.lineId === lineId ? sum + one.quantity : sum), 0);
}
