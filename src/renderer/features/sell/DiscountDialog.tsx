import type { ReactElement } from 'react';
import type { Discount } from '#domain/sale/basket.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { AmountField } from './AmountField.tsx';
import { discountAction, readPercent, type DiscountTarget } from './discount.ts';
import { FormDialog } from './FormDialog.tsx';
import styles from './forms.module.css';
import { PercentField } from './PercentField.tsx';
import { ReasonField } from '#renderer/app/ReasonField.tsx';
import { useDiscountForm, type DiscountForm } from './use-discount-form.ts';

interface Props {
  readonly title: string;
  readonly target: DiscountTarget;
  readonly discount: Discount | null;
  readonly onClose: () => void;
}

/** Takes something off a line or the whole basket, for a reason; more than one may give is asked for. */
export function DiscountDialog({ title, target, discount, onClose }: Props): ReactElement {
  const words = useWords();
  const counter = useCounter();
  const form = useDiscountForm(target, discount);
  const set = (next: Discount | null): void => {
    counter.act(discountAction(target, next));
    onClose();
  };
  const give = async (): Promise<void> => {
    if (form.next !== null && (await form.allow())) set(form.next);
  };
  return (
    <FormDialog
      title={title}
      width="normal"
      submit={words('discount.give')}
      canSubmit={form.next !== null}
      onSubmit={() => void give()}
      onClose={onClose}
      actions={
        discount !== null && (
          <Button size="large" onPress={() => set(null)}>
            {words('discount.none')}
          </Button>
        )
      }
    >
      <div className={styles['columns']}>
        <div className={styles['side']}>
          <HowMuch form={form} />
        </div>
        <div className={styles['side']}>
          <WhyAndThen form={form} />
        </div>
      </div>
    </FormDialog>
  );
}

interface PartProps {
  readonly form: DiscountForm;
}

function HowMuch({ form }: PartProps): ReactElement {
  const words = useWords();
  const { kind, text, setText } = form;
  return (
    <>
      <Segmented
        label={words('discount.kind')}
        value={kind}
        choices={[
          { value: 'percent', words: words('discount.percent') },
          { value: 'amount', words: words('discount.amount') },
        ]}
        onChange={form.setKind}
      />
      {kind === 'percent' ? (
        <PercentField
          label={words('discount.percent.label')}
          text={text}
          isBad={text !== '' && readPercent(text) === null}
          onType={setText}
        />
      ) : (
        <AmountField label={words('discount.amount.label')} text={text} onType={setText} autoFocus />
      )}
    </>
  );
}

const REASONS = [
  'discount.reason.damaged',
  'discount.reason.goodwill',
  'discount.reason.regular',
  'discount.reason.staff',
] as const;

/** The reason, and what it comes to then. */
function WhyAndThen({ form }: PartProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <>
      <ReasonField reason={form.reason} onChange={form.setReason} common={REASONS} />
      <p className={styles['preview']} role="status">
        <span>{words('discount.before', { amount: format.amount(form.before) })}</span>
        <strong>{format.amount(form.after)}</strong>
      </p>
      {form.isOver && <Notice tone="warn">{words('discount.over')}</Notice>}
    </>
  );
}
