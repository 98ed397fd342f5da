import { useCallback, useState, type ReactElement } from 'react';
import { PaymentDialog } from '#renderer/features/pay/PaymentDialog.tsx';
import { SellScreen } from '#renderer/features/sell/SellScreen.tsx';
import type { Priced } from './pricing.ts';
import { useTill } from './TillProvider.tsx';

/** Selling and paying: what is paid is the basket as it stood, with its amounts, when paying began. */
export function CounterRoute(): ReactElement {
  const { draft, pricing } = useTill();
  const [paying, setPaying] = useState<Priced | null>(null);
  const pay = useCallback(() => {
    void draft.flush();
    const front = pricing.store.getState();
    setPaying(front === null ? null : pricing.price(front.basket));
  }, [draft, pricing]);
  return (
    <>
      <SellScreen onPay={pay} />
      {paying !== null && (
        <PaymentDialog priced={paying} onClose={() => setPaying(null)} onRepriced={setPaying} />
      )}
    </>
  );
}
