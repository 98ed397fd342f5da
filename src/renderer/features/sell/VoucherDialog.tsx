import type { ReactElement } from 'react';
import { v7 } from 'uuid';
import type { Basket } from '#domain/sale/basket.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { AmountField } from './AmountField.tsx';
import { FormDialog } from './FormDialog.tsx';
import styles from './forms.module.css';
import { useVoucherForm } from './use-voucher-form.ts';

interface Props {
  readonly basket: Basket;
  readonly onClose: () => void;
}

/** Sells a gift voucher: what it is worth, and its code, made here or scanned from a card. */
export function VoucherDialog({ basket, onClose }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const counter = useCounter();
  const form = useVoucherForm(basket);
  const { code, worth } = form;
  const add = (): void => {
    if (worth === null) return;
    const name = words('voucher.name', { code });
    const line = { id: v7(), sku: '', name, unit: 'piece', quantity: PIECE, note: '' } as const;
    counter.addLine({ ...line, kind: 'voucher', unitPrice: worth, code });
    onClose();
  };
  return (
    <FormDialog
      title={words('voucher.title')}
      width="normal"
      submit={words('voucher.add')}
      canSubmit={worth !== null}
      onSubmit={add}
      onClose={onClose}
      onScan={(scan) => form.setTyped(scan.code)}
    >
      <div className={styles['columns']}>
        <div className={styles['side']}>
          <AmountField label={words('voucher.amount')} text={form.text} onType={form.setText} autoFocus />
        </div>
        <div className={styles['side']}>
          <TextField
            label={words('voucher.code')}
            hint={words('voucher.code.hint')}
            value={form.typed}
            onChange={form.setTyped}
            maxLength={40}
            error={form.fault === null ? null : words(`voucher.code.${form.fault}`)}
          />
          {form.error !== null && <Notice tone="warn">{errorWords(form.error)}</Notice>}
        </div>
      </div>
    </FormDialog>
  );
}
