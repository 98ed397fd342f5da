import { useCallback, useRef, useState, type ReactElement } from 'react';
import { activeBasket } from '#renderer/app/counter.ts';
import { useCounterState } from '#renderer/app/TillProvider.tsx';
import { useSettlement } from '#renderer/app/use-settlement.ts';
import { BasketPanel } from './BasketPanel.tsx';
import { CounterQuestions } from './CounterNotices.tsx';
import { GoodsPane, type GoodsHandle } from './GoodsPane.tsx';
import type { Opened } from './opened.ts';
import { SellDialogs } from './SellDialogs.tsx';
import styles from './SellScreen.module.css';
import { useBasketStock } from './use-basket-stock.ts';
import { useSellKeys } from './use-sell-keys.ts';

interface Props {
  readonly onPay: () => void;
}

/** Where goods are found and rung up. */
export function SellScreen({ onPay }: Props): ReactElement | null {
  const goods = useRef<GoodsHandle>(null);
  const basket = useCounterState(activeBasket);
  const front = useSettlement();
  const priced = front?.basket === basket ? front : null;
  const [opened, open] = useState<Opened | null>(null);
  const canPay = priced !== null && priced.basket.lines.length > 0;
  const pay = useCallback(() => {
    if (canPay) onPay();
  }, [canPay, onPay]);
  useBasketStock();
  useSellKeys({ goods, onPay: pay, onOpen: open });
  if (basket === null) return null;
  return (
    <div className={styles['screen']}>
      <GoodsPane ref={goods} />
      <BasketPanel basket={basket} priced={priced} onOpen={open} onPay={pay} />
      <CounterQuestions />
      {opened !== null && <SellDialogs opened={opened} basket={basket} priced={priced} onOpen={open} />}
    </div>
  );
}
