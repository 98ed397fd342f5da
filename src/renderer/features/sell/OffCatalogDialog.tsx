import { useState, type ReactElement } from 'react';
import { v7 } from 'uuid';
import { PIECE } from '#domain/stock/quantity.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useSettlement } from '#renderer/app/use-settlement.ts';
import { useWords } from '#renderer/app/words.ts';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { AmountField, readAmount } from './AmountField.tsx';
import { FormDialog } from './FormDialog.tsx';
import styles from './forms.module.css';

/** Something that the catalog does not have: what it is, what it costs, how it is taxed. */
export function OffCatalogDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const words = useWords();
  const counter = useCounter();
  const { currency } = useShop();
  const categories = useSettlement()?.rules.taxes.categories ?? [];
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const amount = readAmount(text, currency);
  const taxCategoryId = chosen ?? categories[0]?.id ?? null;
  const add = (): void => {
    if (amount === null || taxCategoryId === null) return;
    counter.addLine({
      kind: 'misc',
      id: v7(),
      sku: '',
      name: name.trim() === '' ? words('misc.name') : name.trim(),
      unit: 'piece',
      quantity: PIECE,
      unitPrice: amount,
      note: '',
      taxCategoryId,
      discount: null,
    });
    onClose();
  };
  return (
    <FormDialog
      title={words('misc.title')}
      width="normal"
      submit={words('misc.add')}
      canSubmit={amount !== null && taxCategoryId !== null}
      onSubmit={add}
      onClose={onClose}
    >
      <div className={styles['columns']}>
        <div className={styles['side']}>
          <AmountField label={words('misc.amount')} text={text} onType={setText} autoFocus />
        </div>
        <div className={styles['side']}>
          <TextField
            label={words('misc.what')}
            value={name}
            onChange={setName}
            maxLength={200}
            placeholder={words('misc.name')}
          />
          <Select
            label={words('misc.tax')}
            value={String(taxCategoryId)}
            choices={categories.map(({ id, name: value }) => ({ value: String(id), words: value }))}
            onChange={(id) => setChosen(Number(id))}
          />
        </div>
      </div>
    </FormDialog>
  );
}
