import { useState, type FormEvent, type ReactElement } from 'react';
import { MAX_QUANTITY } from '#domain/sale/basket.ts';
import { useFormat } from '#renderer/app/format.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NumberPad } from '#renderer/ui/NumberPad.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { parseCounted } from './parse-counted.ts';
import styles from './CountedDialog.module.css';
import type { Counting, Current } from './use-counting.ts';

interface Props {
  readonly current: Current;
  readonly counting: Counting;
  readonly onClose: () => void;
}

/** How many there are in all, or how many more: typed, for a full box or a shelf counted by eye. */
export function CountedDialog({ current, counting, onClose }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { plain } = useQuantityWords();
  const [text, setText] = useState('');
  const { name, unit, line } = current;
  const quantity = parseCounted(text, unit);
  const counted = line?.counted ?? null;
  const isBad = text !== '' && quantity === null;
  const set = (event: FormEvent): void => {
    event.preventDefault();
    if (quantity === null) return;
    counting.set(current, quantity);
    onClose();
  };
  const add = (): void => {
    if (quantity === null) return;
    const { line: _, ...goods } = current;
    counting.add(goods, quantity);
    onClose();
  };
  return (
    <TillDialog title={name} width="narrow" onClose={onClose}>
      <form className={styles['form']} onSubmit={set}>
        {counted !== null && <p>{words('count.so-far', { counted: plain(counted, unit) })}</p>}
        <TextField
          label={words(`quantity.ask.${unit}`)}
          value={text}
          onChange={setText}
          inputMode="decimal"
          autoComplete="off"
          error={isBad ? words('count.bad', { most: format.quantity(MAX_QUANTITY) }) : null}
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
        <Button type="submit" look="primary" size="large" isWide isDisabled={quantity === null}>
          {words('count.set')}
        </Button>
        {counted !== null && (
          <Button size="large" isWide isDisabled={quantity === null || quantity === 0} onPress={add}>
            {words('count.add')}
          </Button>
        )}
      </form>
    </TillDialog>
  );
}
