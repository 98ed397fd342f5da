import type { FormEvent, ReactElement } from 'react';
import type { Minor } from '#domain/money/money.ts';
import { fractionDigits } from '#domain/money/currency.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { NumberPad } from '#renderer/ui/NumberPad.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './CashForm.module.css';
import { PaymentRefusal } from './PaymentRefusal.tsx';
import { paymentOf, type Payment } from './payment.ts';
import { QuickAmounts } from './QuickAmounts.tsx';

interface Props {
  readonly total: Minor;
  /** What it came to before new prices were taken. */
  readonly formerTotal: Minor | null;
  readonly payment: Exclude<Payment, { readonly kind: 'paid' }>;
  readonly onTyped: (text: string) => void;
  readonly onGiven: (given: Minor) => void;
  readonly onTakeNewPrices: (() => void) | null;
}

/** Cash: exact, at a touch, or typed. */
export function CashForm(props: Props): ReactElement {
  const { total, payment, onTyped, onGiven } = props;
  const words = useWords();
  const format = useFormat();
  const { currency } = useShop();
  const { text } = payment;
  const isBusy = payment.kind === 'committing';
  const paid = paymentOf(text, total, currency);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (paid?.kind === 'paid') onGiven(paid.tender.given);
  };
  return (
    <form className={styles['form']} onSubmit={submit} aria-busy={isBusy}>
      <div className={styles['side']}>
        <div className={styles['total']}>
          <span>{words('pay.total')}</span>
          <strong>{format.amount(total)}</strong>
        </div>
        <PaymentRefusal
          error={payment.kind === 'asking' ? payment.error : null}
          formerTotal={props.formerTotal}
          onTakeNewPrices={props.onTakeNewPrices}
        />
        <QuickAmounts total={total} isDisabled={isBusy} onGiven={onGiven} />
        <Outcome text={text} total={total} />
      </div>
      <div className={styles['pad']}>
        <div className={styles['given']}>
          <TextField
            label={words('pay.given')}
            value={text}
            onChange={onTyped}
            inputMode="decimal"
            autoComplete="off"
            placeholder={format.amount(total)}
            error={paid === null ? words('pay.no-amount') : null}
            isReadOnly={isBusy}
            autoFocus
          />
        </div>
        <NumberPad
          label={words('pad.label')}
          eraseLabel={words('pad.erase')}
          mark={fractionDigits(currency) > 0 ? format.decimalMark : null}
          extra="00"
          isDisabled={isBusy}
          onType={(typed) => onTyped(text + typed)}
          onErase={() => onTyped(text.slice(0, -1))}
        />
        <Button type="submit" look="primary" size="large" isWide isDisabled={isBusy || paid?.kind !== 'paid'}>
          {takeWords(text, paid?.kind === 'paid' ? format.amount(paid.tender.given) : '', words)}
          <Kbd on={isBusy || paid?.kind !== 'paid' ? 'surface' : 'accent'}>Enter</Kbd>
        </Button>
      </div>
    </form>
  );
}

function takeWords(text: string, given: string, words: ReturnType<typeof useWords>): string {
  if (given === '') return words('pay.take');
  return words(text.trim() === '' ? 'pay.take.exact' : 'pay.take.given', { given });
}

/** What goes back, or what is still missing, before anything is done. */
function Outcome({ text, total }: { readonly text: string; readonly total: Minor }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { currency } = useShop();
  const paid = paymentOf(text, total, currency);
  const isShort = paid?.kind === 'short';
  const amount = paid === null ? 0 : paid.kind === 'short' ? paid.missing : paid.tender.change;
  return (
    <div className={styles['outcome']} data-short={isShort || undefined} role="status">
      <span>{words(isShort ? 'pay.missing' : 'pay.change')}</span>
      <strong>{format.amount(amount)}</strong>
    </div>
  );
}
