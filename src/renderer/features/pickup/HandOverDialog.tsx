import { useEffect, useRef, type ReactElement, type RefObject } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { useFormat } from '#renderer/app/format.ts';
import type { OrderCounter } from '#renderer/app/hand-over.ts';
import { useHotkeys } from '#renderer/app/hotkeys.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './forms.module.css';
import { ProofFields } from './ProofFields.tsx';
import { SignaturePad } from './SignaturePad.tsx';
import { useHandOverForm, type HandOverForm } from './use-hand-over-form.ts';
import { useSteps } from './use-step.ts';

interface Props {
  readonly detail: PickupDetail;
  /** The shopper's code brought us here. */
  readonly isShown: boolean;
  /** Null where nothing can be paid, as on a second screen. */
  readonly counter: OrderCounter | null;
  readonly onClose: () => void;
}

/** Gives an order to who shows that it is theirs; what is to be paid is paid at the counter, in one sale with anything else. */
export function HandOverDialog({ detail, isShown, counter, onClose }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const form = useHandOverForm(detail, isShown);
  const steps = useSteps(detail.card.orderId);
  const { due } = detail.pickup.given;
  const fields = useFocusOnLack(form.isRight);
  const obstacle = usePayObstacle(detail, counter !== null);
  const give = (): void => {
    if (form.handOver === null || obstacle !== null || steps.isRunning) return;
    if (due > 0) {
      onClose();
      counter?.collect(detail, form.handOver);
      return;
    }
    steps
      .take({ kind: 'hand-over', handOver: form.handOver, saleId: null, collected: 0 })
      .then(onClose)
      .catch(() => undefined);
  };
  useHotkeys({ F9: give }, 'dialog');
  return (
    <TillDialog
      title={words('pickup.give.title', { name: detail.order.customer.name })}
      onClose={onClose}
      onScan={({ code }) => form.scan(code)}
    >
      <form
        ref={fields}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          give();
        }}
      >
        <WhereItIs detail={detail} />
        <ProofFields detail={detail} form={form} />
        <Collector collector={form.collector} onChange={form.setCollector} />
        <Checks form={form} />
        <SignaturePad onChange={form.setSignature} />
        <RefusalNotice error={steps.error} />
        {obstacle !== null ? (
          <Notice tone="warn" title={obstacle} />
        ) : (
          <Button
            type="submit"
            look="primary"
            size="large"
            isWide
            isDisabled={form.handOver === null || steps.isRunning}
          >
            {due > 0 ? words('pickup.give.pay', { amount: format.money(due) }) : words('pickup.give.now')}{' '}
            <Kbd on="accent">F9</Kbd>
          </Button>
        )}
      </form>
    </TillDialog>
  );
}

/** Why what is due cannot be paid here; null where it can, and where nothing is due. */
function usePayObstacle({ order, pickup }: PickupDetail, isCounter: boolean): string | null {
  const words = useWords();
  const format = useFormat();
  const maySell = useMay()('sale.make');
  const { currency: own } = useShop();
  const { due } = pickup.given;
  const { currency } = order;
  if (due === 0) return null;
  if (currency !== own) return words('error.order-currency', { currency });
  return isCounter && maySell ? null : words('pickup.give.elsewhere', { amount: format.money(due) });
}

/** What has to be looked at before these goods are given away. */
function Checks({ form }: { readonly form: HandOverForm }): ReactElement {
  const words = useWords();
  return (
    <>
      {form.checks.map((note) => (
        <div key={note} data-lacks={!form.checked.includes(note) || undefined}>
          <Check isSelected={form.checked.includes(note)} onChange={(isOn) => form.check(note, isOn)}>
            {words('pickup.give.check', { note })}
          </Check>
        </div>
      ))}
    </>
  );
}

/** Once the code is right, the focus is on the first thing that still lacks, or on the button: Enter goes on from there. */
function useFocusOnLack(isRight: boolean): RefObject<HTMLFormElement | null> {
  const fields = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!isRight) return;
    fields.current
      ?.querySelector<HTMLElement>('[data-lacks] input, button[type=submit]:not(:disabled)')
      ?.focus();
  }, [isRight]);
  return fields;
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
