import { useMutation } from '@tanstack/react-query';
import { v7 } from 'uuid';
import { useState, type FormEvent, type ReactElement } from 'react';
import { parseAmount } from '#domain/money/currency.ts';
import { AmountPad } from '#renderer/app/AmountPad.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { ReasonField } from '#renderer/app/ReasonField.tsx';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useErrorWords, useWords, type MessageId } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './CashForm.module.css';

/** What moves cash without a sale. */
export type CashMove = 'pay-in' | 'pay-out' | 'safe-drop';

const REASONS = {
  'pay-in': ['shift.reason.change-brought', 'shift.reason.correction'],
  'pay-out': ['shift.reason.goods', 'shift.reason.postage', 'shift.reason.correction'],
  'safe-drop': ['shift.reason.to-safe', 'shift.reason.to-bank'],
} as const satisfies Readonly<Record<CashMove, readonly MessageId[]>>;

interface Props {
  readonly kind: CashMove;
  readonly onClose: () => void;
  /** Says what was done. */
  readonly onDone: (said: string) => void;
}

/** Puts cash in or takes it out, once, with its reason; the drawer opens. */
export function MoveCashDialog({ kind, onClose, onDone }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const format = useFormat();
  const api = useApi();
  const { currency } = useShop();
  const [id] = useState(() => v7());
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const amount = parseAmount(text, currency);
  const moving = useMutation({
    mutationFn: (moved: number) => api.shift.moveCash({ id, kind, amount: moved, reason: reason.trim() }),
    onSuccess: (_, moved) => onDone(words(`shift.${kind}.done`, { amount: format.money(moved) })),
  });
  const isReady = amount !== null && amount > 0 && reason.trim() !== '' && !moving.isPending;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) moving.mutate(amount);
  };
  return (
    <TillDialog title={words(`shift.${kind}`)} width="wide" canClose={!moving.isPending} onClose={onClose}>
      <form className={styles['form']} onSubmit={submit} aria-busy={moving.isPending} autoComplete="off">
        <p className={styles['text']}>{words(`shift.${kind}.text`)}</p>
        <div className={styles['columns']}>
          <div className={styles['side']}>
            <AmountText text={text} isBad={text !== '' && amount === null} onChange={setText} />
            <ReasonField reason={reason} onChange={setReason} common={REASONS[kind]} />
            {moving.error !== null && (
              <Notice tone="stop" role="alert">
                {errorWords(moving.error)}
              </Notice>
            )}
          </div>
          <div className={styles['side']}>
            <AmountPad text={text} onChange={setText} />
            <Button type="submit" look="primary" size="large" isWide isDisabled={!isReady}>
              {words(`shift.${kind}`)}
            </Button>
          </div>
        </div>
      </form>
    </TillDialog>
  );
}

interface TextProps {
  readonly text: string;
  readonly isBad: boolean;
  readonly onChange: (text: string) => void;
}

function AmountText({ text, isBad, onChange }: TextProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <div className={styles['amount']}>
      <TextField
        label={words('shift.amount')}
        value={text}
        onChange={onChange}
        inputMode="decimal"
        autoComplete="off"
        placeholder={format.amount(0)}
        error={isBad ? words('amount.none') : null}
        autoFocus
      />
    </div>
  );
}
