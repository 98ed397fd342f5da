import { useReducer, useState, type ReactElement } from 'react';
import type { Minor } from '#domain/money/money.ts';
import type { Given } from '#domain/sale/tender.ts';
import type { Priced } from '#renderer/app/pricing.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useTill } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { BillSide } from './BillSide.tsx';
import { MethodSide } from './MethodSide.tsx';
import { PaidView } from './PaidView.tsx';
import styles from './PaymentDialog.module.css';
import { PaymentRefusal } from './PaymentRefusal.tsx';
import { advance, asking, billOf, isSettled, restFor, type Bill, type Payment } from './payment.ts';
import { QuickAmounts } from './QuickAmounts.tsx';
import { useCommit } from './use-commit.ts';
import { useRefundTenders, useWayBack } from './use-refund-tenders.ts';
import { useWayOut } from './use-way-out.ts';

interface Props {
  /** The basket as it stood when paying began, with its amounts. */
  readonly priced: Priced;
  readonly onClose: () => void;
  readonly onRepriced: (priced: Priced | null) => void;
}

/** Takes the money for a basket or gives it back, once, and shows the change. */
export function PaymentDialog({ priced, onClose, onRepriced }: Props): ReactElement {
  const words = useWords();
  const { ringUp } = useTill();
  const { currency } = useShop();
  const [payment, dispatch] = useReducer(advance, asking);
  const { total } = priced.settlement;
  const { wayBack, isAsked } = useWayBack(priced.basket, total);
  const bill = billOf(total, payment.kind === 'paid' ? [] : payment.given, {
    currency,
    rules: priced.rules.tenders,
    cashBack: wayBack?.cash,
  });
  const commit = useCommit(priced, dispatch);
  useRefundTenders(wayBack, bill, dispatch);
  // What completes the bill pays it: nobody has to press twice with a queue waiting.
  const give = (given: Given): void => {
    const all = [...bill.given, given];
    dispatch({ kind: 'give', given: all });
    if (isSettled(billOf(total, all, bill.shop))) commit(all);
  };
  if (payment.kind === 'paid') {
    return (
      <TillDialog
        title={words(total < 0 ? 'paid.back.title' : 'paid.title')}
        onClose={onClose}
        onScan={(scan) => {
          onClose();
          ringUp(scan);
        }}
      >
        <PaidView sale={payment.sale} lines={priced.basket.lines} onNext={onClose} />
      </TillDialog>
    );
  }
  return (
    <TillDialog
      title={words(total < 0 ? 'pay.back.title' : 'pay.title')}
      width="wide"
      canClose={payment.kind !== 'committing'}
      onClose={onClose}
    >
      <Asking
        priced={priced}
        payment={payment}
        bill={bill}
        isBusy={payment.kind === 'committing' || isAsked}
        onGive={give}
        onGiven={(given) => dispatch({ kind: 'give', given })}
        onCommit={commit}
        onMethod={(method) => dispatch({ kind: 'method', method })}
        onRepriced={onRepriced}
      />
    </TillDialog>
  );
}

interface AskingProps {
  readonly priced: Priced;
  readonly payment: Exclude<Payment, { readonly kind: 'paid' }>;
  readonly bill: Bill;
  readonly isBusy: boolean;
  readonly onGive: (given: Given) => void;
  readonly onGiven: (given: readonly Given[]) => void;
  readonly onCommit: (given: readonly Given[], priced?: Priced) => void;
  readonly onMethod: (method: Exclude<Payment, { readonly kind: 'paid' }>['method']) => void;
  readonly onRepriced: (priced: Priced | null) => void;
}

function Asking(props: AskingProps): ReactElement {
  const { priced, payment, bill, isBusy } = props;
  const [formerTotal, setFormerTotal] = useState<Minor | null>(null);
  const wayOut = useWayOut(priced, payment.error, {
    onRepriced: (repriced) => {
      setFormerTotal(bill.total);
      props.onGiven([]);
      props.onRepriced(repriced);
    },
    onGranted: (granted) => {
      props.onRepriced(granted);
      props.onCommit(bill.given, granted);
    },
  });
  return (
    <div className={styles['payment']} aria-busy={isBusy}>
      <BillSide bill={bill} isBusy={isBusy} onRemove={(at) => props.onGiven(bill.given.toSpliced(at, 1))}>
        <PaymentRefusal error={payment.error} formerTotal={formerTotal} wayOut={wayOut} />
        {takesQuickly(payment, bill) && (
          <QuickAmounts
            total={restFor(payment.method, bill)}
            isDisabled={isBusy}
            onGiven={(amount) => props.onGive({ ...payment.method, amount, reference: '' })}
          />
        )}
      </BillSide>
      <MethodSide
        bill={bill}
        method={payment.method}
        customer={priced.basket.customer}
        isBusy={isBusy}
        onMethod={props.onMethod}
        onGive={props.onGive}
        onFinish={() => props.onCommit(bill.given)}
      />
    </div>
  );
}

/** Cash of the shop's own that is still missing is most often handed over in round amounts. */
function takesQuickly({ method }: AskingProps['payment'], bill: Bill): boolean {
  return method.kind === 'cash' && method.currency === null && bill.direction > 0 && !isSettled(bill);
}
