import type { FormEvent, ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { useFormat } from '#renderer/app/format.ts';
import type { HandOverBasket } from '#renderer/app/hand-over.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './forms.module.css';
import { ProofFields } from './ProofFields.tsx';
import { SignaturePad } from './SignaturePad.tsx';
import { useHandOverForm } from './use-hand-over-form.ts';
import { useSteps } from './use-step.ts';

interface Props {
  readonly detail: PickupDetail;
  /** The shopper's code brought us here. */
  readonly isScanned: boolean;
  /** Null where nothing can be paid, as on a second screen. */
  readonly collect: HandOverBasket | null;
  readonly onClose: () => void;
}

/** Gives an order to who shows that it is theirs; what is to be paid is paid at the counter, in one sale with anything else. */
export function HandOverDialog({ detail, isScanned, collect, onClose }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const form = useHandOverForm(detail, isScanned);
  const maySell = useMay()('sale.make');
  const steps = useSteps(detail.card.orderId);
  const { due } = detail.pickup.given;
  const isPaidElsewhere = due > 0 && (collect === null || !maySell);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (form.handOver === null || isPaidElsewhere || steps.isRunning) return;
    if (due > 0) {
      onClose();
      collect?.(detail, form.handOver);
      return;
    }
    steps
      .take({ kind: 'hand-over', handOver: form.handOver, saleId: null, collected: 0 })
      .then(onClose)
      .catch(() => undefined);
  };
  return (
    <TillDialog
      title={words('pickup.give.title', { name: detail.order.customer.name })}
      onClose={onClose}
      onScan={({ code }) => form.scan(code)}
    >
      <form className={styles['form']} onSubmit={submit}>
        <WhereItIs detail={detail} />
        <ProofFields detail={detail} form={form} />
        <Collector collector={form.collector} onChange={form.setCollector} />
        {form.checks.map((note) => (
          <Check
            key={note}
            isSelected={form.checked.includes(note)}
            onChange={(isOn) => form.check(note, isOn)}
          >
            {words('pickup.give.check', { note })}
          </Check>
        ))}
        <SignaturePad onChange={form.setSignature} />
        <RefusalNotice error={steps.error} />
        {isPaidElsewhere ? (
          <Notice tone="warn" title={words('pickup.give.elsewhere', { amount: format.money(due) })} />
        ) : (
          <Button
            type="submit"
            look="primary"
            size="large"
            isWide
            isDisabled={form.handOver === null || steps.isRunning}
          >
            {due > 0 ? words('pickup.give.pay', { amount: format.money(due) }) : words('pickup.give.now')}
          </Button>
        )}
      </form>
    </TillDialog>
  );
}

function WhereItIs({ detail: { pickup } }: { readonly detail: PickupDetail }): ReactElement {
  const words = useWords();
  return (
    <p className={styles['loud']}>
      {words('pickup.give.where', { place: pickup.place, count: pickup.bags })}
    </p>
  );
}

interface CollectorProps {
  /** Null while it is the shopper. */
  readonly collector: string | null;
  readonly onChange: (collector: string | null) => void;
}

function Collector({ collector, onChange }: CollectorProps): ReactElement {
  const words = useWords();
  return (
    <>
      <Check isSelected={collector !== null} onChange={(isOn) => onChange(isOn ? '' : null)}>
        {words('pickup.give.other')}
      </Check>
      {collector !== null && (
        <TextField
          label={words('pickup.give.collector')}
          value={collector}
          onChange={onChange}
          maxLength={80}
          autoComplete="off"
          autoFocus
        />
      )}
    </>
  );
}
