import type { ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { useFormat } from '#renderer/app/format.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './forms.module.css';
import { useSteps } from './use-step.ts';

interface Props {
  readonly detail: PickupDetail;
  readonly onClose: () => void;
}

/** Asks before the goods of an order that nobody fetched are sold again: that ends it, and the store gives the money back. */
export function RestockDialog({ detail: { order, card }, onClose }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const steps = useSteps(card.orderId);
  const put = (): void => {
    steps
      .take({ kind: 'restock' })
      .then(onClose)
      .catch(() => undefined);
  };
  return (
    <TillDialog title={words('pickup.restock.title', { name: order.customer.name })} onClose={onClose}>
      <div className={styles['form']}>
        <p>{words('pickup.restock.text')}</p>
        {order.paid > 0 && (
          <p className={styles['loud']}>
            {words('pickup.restock.refund', { amount: format.money(order.paid) })}
          </p>
        )}
        <RefusalNotice error={steps.error} />
        <Button look="danger" size="large" isWide autoFocus isDisabled={steps.isRunning} onPress={put}>
          {words('pickup.do.restock')}
        </Button>
      </div>
    </TillDialog>
  );
}
