import { useState, type FormEvent, type ReactElement } from 'react';
import type { Minor } from '#domain/money/money.ts';
import { fractionDigits } from '#domain/money/currency.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { NumberPad } from '#renderer/ui/NumberPad.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './CashForm.module.css';
import { PaymentRefusal, type NewPrices } from './PaymentRefusal.tsx';
import { isFarOver, paymentOf, type CashPayment, type Payment } from './payment.ts';
import { QuickAmounts } from './QuickAmounts.tsx';

interface Props {
  readonly total: Minor;
  /** What it came to before new prices were taken. */
  readonly formerTotal: Minor | null;
  readonly payment: Exclude<Payment, { readonly kind: 'paid' }>;
  readonly onTyped: (text: string) => void;
  readonly onGiven: (given: Minor) => void;
  /** The way out where a price has changed, else null. */
  readonly newPrices: NewPrices | null;
}

/** Cash: exact, at a touch, or typed. */
export function CashForm(props: Props): ReactElement {
  const { total, payment, onGiven } = props;
  const { currency } = useShop();
  const isBusy = payment.kind === 'committing';
  const paid = paymentOf(payment.text, total, currency);
  const given = paid?.kind === 'paid' && !isBusy ? paid.given : null;
  const [asked, setAsked] = useState<Minor | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (given === null) return;
    if (isFarOver(given, total, currency) && asked !== given) setAsked(given);
    else onGiven(given);
  };
  const retype = (text: string): void => {
    setAsked(null);
    props.onTyped(text);
  };
  return (
    <form className={styles['form']} onSubmit={submit} aria-busy={isBusy}>
      <div className={styles['side']}>
        <Total total={total} />
        <PaymentRefusal
          error={payment.kind === 'asking' ? payment.error : null}
          formerTotal={props.formerTotal}
          newPrices={props.newPrices}
        />
        {asked !== null && asked === given && <FarOver given={asked} total={total} />}
        <QuickAmounts total={total} isDisabled={isBusy} onGiven={onGiven} />
        <Outcome paid={paid} />
      </div>
      <div className={styles['pad']}>
        <Given total={total} text={payment.text} isBusy={isBusy} isBad={paid === null} onTyped={retype} />
        <TakeButton given={given} />
      </div>
    </form>
  );
}

function Total({ total }: { readonly total: Minor }): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <div className={styles['total']}>
      <span>{words('pay.total')}</span>
      <strong>{format.amount(total)}</strong>
    </div>
  );
}

interface GivenProps {
  readonly total: Minor;
  readonly text: string;
  readonly isBusy: boolean;
  readonly isBad: boolean;
  readonly onTyped: (text: string) => void;
}

/** What the customer hands over, by keyboard or by finger. */
function Given({ total, text, isBusy, isBad, onTyped }: GivenProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { currency } = useShop();
  return (
    <>
      <div className={styles['given']}>
        <TextField
          label={words('pay.given')}
          value={text}
          onChange={onTyped}
          inputMode="decimal"
          autoComplete="off"
          placeholder={format.amount(total)}
          error={isBad ? words('pay.no-amount') : null}
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
    </>
  );
}

/** Asks once whether so much is meant. */
function FarOver({ given, total }: { readonly given: Minor; readonly total: Minor }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const amounts = { given: format.amount(given), total: format.amount(total) };
  return <Notice tone="warn" role="alert" title={words('pay.far-over', amounts)} />;
}

function TakeButton({ given }: { readonly given: Minor | null }): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <Button type="submit" look="primary" size="large" isWide isDisabled={given === null}>
      {given === null ? words('pay.take') : words('pay.take.given', { given: format.amount(given) })}
      <Kbd on={given === null ? 'surface' : 'accent'}>Enter</Kbd>
    </Button>
  );
}

/** What goes back, or what is still missing, before anything is done. */
function Outcome({ paid }: { readonly paid: CashPayment | null }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const isShort = paid?.kind === 'short';
  const amount = paid === null ? 0 : paid.kind === 'short' ? paid.missing : paid.change;
  return (
    <div className={styles['outcome']} data-short={isShort || undefined} role="status">
      <span>{words(isShort ? 'pay.missing' : 'pay.change')}</span>
      <strong>{format.amount(amount)}</strong>
    </div>
  );
}
