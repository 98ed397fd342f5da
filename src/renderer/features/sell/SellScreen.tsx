import { useCallback, useRef, useState, type ReactElement } from 'react';
import type { BasketLine } from '#domain/sale/basket.ts';
import { activeBasket } from '#renderer/app/counter.ts';
import { useCounter, useCounterState } from '#renderer/app/TillProvider.tsx';
import { useSettlement } from '#renderer/app/use-settlement.ts';
import { BasketPanel } from './BasketPanel.tsx';
import { CounterQuestions } from './CounterNotices.tsx';
import { GoodsPane, type GoodsHandle } from './GoodsPane.tsx';
import { QuantityDialog } from './QuantityDialog.tsx';
import styles from './SellScreen.module.css';
import { useBasketStock } from './use-basket-stock.ts';
import { useSellKeys } from './use-sell-keys.ts';

interface Props {
  readonly onPay: () => void;
}

/** Where goods are found and rung up. */
export function SellScreen({ onPay }: Props): ReactElement | null {
  const counter = useCounter();
  const goods = useRef<GoodsHandle>(null);
  const basket = useCounterState(activeBasket);
  const priced = useSettlement();
  const [editing, setEditing] = useState<BasketLine | null>(null);
  const canPay = priced !== null && priced.basket.lines.length > 0;
  const pay = useCallback(() => {
    if (canPay) onPay();
  }, [canPay, onPay]);
  useBasketStock();
  useSellKeys({ goods, onPay: pay, onEdit: setEditing });
  if (basket === null) return null;
  return (
    <div className={styles['screen']}>
      <GoodsPane ref={goods} />
      <BasketPanel basket={basket} settlement={priced?.settlement ?? null} onEdit={setEditing} onPay={pay} />
      <CounterQuestions />
      {editing !== null && (
        <QuantityDialog
          name={editing.name}
          unit={editing.unit}
          quantity={editing.quantity}
          onTake={(quantity) => counter.change(editing.id, { kind: 'quantity', quantity })}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
