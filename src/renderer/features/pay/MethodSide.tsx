import { useEffect, type ReactElement } from 'react';
import type { BasketCustomer } from '#domain/sale/basket.ts';
import type { Given } from '#domain/sale/tender.ts';
import { useWords } from '#renderer/app/words.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { AccountForm } from './AccountForm.tsx';
import { CashForm } from './CashForm.tsx';
import { FinishForm } from './FinishForm.tsx';
import styles from './MethodSide.module.css';
import { isSettled, methodsOf, type Bill, type Method } from './payment.ts';
import { ReferenceForm } from './ReferenceForm.tsx';
import { useMethodName } from './use-method-name.ts';

interface Props {
  readonly bill: Bill;
  readonly method: Method;
  readonly customer: BasketCustomer | null;
  readonly isBusy: boolean;
  readonly onMethod: (method: Method) => void;
  readonly onGive: (given: Given) => void;
  readonly onFinish: () => void;
}

/** The ways to pay, and the fields of the one that is chosen; once all is paid, nothing but the end. */
export function MethodSide(props: Props): ReactElement {
  const { bill, method, isBusy } = props;
  if (isSettled(bill)) return <FinishForm bill={bill} isBusy={isBusy} onFinish={props.onFinish} />;
  return (
    <div className={styles['side']}>
      <Methods {...props} />
      <MethodForm key={keyOf(method)} {...props} />
    </div>
  );
}

function Methods({ bill, method, isBusy, onMethod }: Props): ReactElement | null {
  const words = useWords();
  const nameOf = useMethodName();
  const methods = methodsOf(bill);
  useMethodKeys(methods, onMethod);
  if (methods.length < 2) return null;
  return (
    <div className={styles['methods']} role="group" aria-label={words('pay.methods')}>
      {methods.map((one, at) => (
        <button
          key={keyOf(one)}
          type="button"
          className={styles['method']}
          aria-pressed={keyOf(one) === keyOf(method)}
          aria-keyshortcuts={at < 9 ? `Alt+${at + 1}` : undefined}
          disabled={isBusy}
          onClick={() => onMethod(one)}
        >
          <span>{nameOf(one)}</span>
          {at < 9 && <kbd className={styles['key']}>{`Alt ${at + 1}`}</kbd>}
        </button>
      ))}
    </div>
  );
}

/** Alt with a digit chooses, wherever the focus is: the fields keep their digits. */
function useMethodKeys(methods: readonly Method[], onMethod: (method: Method) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      const method = digit === undefined ? undefined : methods[Number(digit) - 1];
      if (!event.altKey || event.ctrlKey || event.repeat || method === undefined) return;
      event.preventDefault();
      onMethod(method);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [methods, onMethod]);
}

function MethodForm({ bill, method, customer, isBusy, onGive }: Props): ReactElement {
  const words = useWords();
  const form = { bill, method, isBusy, onGive };
  switch (method.kind) {
    case 'cash':
      return <CashForm {...form} />;
    case 'voucher':
      return <AccountForm {...form} customer={customer} />;
    case 'credit':
    case 'invoice':
      if (customer === null) return <Notice tone="info">{words('pay.customer-first')}</Notice>;
      return <AccountForm {...form} customer={customer} />;
    case 'card':
    case 'transfer':
    case 'other':
      return <ReferenceForm {...form} />;
  }
}

function keyOf({ kind, name, currency }: Method): string {
  return `${kind} ${currency ?? ''} ${name}`;
}
