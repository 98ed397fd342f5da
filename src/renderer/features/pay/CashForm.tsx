import { useState, type FormEvent, type ReactElement } from 'react';
import { scale, type Minor } from '#domain/money/money.ts';
import type { Given } from '#domain/sale/tender.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { AmountInput } from './AmountInput.tsx';
import styles from './MethodSide.module.css';
import { amountOf, billOf, isFarOver, restFor, type Bill, type Method } from './payment.ts';

interface Props {
  readonly bill: Bill;
  readonly method: Method;
  readonly isBusy: boolean;
  readonly onGive: (given: Given) => void;
}

/** Cash: exact, at a touch, or typed; part of the rest too. In another currency it counts at its fixed rate. */
export function CashForm(props: Props): ReactElement {
  const { bill, isBusy } = props;
  const words = useWords();
  const cash = useCash(props);
  const { rest, amount, currency, asked } = cash;
  const isBack = bill.direction < 0;
  const canGive = amount !== null && amount > 0 && !isBusy;
  return (
    <form className={styles['form']} onSubmit={cash.submit}>
      {asked !== null && asked === amount && <FarOver given={asked} rest={rest} currency={currency} />}
      <AmountInput
        label={words(isBack ? 'pay.back.cash' : 'pay.given')}
        text={cash.text}
        rest={rest}
        currency={currency}
        isBusy={isBusy}
        autoFocus
        onType={cash.retype}
      />
      <Outlook bill={bill} given={canGive ? cash.givenOf(amount) : null} />
      <TakeButton amount={canGive ? amount : null} currency={currency} isBack={isBack} />
    </form>
  );
}

interface Cash {
  readonly text: string;
  readonly currency: string;
  /** Minor units of that currency. */
  readonly rest: Minor;
  readonly amount: Minor | null;
  /** Far more than is due: asked for once. */
  readonly asked: Minor | null;
  readonly givenOf: (amount: Minor) => Given;
  readonly retype: (text: string) => void;
  readonly submit: (event: FormEvent) => void;
}

function useCash({ bill, method, isBusy, onGive }: Props): Cash {
  const own = useShop().currency;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<Minor | null>(null);
  const { direction } = bill;
  const currency = method.currency ?? own;
  const rest = method.currency === null ? restFor(method, bill) : foreignRest(bill, method.currency);
  const amount = amountOf(text, rest, currency);
  const givenOf = (given: Minor): Given => ({ ...method, amount: direction * given, reference: '' });
  const give = (given: Minor): void => {
    onGive(givenOf(given));
    setText('');
  };
  return {
    text,
    currency,
    rest,
    amount,
    asked,
    givenOf,
    retype: (typed) => {
      setAsked(null);
      setText(typed);
    },
    submit: (event) => {
      event.preventDefault();
      if (amount === null || amount <= 0 || isBusy) return;
      const isOdd = direction > 0 && isFarOver(amount, rest, currency) && asked !== amount;
      if (isOdd) setAsked(amount);
      else give(amount);
    },
  };
}

/** What would be enough in another currency, minor units: rounded up, as too little would not pay. */
function foreignRest({ plan, shop }: Bill, currency: string): Minor {
  const rate = shop.rules.foreign.find((one) => one.currency === currency)?.rate;
  const due = plan.missingInCash;
  if (rate === undefined) return due;
  const near = scale(due, rate.per, rate.worth);
  return scale(near, rate.worth, rate.per) < due ? near + 1 : near;
}

interface OutlookProps {
  readonly bill: Bill;
  readonly given: Given | null;
}

/** What would go back, or still be missing, before anything is done. */
function Outlook({ bill, given }: OutlookProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { plan } = given === null ? bill : billOf(bill.total, [...bill.given, given], bill.shop);
  const isShort = plan.missing > 0;
  const id = isShort ? 'pay.missing' : 'pay.change';
  return (
    <p className={styles['outlook']} data-short={isShort || undefined} role="status">
      <span>{words(bill.direction < 0 && isShort ? 'pay.back.missing' : id)}</span>
      <strong>{format.amount(isShort ? plan.missing : plan.change)}</strong>
    </p>
  );
}

interface FarOverProps {
  readonly given: Minor;
  readonly rest: Minor;
  readonly currency: string;
}

/** Asks once whether so much is meant. */
function FarOver({ given, rest, currency }: FarOverProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const amounts = {
    given: format.amountIn(given, currency),
    total: format.amountIn(rest, currency),
  };
  return <Notice tone="warn" role="alert" title={words('pay.far-over', amounts)} />;
}

interface TakeProps {
  readonly amount: Minor | null;
  readonly currency: string;
  readonly isBack: boolean;
}

function TakeButton({ amount, currency, isBack }: TakeProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const given = amount === null ? '' : format.amountIn(amount, currency);
  const id = isBack ? 'pay.back.give' : 'pay.take.given';
  return (
    <Button type="submit" look="primary" size="large" isWide isDisabled={amount === null}>
      {amount === null ? words('pay.take') : words(id, { given })}
      <Kbd on={amount === null ? 'surface' : 'accent'}>Enter</Kbd>
    </Button>
  );
}
