import type { FormEvent, ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import type { OrderCounter } from '#renderer/app/hand-over.ts';
import { ReasonField } from '#renderer/app/ReasonField.tsx';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { AmountField } from '#renderer/app/ValueField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import styles from './forms.module.css';
import { useGivingBack, type GivenLine, type GivingBack } from './use-giving-back.ts';

interface Props {
  readonly detail: PickupDetail;
  /** Null where nothing can be paid out, as on a second screen. */
  readonly counter: OrderCounter | null;
  readonly onClose: () => void;
}

/** Takes goods of an order back; the money goes back the way it was paid, and at the counter what was paid there. */
export function GiveBackDialog({ detail, counter, onClose }: Props): ReactElement {
  const words = useWords();
  const form = useGivingBack({ detail, counter, onClose });
  return (
    <TillDialog
      title={words('pickup.give-back.title', { name: detail.order.customer.name })}
      onClose={onClose}
    >
      <form
        className={styles['form']}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <p>{words('pickup.give-back.text')}</p>
        <div className={styles['rows']}>
          {form.lines.map((line) => (
            <BackRow
              key={line.lineId}
              line={line}
              quantity={form.back[line.lineId] ?? 0}
              onChange={(quantity) => form.setBack(line.lineId, quantity)}
            />
          ))}
        </div>
        <Check isSelected={form.isRestocked} onChange={form.setRestocked}>
          {words('pickup.give-back.restock')}
        </Check>
        <AmountField
          key={form.worth}
          label={words('pickup.give-back.amount')}
          value={form.amount ?? 0}
          onChange={form.setAmount}
        />
        <ReasonField
          reason={form.reason}
          onChange={form.setReason}
          common={['pickup.reason.changed', 'pickup.reason.broken', 'pickup.reason.wrong']}
        />
        <RefusalNotice error={form.error} />
        <Ways form={form} />
      </form>
    </TillDialog>
  );
}

/** How the money goes back, and the way to do it. */
function Ways({
  form: { ways, most, isReady, isPaidElsewhere },
}: {
  readonly form: GivingBack;
}): ReactElement {
  const words = useWords();
  const format = useFormat();
  const online = format.money(ways.online);
  const here = format.money(ways.here);
  if (isPaidElsewhere) {
    return <Notice tone="warn" title={words('pickup.give-back.elsewhere', { amount: here })} />;
  }
  return (
    <>
      <p role="status">
        {most !== null
          ? words('pickup.give-back.most', { amount: format.money(most) })
          : words(ways.here === 0 ? 'pickup.give-back.online' : 'pickup.give-back.ways', { online, here })}
      </p>
      <Button type="submit" look="danger" size="large" isWide isDisabled={!isReady}>
        {ways.here === 0 ? words('pickup.do.give-back') : words('pickup.give-back.pay', { amount: here })}
      </Button>
    </>
  );
}

interface RowProps {
  readonly line: GivenLine;
  readonly quantity: number;
  readonly onChange: (quantity: number) => void;
}

/** Pieces one by one; what is weighed comes back whole. */
function BackRow({ line: { name, unit, left }, quantity, onChange }: RowProps): ReactElement {
  const words = useWords();
  const { plain } = useQuantityWords();
  const step = unit === 'piece' ? PIECE : left;
  return (
    <div className={styles['row']}>
      <span>{words('pickup.line', { quantity: plain(left, unit), name })}</span>
      <Stepper
        label={words('pickup.give-back.row', { name })}
        lessLabel={words('basket.less')}
        moreLabel={words('basket.more')}
        onLess={() => onChange(Math.max(0, quantity - step))}
        onMore={() => onChange(Math.min(left, quantity + step))}
      >
        {plain(quantity, unit)}
      </Stepper>
    </div>
  );
}
