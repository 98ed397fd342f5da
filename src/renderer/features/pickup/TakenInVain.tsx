import type { ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { useFormat } from '#renderer/app/format.ts';
import type { OrderCounter } from '#renderer/app/hand-over.ts';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './OrderScreen.module.css';

interface Props {
  readonly detail: PickupDetail;
  /** Null where nothing can be paid out, as on a second screen. */
  readonly counter: OrderCounter | null;
}

/** What this till took for an order although another had handed it over, or it was cancelled: by which sale, and the way to give it back. */
export function TakenInVain({ detail: { order, taken }, counter }: Props): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  const mayPayBack = useMay()('sale.make') && counter !== null;
  if (taken.inVain.length === 0) return null;
  return (
    <div className={styles['questions']}>
      {taken.inVain.map(({ origin, credit }) => {
        const amount = format.money(credit.total);
        const number = origin?.receiptNumber ?? '';
        return (
          <Notice
            key={number}
            tone="stop"
            title={words('pickup.in-vain', { amount, number })}
            actions={
              mayPayBack && (
                <Button onPress={() => counter.payBack(order, { origin, credit, giveBack: null })}>
                  {words('pickup.in-vain.give-back', { amount })}
                </Button>
              )
            }
          >
            {words('pickup.in-vain.text', { number })}
          </Notice>
        );
      })}
    </div>
  );
}
