import { useRef } from 'react';
import type { Given } from '#domain/sale/tender.ts';
import type { Priced } from '#renderer/app/pricing.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { RequestFailed } from '#renderer/client/client.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import type { PaymentEvent } from './payment.ts';

/** Commits once at a time; a second press of the same basket finds the sale already made. */
export function useCommit(
  first: Priced,
  dispatch: (event: PaymentEvent) => void,
): (given: readonly Given[], priced?: Priced) => void {
  const api = useApi();
  const counter = useCounter();
  const isRunning = useRef(false);
  return (given, { basket, moment, settlement } = first) => {
    if (isRunning.current) return;
    isRunning.current = true;
    dispatch({ kind: 'commit' });
    const input = { basket, settledAt: moment.at, shownTotal: settlement.total, given };
    void api.sale
      .commit(input)
      .then(
        (sale) => {
          counter.startNext({ sale, lines: basket.lines });
          dispatch({ kind: 'committed', sale });
        },
        (error: unknown) => {
          // These lines are no part of the sale that has the id: closed and paid anew, they are one of their own.
          if (error instanceof RequestFailed && error.code === 'already-paid') counter.renew();
          dispatch({ kind: 'refused', error });
        },
      )
      .finally(() => {
        isRunning.current = false;
      });
  };
}
