import { useMutation } from '@tanstack/react-query';
import { formatReceiptNumber, movedAmount, type SaleRecord } from '#domain/sale/sale.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { useGrants } from './use-grants.ts';

export interface Voiding {
  readonly run: (reason: string) => void;
  readonly isBusy: boolean;
  /** Whether somebody else has to allow it. */
  readonly isAsking: boolean;
  readonly error: Error | null;
  /** Of the document that took the sale back; null before. */
  readonly receiptNumber: string | null;
}

/** Voids a sale, with somebody's leave where the one at the till may not. */
export function useVoid(record: SaleRecord | null, onVoided: (voidId: string) => void): Voiding {
  const words = useWords();
  const format = useFormat();
  const api = useApi();
  const mayVoid = useMay()('sale.void');
  const grantsFor = useGrants();
  const voiding = useMutation({
    mutationFn: async (reason: string) => {
      if (record === null) return null;
      const amount = movedAmount(record);
      const number = formatReceiptNumber(record.registerCode, record.number);
      const what = words('void.ask', { number, amount: format.money(amount) });
      const wish = { permission: 'sale.void', amount, subject: record.id, what } as const;
      const grants = await grantsFor(mayVoid, wish);
      return grants === null ? null : await api.sale.void({ saleId: record.id, reason, grants });
    },
    onSuccess: (made) => {
      if (made !== null) onVoided(made.saleId);
    },
  });
  return {
    run: voiding.mutate,
    isBusy: voiding.isPending,
    isAsking: !mayVoid,
    error: voiding.error,
    receiptNumber: voiding.data?.receiptNumber ?? null,
  };
}
