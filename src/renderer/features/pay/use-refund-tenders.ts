import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Basket } from '#domain/sale/basket.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import type { Bill, PaymentEvent } from './payment.ts';

/** Money goes back the way it came: the till proposes it, once, and the clerk may choose otherwise. */
export function useRefundTenders(
  basket: Basket,
  { total, given }: Bill,
  dispatch: (event: PaymentEvent) => void,
): void {
  const queries = useQueries();
  const saleIds = [...new Set(basket.lines.flatMap(originOf))];
  const isAsked = total < 0 && saleIds.length > 0;
  const { data } = useQuery({
    ...queries.sale.refundTenders({ saleIds, amount: Math.abs(total) }),
    enabled: isAsked,
  });
  const isProposed = useRef(false);
  useEffect(() => {
    if (data === undefined || isProposed.current || given.length > 0) return;
    isProposed.current = true;
    dispatch({ kind: 'give', given: data.given });
  }, [data, given, dispatch]);
}

function originOf(line: Basket['lines'][number]): string[] {
  return line.kind === 'return' && line.origin !== null ? [line.origin.saleId] : [];
}
