import { useState, type FormEvent, type ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { ReasonField } from '#renderer/app/ReasonField.tsx';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './forms.module.css';
import { useSteps } from './use-step.ts';

interface Props {
  readonly kind: 'reject' | 'cancel';
  readonly detail: PickupDetail;
  readonly onClose: () => void;
}

/** Why an order is not taken, or given up. */
export function ReasonDialog({ kind, detail, onClose }: Props): ReactElement {
  const words = useWords();
  const steps = useSteps(detail.card.orderId);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() === '') return;
    steps
      .take({ kind, reason: reason.trim() })
      .then(onClose)
      .catch(() => undefined);
  };
  return (
    <TillDialog title={words(`pickup.${kind}.title`, { name: detail.order.customer.name })} onClose={onClose}>
      <form className={styles['form']} onSubmit={submit}>
        <p>{words(`pickup.${kind}.text`)}</p>
        <ReasonField
          reason={reason}
          onChange={setReason}
          common={['pickup.reason.stock', 'pickup.reason.shopper', 'pickup.reason.closed']}
          autoFocus
        />
        <RefusalNotice error={steps.error} />
        <Button
          type="submit"
          look="danger"
          size="large"
          isWide
          isDisabled={reason.trim() === '' || steps.isRunning}
        >
          {words(`pickup.do.${kind}`)}
        </Button>
      </form>
    </TillDialog>
  );
}
