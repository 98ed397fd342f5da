import { useCallback, useState, type ReactElement } from 'react';
import type { Basket } from '#domain/sale/basket.ts';
import { PaymentDialog } from '#renderer/features/pay/PaymentDialog.tsx';
import { SellScreen } from '#renderer/features/sell/SellScreen.tsx';
import { useCounter, useTill } from './TillProvider.tsx';

/** Selling and paying: what is paid is the basket as it stood when paying began. */
export function CounterRoute(): ReactElement {
  const { draft } = useTill();
  const { store } = useCounter();
  const [paying, setPaying] = useState<Basket | null>(null);
  const pay = useCallback(() => {
    void draft.flush();
    setPaying(store.getState().basket);
  }, [draft, store]);
  return (
    <>
      <SellScreen onPay={pay} />
      {paying !== null && (
        <PaymentDialog basket={paying} onClose={() => setPaying(null)} onRepriced={setPaying} />
      )}
    </>
  );
}
