import { useState, type ReactElement } from 'react';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import { useFormat } from '#renderer/app/format.ts';
import { QuantityDialog } from '#renderer/app/QuantityDialog.tsx';
import { useMay } from '#renderer/app/session.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { RefundRows } from './RefundRows.tsx';
import type { Said } from './refund-state.ts';
import { ReadingSale } from './ReadingSale.tsx';
import { ReturnForm } from './ReturnForm.tsx';
import { useRefund, type Refund, type RefundRow } from './use-refund.ts';

interface Props {
  readonly saleId: string;
  /** What comes back is at the counter. */
  readonly onTaken: () => void;
  readonly onClose: () => void;
}

/** What of a sale comes back, how much of it, why, and in which state. */
export function RefundDialog({ saleId, onTaken, onClose }: Props): ReactElement {
  const words = useWords();
  const refund = useRefund(saleId, onTaken);
  const [typing, setTyping] = useState<RefundRow | null>(null);
  const { record } = refund;
  const number = record === null ? '' : formatReceiptNumber(record.registerCode, record.number);
  return (
    <>
      <TillDialog
        title={words('refund.title', { number })}
        width="wide"
        canClose={!refund.isBusy}
        onClose={onClose}
        onScan={refund.scan}
      >
        {record === null ? (
          <ReadingSale error={refund.viewError} />
        ) : (
          <Form refund={refund} onType={setTyping} />
        )}
      </TillDialog>
      {typing !== null && (
        <QuantityDialog
          name={typing.line.name}
          unit={typing.line.unit}
          onTake={(quantity) => refund.dispatch({ kind: 'quantity', sold: typing, quantity })}
          onClose={() => setTyping(null)}
        />
      )}
    </>
  );
}

interface FormProps {
  readonly refund: Refund;
  readonly onType: (row: RefundRow) => void;
}

function Form({ refund, onType }: FormProps): ReactElement {
  const { rows, said, dispatch } = refund;
  const [reason, setReason] = useState('');
  const mayRefund = useMay()('sale.refund');
  const saidWords = useSaidWords();
  const everything = (): void => dispatch({ kind: 'everything', sold: rows });
  return (
    <ReturnForm
      reason={reason}
      onReason={setReason}
      total={refund.total}
      isReady={rows.some(({ chosen }) => chosen.quantity > 0)}
      isBusy={refund.isBusy}
      isAsking={!mayRefund}
      error={refund.error}
      said={saidWords(said)}
      keys={{ F2: everything }}
      onTake={refund.take}
    >
      <RefundRows rows={rows} dispatch={dispatch} onEverything={everything} onType={onType} />
    </ReturnForm>
  );
}

function useSaidWords(): (said: Said | null) => string {
  const words = useWords();
  const format = useFormat();
  return (said) => {
    if (said === null) return '';
    const quantity = said.kind === 'raised' ? format.quantity(said.quantity) : '';
    return words(`refund.said.${said.kind}`, { name: said.name, quantity });
  };
}
