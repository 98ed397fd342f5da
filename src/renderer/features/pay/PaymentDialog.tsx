import { useMutation } from '@tanstack/react-query';
import { useReducer, useRef, useState, type ReactElement } from 'react';
import { RequestFailed } from '#renderer/client/client.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import type { ErrorCode } from '#contract/errors.ts';
import type { Minor } from '#domain/money/money.ts';
import { currentItems } from '#renderer/app/current-items.ts';
import type { Priced } from '#renderer/app/pricing.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useCounter, useTill } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { CashForm } from './CashForm.tsx';
import { PaidView } from './PaidView.tsx';
import type { NewPrices } from './PaymentRefusal.tsx';
import { advance, asking, type Payment, type PaymentEvent } from './payment.ts';

interface Props {
  /** The basket as it stood when paying began, with its amounts. */
  readonly priced: Priced;
  readonly onClose: () => void;
  readonly onRepriced: (priced: Priced | null) => void;
}

/** Takes the money for a basket, once, and shows the change. */
export function PaymentDialog({ priced, onClose, onRepriced }: Props): ReactElement {
  const words = useWords();
  const { ringUp } = useTill();
  const [payment, dispatch] = useReducer(advance, asking);
  const [formerTotal, setFormerTotal] = useState<Minor | null>(null);
  const { total } = priced.settlement;
  const commit = useCommit(priced, dispatch);
  const newPrices = useNewPrices(priced, (repriced) => {
    setFormerTotal(total);
    dispatch({ kind: 'repriced' });
    onRepriced(repriced);
  });
  const isPaid = payment.kind === 'paid';
  return (
    <TillDialog
      title={words(isPaid ? 'paid.title' : 'pay.title')}
      width={isPaid ? 'normal' : 'wide'}
      canClose={payment.kind !== 'committing'}
      onClose={onClose}
      onScan={
        isPaid
          ? (scan) => {
              onClose();
              ringUp(scan);
            }
          : undefined
      }
    >
      {payment.kind === 'paid' ? (
        <PaidView sale={payment.sale} onNext={onClose} />
      ) : (
        <CashForm
          total={total}
          formerTotal={formerTotal}
          payment={payment}
          onTyped={(text) => dispatch({ kind: 'typed', text })}
          onGiven={commit}
          newPrices={isPriceChanged(payment) ? newPrices : null}
        />
      )}
    </TillDialog>
  );
}

function isPriceChanged(payment: Payment): boolean {
  return payment.kind === 'asking' && isRefusedAs(payment.error, 'price-changed');
}

function isRefusedAs(error: unknown, code: ErrorCode): boolean {
  return error instanceof RequestFailed && error.code === code;
}

/** Commits once at a time; a second press of the same basket finds the sale already made. */
function useCommit(
  { basket, moment, settlement }: Priced,
  dispatch: (event: PaymentEvent) => void,
): (given: Minor) => void {
  const api = useApi();
  const counter = useCounter();
  const isRunning = useRef(false);
  return (given) => {
    if (isRunning.current) return;
    isRunning.current = true;
    dispatch({ kind: 'given' });
    const input = {
      basket,
      settledAt: moment.at,
      shownTotal: settlement.total,
      given: [{ kind: 'cash', name: '', amount: given, reference: '', currency: null }],
    } as const;
    void api.sale
      .commit(input)
      .then(
        (sale) => {
          counter.startNext({ sale, lines: basket.lines });
          dispatch({ kind: 'committed', sale });
        },
        (error: unknown) => {
          // These lines are no part of the sale that has the id: closed and paid anew, they are one of their own.
          if (isRefusedAs(error, 'already-paid')) counter.renew();
          dispatch({ kind: 'refused', error });
        },
      )
      .finally(() => {
        isRunning.current = false;
      });
  };
}

/** Brings the basket to the prices of now, for the customer to agree to. */
function useNewPrices({ basket }: Priced, onTaken: (priced: Priced | null) => void): NewPrices {
  const api = useApi();
  const { counter, pricing } = useTill();
  const taking = useMutation({
    mutationFn: () => currentItems(api, basket.lines),
    onSuccess: (items) => {
      counter.reprice(items);
      onTaken(pricing.store.getState());
    },
  });
  return { take: () => taking.mutate(), error: taking.error };
}
