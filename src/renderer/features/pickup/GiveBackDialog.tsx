import { useState, type FormEvent, type ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { scale } from '#domain/money/money.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { ReasonField } from '#renderer/app/ReasonField.tsx';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { AmountField } from '#renderer/app/ValueField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import styles from './forms.module.css';
import { useSteps } from './use-step.ts';

interface Props {
  readonly detail: PickupDetail;
  readonly onClose: () => void;
}

/** A line that was given: what is left of it, and what that cost. Thousandths and minor units. */
interface Given {
  readonly lineId: string;
  readonly name: string;
  readonly unit: 'piece' | 'kg' | 'm';
  readonly quantity: number;
  readonly total: number;
  readonly left: number;
}

/** Takes goods of an order back and gives the money back the way it was paid. */
export function GiveBackDialog({ detail, onClose }: Props): ReactElement {
  const words = useWords();
  const form = useGivingBack(detail, onClose);
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
        <Button type="submit" look="danger" size="large" isWide isDisabled={!form.isReady}>
          {words('pickup.do.give-back')}
        </Button>
      </form>
    </TillDialog>
  );
}

/** What comes back and for how much: what it cost, unless somebody says another amount. */
function useGivingBack(detail: PickupDetail, onDone: () => void) {
  const steps = useSteps(detail.card.orderId);
  const lines = givenOf(detail);
  const [back, setBack] = useState<Readonly<Record<string, number>>>({});
  const [isRestocked, setRestocked] = useState(true);
  const [typed, setTyped] = useState<number | null | 'worth'>('worth');
  const [reason, setReason] = useState('');
  const chosen = lines.filter(({ lineId }) => (back[lineId] ?? 0) > 0);
  const worth = chosen.reduce(
    (sum, { lineId, quantity, total }) => sum + scale(total, back[lineId] ?? 0, quantity),
    0,
  );
  const amount = typed === 'worth' ? worth : typed;
  const isReady = chosen.length > 0 && amount !== null && reason.trim() !== '' && !steps.isRunning;
  const submit = (): void => {
    if (!isReady) return;
    const returned = chosen.map(({ lineId }) => ({ lineId, quantity: back[lineId] ?? 0, isRestocked }));
    steps
      .take({
        kind: 'give-back',
        lines: returned,
        amount,
        reason: reason.trim(),
        saleId: null,
        paidBack: 0,
      })
      .then(onDone)
      .catch(() => undefined);
  };
  return {
    lines,
    back,
    setBack: (lineId: string, quantity: number) => {
      setTyped('worth');
      setBack({ ...back, [lineId]: quantity });
    },
    isRestocked,
    setRestocked,
    worth,
    amount,
    setAmount: setTyped,
    reason,
    setReason,
    isReady,
    submit,
    error: steps.error,
  };
}

interface RowProps {
  readonly line: Given;
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

function givenOf({ pickup, goods }: PickupDetail): readonly Given[] {
  const { lines, substitutes } = pickup.given;
  const all = [
    ...lines.map(({ lineId, quantity, total }) => {
      const line = pickup.lines.find((one) => one.line.lineId === lineId)?.line;
      return { lineId, quantity, total, name: line?.name ?? '', remoteId: line?.variantRemoteId ?? '' };
    }),
    ...substitutes.map(({ offerId, quantity, total, substitute }) => ({
      lineId: offerId,
      quantity,
      total,
      name: substitute.name,
      remoteId: substitute.variantRemoteId,
    })),
  ];
  return all
    .map(({ remoteId, ...line }) => ({
      ...line,
      unit: goods.find((one) => one.variantRemoteId === remoteId)?.unit ?? ('piece' as const),
      left: line.quantity - backOf(pickup.givenBack, line.lineId),
    }))
    .filter(({ left }) => left > 0);
}

function backOf(givenBack: PickupDetail['pickup']['givenBack'], lineId: string): number {
  return givenBack.reduce((sum, one) => (one.lineId === lineId ? sum + one.quantity : sum), 0);
}
