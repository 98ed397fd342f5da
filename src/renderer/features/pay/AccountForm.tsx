import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { Minor } from '#domain/money/money.ts';
import type { BasketCustomer } from '#domain/sale/basket.ts';
import type { Given } from '#domain/sale/tender.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useScans } from '#renderer/app/use-target.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { AmountInput } from './AmountInput.tsx';
import { GiveButton } from './GiveButton.tsx';
import styles from './MethodSide.module.css';
import { amountOf, restFor, type Bill, type Method } from './payment.ts';

interface Props {
  readonly bill: Bill;
  readonly method: Method;
  /** Whose credit or invoice it is; a voucher belongs to who has its code. */
  readonly customer: BasketCustomer | null;
  readonly isBusy: boolean;
  readonly onGive: (given: Given) => void;
}

/** What the contract takes. */
const LONGEST = 60;

/** Gift voucher, store credit, invoice: what is on the account is told before it pays. */
export function AccountForm({ bill, method, customer, isBusy, onGive }: Props): ReactElement {
  const words = useWords();
  const { currency } = useShop();
  const [code, setCode] = useState('');
  const [text, setText] = useState('');
  const isVoucher = method.kind === 'voucher';
  useScans((scan) => (isVoucher ? setCode(scan.code.slice(0, LONGEST)) : undefined));
  const account = useAccount(bill, method, { code: code.trim(), customerId: customer?.id ?? null });
  const most = Math.min(account.most, restFor(method, bill));
  const amount = amountOf(text, most, currency);
  const canGive = account.isKnown && amount !== null && amount > 0 && amount <= most && !isBusy;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!canGive) return;
    onGive({ ...method, amount: bill.direction * amount, reference: isVoucher ? code.trim() : '' });
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      {isVoucher && (
        <TextField
          label={words('pay.voucher.code')}
          hint={words('pay.voucher.hint')}
          value={code}
          maxLength={LONGEST}
          autoComplete="off"
          autoFocus
          isReadOnly={isBusy}
          onChange={setCode}
        />
      )}
      {account.words}
      <AmountInput
        label={words('pay.amount')}
        text={text}
        rest={most}
        currency={currency}
        isBusy={isBusy}
        autoFocus={!isVoucher}
        onType={setText}
      />
      <GiveButton method={method} amount={canGive ? amount : null} />
    </form>
  );
}

interface Account {
  readonly isKnown: boolean;
  /** The most that it can pay or take, in minor units. */
  readonly most: Minor;
  readonly words: ReactElement | null;
}

interface Whose {
  readonly code: string;
  readonly customerId: string | null;
}

function useAccount(bill: Bill, method: Method, whose: Whose): Account {
  const errorWords = useErrorWords();
  const voucher = useVoucher(bill, whose.code, method.kind === 'voucher');
  const owner = useOwner(bill, method, whose.customerId);
  const { error, account } = method.kind === 'voucher' ? voucher : owner;
  if (error === null) return account;
  return { ...unknown(bill.plan.missing), words: <Notice tone="warn">{errorWords(error)}</Notice> };
}

interface Asked {
  readonly error: Error | null;
  readonly account: Account;
}

function useVoucher(bill: Bill, code: string, isWanted: boolean): Asked {
  const words = useWords();
  const format = useFormat();
  const queries = useQueries();
  const isAsked = isWanted && code !== '';
  const { data, error } = useQuery({ ...queries.account.voucher({ code }), enabled: isAsked, retry: false });
  if (data === undefined) return { error, account: unknown(bill.plan.missing) };
  const left = words('pay.voucher.left', { amount: format.money(data.balance) });
  return { error, account: told(mostOf(bill, data.balance), left) };
}

function useOwner(bill: Bill, method: Method, customerId: string | null): Asked {
  const words = useWords();
  const format = useFormat();
  const queries = useQueries();
  const { data, error } = useQuery({
    ...queries.account.ofCustomer({ customerId: customerId ?? '' }),
    enabled: customerId !== null && method.kind !== 'voucher',
  });
  if (data === undefined) return { error, account: unknown(bill.plan.missing) };
  if (method.kind === 'credit') {
    const left = words('pay.credit.left', { amount: format.money(data.credit) });
    return { error, account: told(mostOf(bill, data.credit), left) };
  }
  const account = data.mayPayLater
    ? told(bill.plan.missing, words('pay.invoice.owed', { amount: format.money(data.owed) }))
    : {
        ...unknown(bill.plan.missing),
        words: <Notice tone="warn">{words('pay.invoice.not')}</Notice>,
      };
  return { error, account };
}

/** What goes back onto an account has no bound but what is to go back. */
function mostOf({ direction, plan }: Bill, balance: Minor): Minor {
  return direction < 0 ? plan.missing : Math.max(balance, 0);
}

function unknown(most: Minor): Account {
  return { isKnown: false, most, words: null };
}

function told(most: Minor, text: string): Account {
  return { isKnown: true, most, words: <p className={styles['hint']}>{text}</p> };
}
