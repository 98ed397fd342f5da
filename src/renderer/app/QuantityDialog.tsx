import { useState, type FormEvent, type ReactElement } from 'react';
import { MAX_QUANTITY } from '#domain/sale/basket.ts';
import type { Thousandths, Unit } from '#domain/stock/quantity.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NumberPad } from '#renderer/ui/NumberPad.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useFormat } from './format.ts';
import { parseQuantity } from './parse-quantity.ts';
import styles from './QuantityDialog.module.css';
import { TillDialog } from './TillDialog.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly name: string;
  readonly unit: Unit;
  readonly onTake: (quantity: Thousandths) => void;
  readonly onClose: () => void;
}

/** Asks how many, or how much, of goods. */
export function QuantityDialog({ name, unit, onTake, onClose }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const [text, setText] = useState('');
  const parsed = parseQuantity(text, unit);
  const isBad = text !== '' && parsed === null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (parsed === null) return;
    onTake(parsed);
    onClose();
  };
  return (
    <TillDialog title={name} width="narrow" onClose={onClose}>
      <form className={styles['form']} onSubmit={submit}>
        <TextField
          label={words(`quantity.ask.${unit}`)}
          value={text}
          onChange={setText}
          inputMode="decimal"
          autoComplete="off"
          error={isBad ? words(`quantity.bad.${unit}`, { most: format.quantity(MAX_QUANTITY) }) : null}
          autoFocus
        />
        <NumberPad
          label={words('pad.label')}
          eraseLabel={words('pad.erase')}
          mark={unit === 'piece' ? null : format.decimalMark}
          extra={null}
          onType={(typed) => setText((before) => before + typed)}
          onErase={() => setText((before) => before.slice(0, -1))}
        />
        <Button type="submit" look="primary" size="large" isWide isDisabled={parsed === null}>
          {words('quantity.take')}
        </Button>
      </form>
    </TillDialog>
  );
}
