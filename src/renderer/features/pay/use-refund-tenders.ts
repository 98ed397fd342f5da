import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef } from 'react';
import type { Basket } from '#domain/sale/basket.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import type { OutputOf } from '#contract/procedure.ts';
import type { sale } from '#contract/sale.ts';
import type { Minor } from '#domain/money/money.ts';
import type { Bill, PaymentEvent } from './payment.ts';

interface AskedWayBack {
  /** Undefined while it is not known, and where none goes back. */
  readonly wayBack: WayBack | undefined;
  /** The till has not said it yet: nothing may go back another way by a press that came too early. */
  readonly isAsked: boolean;
}

/** How the money of a basket goes back, as the till says. */
export function useWayBack({ lines }: Basket, total: Minor): AskedWayBack {
  const queries = useQueries();
  const saleIds = [...new Set(lines.flatMap(originOf))];
  const { data, isLoading } = useQuery({
    ...queries.sale.refundTenders({ saleIds, amount: Math.abs(total) }),
    enabled: total < 0 && saleIds.length > 0,
  });
  return { wayBack: data, isAsked: isLoading };
}

/** Money goes back the way it came: the till proposes it, once, and the clerk may choose otherwise. */
export function useRefundTenders(
  wayBack: WayBack | undefined,
  { given }: Bill,
  dispatch: (event: PaymentEvent) => void,
): void {
  const isProposed = useRef(false);
  // In the same breath as it is known, so that no key comes between.
  useLayoutEffect(() => {
    if (wayBack === undefined || isProposed.current || given.length > 0) return;
    isProposed.current = true;
    dispatch({ kind: 'give', given: wayBack.given });
  }, [wayBack, given, dispatch]);
}

type WayBack = OutputOf<typeof sale.refundTenders>;

function originOf(line: Basket['lines'][number]): string[] {
  return 'origin' in line && line.origin !== null ? [line.origin.saleId] : [];
}
