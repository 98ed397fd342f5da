import type { ReactElement } from 'react';
import type { Minor } from '#domain/money/money.ts';
import { AmountPad } from '#renderer/app/AmountPad.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './MethodSide.module.css';
import { amountOf } from './payment.ts';

interface Props {
  readonly label: string;
  readonly text: string;
  /** What stands for an empty field, in minor units of the currency. */
  readonly rest: Minor;
  readonly currency: string;
  readonly isBusy: boolean;
  readonly autoFocus?: boolean;
  readonly onType: (text: string) => void;
}

/** How much, by keyboard or by finger; left empty it is what is still missing. */
export function AmountInput(props: Props): ReactElement {
  const { label, text, rest, currency, isBusy, autoFocus = false, onType } = props;
  const words = useWords();
  const format = useFormat();
  const isBad = amountOf(text, rest, currency) === null;
  return (
    <>
      <div className={styles['field']}>
        <TextField
          label={label}
          value={text}
          onChange={onType}
          inputMode="decimal"
          autoComplete="off"
          placeholder={format.amountIn(rest, currency)}
          error={isBad ? words('amount.none') : null}
          isReadOnly={isBusy}
          autoFocus={autoFocus}
        />
      </div>
      <AmountPad text={text} currency={currency} hasZeros={false} isDisabled={isBusy} onChange={onType} />
    </>
  );
}
