import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { formatReceiptNumber, type SaleRecord } from '#domain/sale/sale.ts';
import { useFormat } from '#renderer/app/format.ts';
import { ReasonField } from '#renderer/app/ReasonField.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { ReadingSale } from './ReadingSale.tsx';
import { useVoid, type Voiding } from './use-void.ts';
import { WaysBack } from './WaysBack.tsx';
import styles from './VoidDialog.module.css';

const REASONS = ['void.reason.mistake', 'void.reason.mind', 'void.reason.tender'] as const;

interface Props {
  readonly saleId: string;
  /** Hears which document took the sale back. */
  readonly onVoided: (voidId: string) => void;
  readonly onClose: () => void;
}

/** Takes the last sale back as a whole, after asking why, and says what money goes back how. */
export function VoidDialog({ saleId, onVoided, onClose }: Props): ReactElement {
  const words = useWords();
  const view = useQuery(useQueries().sale.view({ saleId }));
  const record = view.data?.record ?? null;
  const voiding = useVoid(record, onVoided);
  const number = record === null ? '' : formatReceiptNumber(record.registerCode, record.number);
  const isDone = voiding.receiptNumber !== null;
  return (
    <TillDialog
      title={words(isDone ? 'void.done.title' : 'void.title', { number })}
      canClose={!voiding.isBusy}
      onClose={onClose}
    >
      {record === null && <ReadingSale error={view.error} />}
      {record !== null && !isDone && <Question record={record} voiding={voiding} />}
      {record !== null && isDone && <Done record={record} voiding={voiding} onClose={onClose} />}
    </TillDialog>
  );
}

interface PartProps {
  readonly record: SaleRecord;
  readonly voiding: Voiding;
}

function Question({ record, voiding }: PartProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const errorWords = useErrorWords();
  const [reason, setReason] = useState('');
  const canVoid = reason.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (canVoid && !voiding.isBusy) voiding.run(reason.trim());
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <p>{words('void.text', { total: format.money(record.total) })}</p>
      <WaysBack tenders={record.tenders} />
      <ReasonField reason={reason} onChange={setReason} common={REASONS} autoFocus />
      {voiding.isAsking && <Notice tone="info">{words('void.asks')}</Notice>}
      {voiding.error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(voiding.error)}
        </Notice>
      )}
      <Button type="submit" look="danger" size="large" isWide isDisabled={!canVoid}>
        {words('void.yes')}
      </Button>
    </form>
  );
}

function Done({ record, voiding, onClose }: PartProps & { readonly onClose: () => void }): ReactElement {
  const words = useWords();
  return (
    <div className={styles['form']}>
      <p role="status">{words('void.done.text', { number: voiding.receiptNumber ?? '' })}</p>
      <WaysBack tenders={record.tenders} />
      <Button look="primary" size="large" isWide autoFocus onPress={onClose}>
        {words('void.done.ok')}
      </Button>
    </div>
  );
}
