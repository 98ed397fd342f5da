import type { ReactElement } from 'react';
import { fractionDigits } from '#domain/money/currency.ts';
import type { Minor } from '#domain/money/money.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { NumberPad } from '#renderer/ui/NumberPad.tsx';
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
          error={isBad ? words('pay.no-amount') : null}
          isReadOnly={isBusy}
          autoFocus={autoFocus}
        />
      </div>
      <NumberPad
        label={words('pad.label')}
        eraseLabel={words('pad.erase')}
        mark={fractionDigits(currency) > 0 ? format.decimalMark : null}
        extra={null}
        isDisabled={isBusy}
        onType={(typed) => onType(text + typed)}
        onErase={() => onType(text.slice(0, -1))}
      />
    </>
  );
}
