import type { ReactElement } from 'react';
import { parseAmount } from '#domain/money/currency.ts';
import { amountSchema } from '#contract/amounts.ts';
import type { Minor } from '#domain/money/money.ts';
import { AmountPad } from '#renderer/app/AmountPad.tsx';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './forms.module.css';

/** What was typed as an amount that a till can count, in minor units; null for anything else. */
export function readAmount(text: string, currency: string): Minor | null {
  const amount = parseAmount(text, currency);
  return amount !== null && amountSchema.safeParse(amount).success ? amount : null;
}

interface Props {
  readonly label: string;
  readonly text: string;
  readonly onType: (text: string) => void;
  /** Stands in the empty field. */
  readonly hint?: string;
  readonly autoFocus?: boolean;
}

/** An amount of money, by keyboard or by finger. */
export function AmountField({ label, text, onType, hint = '', autoFocus = false }: Props): ReactElement {
  const words = useWords();
  const { currency } = useShop();
  const isBad = text.trim() !== '' && readAmount(text, currency) === null;
  return (
    <>
      <div className={styles['amount']}>
        <TextField
          label={label}
          value={text}
          onChange={onType}
          inputMode="decimal"
          placeholder={hint}
          error={isBad ? words('amount.bad') : null}
          autoFocus={autoFocus}
        />
      </div>
      <AmountPad text={text} onChange={onType} />
    </>
  );
}
