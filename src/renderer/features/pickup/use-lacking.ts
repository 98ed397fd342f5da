import { useState } from 'react';
import type { PickupStep, ShortReason } from '#domain/pickup/step.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { useTakeStep } from './use-step.ts';
import type { Walk } from './use-walk.ts';
import type { Share, Stop } from './walk-view.ts';

/** What one order goes without. */
export interface Lacking {
  readonly share: Share;
  readonly quantity: Thousandths;
}

/** Who goes without so much: the last due first. */
export function lackingOf(stop: Stop, quantity: Thousandths): readonly Lacking[] {
  const lacking: Lacking[] = [];
  let rest = quantity;
  for (const share of stop.shares.toReversed()) {
    const part = Math.min(rest, share.left);
    if (part > 0) lacking.unshift({ share, quantity: part });
    rest -= part;
  }
  return lacking;
}

export function useMarking(walk: Walk) {
  const takeStep = useTakeStep();
  const [error, setError] = useState<Error | null>(null);
  const [isRunning, setRunning] = useState(false);
  const mark = async (lacking: readonly Lacking[], reason: ShortReason): Promise<boolean> => {
    setRunning(true);
    setError(null);
    try {
      for (const { share, quantity } of lacking)
        await takeStep(share.orderId, withoutStep(share, quantity, reason));
      return true;
    } catch (fault) {
      setError(fault instanceof Error ? fault : new Error(String(fault)));
      walk.refresh();
      return false;
    } finally {
      setRunning(false);
    }
  };
  return { mark, error, isRunning };
}

/** A line is short; a substitute that lacks too is given up. */
function withoutStep({ kind, id }: Share, quantity: Thousandths, reason: ShortReason): PickupStep {
  if (kind === 'line') return { kind: 'short', lineId: id, quantity, reason };
  return {
    kind: 'consent',
    offerId: id,
    isAccepted: false,
    by: 'counter',
    person: '',
    isDearerAgreed: false,
  };
}
