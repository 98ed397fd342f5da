import { useState, type FormEvent, type ReactElement } from 'react';
import { looksLikeCardNumber } from '#domain/sale/card-number.ts';
import type { Given } from '#domain/sale/tender.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useScans } from '#renderer/app/use-target.ts';
import { useWords } from '#renderer/app/words.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import { AmountInput } from './AmountInput.tsx';
import { GiveButton } from './GiveButton.tsx';
import styles from './MethodSide.module.css';
import { amountOf, restFor, type Bill, type Method } from './payment.ts';

interface Props {
  readonly bill: Bill;
  readonly method: Method;
  readonly isBusy: boolean;
  readonly onGive: (given: Given) => void;
}

/** What the contract takes. */
const LONGEST = 60;

/** Card, transfer, the shop's own: how much, and what the terminal or the bank calls it, typed or scanned. */
export function ReferenceForm({ bill, method, isBusy, onGive }: Props): ReactElement {
  const words = useWords();
  const { currency } = useShop();
  const [text, setText] = useState('');
  const [reference, setReference] = useState('');
  useScans(({ code }) => setReference(code.slice(0, LONGEST)));
  const kind = method.kind === 'card' ? 'card' : 'other';
  const rest = restFor(method, bill);
  const amount = amountOf(text, rest, currency);
  const isCardNumber = looksLikeCardNumber(reference);
  const isTooMuch = amount !== null && amount > rest;
  const given = isTooMuch || isCardNumber || isBusy || amount === 0 ? null : amount;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (given !== null) onGive({ ...method, amount: bill.direction * given, reference: reference.trim() });
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <TextField
        label={words(`pay.reference.${kind}`)}
        hint={words(`pay.reference-hint.${kind}`)}
        value={reference}
        maxLength={LONGEST}
        autoComplete="off"
        autoFocus
        isReadOnly={isBusy}
        onChange={setReference}
        error={isCardNumber ? words('error.card-number') : null}
      />
      <AmountInput
        label={words('pay.amount')}
        text={text}
        rest={rest}
        currency={currency}
        isBusy={isBusy}
        onType={setText}
      />
      {isTooMuch && <p className={styles['hint']}>{words('pay.no-change')}</p>}
      <GiveButton method={method} amount={given} />
    </form>
  );
}
