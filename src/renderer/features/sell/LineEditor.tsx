import { useState, type ReactElement } from 'react';
import { hasFixedQuantity, MAX_QUANTITY, type BasketLine, type ReturnLine } from '#domain/sale/basket.ts';
import { useFormat } from '#renderer/app/format.ts';
import { parseQuantity } from '#renderer/app/parse-quantity.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NumberPad } from '#renderer/ui/NumberPad.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { FormDialog } from './FormDialog.tsx';
import styles from './forms.module.css';
import type { Open } from './opened.ts';
import { MAX_TEXT } from '#renderer/app/ReasonField.tsx';

interface Props {
  readonly line: BasketLine;
  readonly onOpen: Open;
}

/** Everything that can be said about one line: how much first, as that is wanted most. */
export function LineEditor({ line, onOpen }: Props): ReactElement {
  const words = useWords();
  const counter = useCounter();
  const [text, setText] = useState('');
  const [note, setNote] = useState(line.note);
  const isFixed = hasFixedQuantity(line);
  const quantity = parseQuantity(text, line.unit);
  const isBad = text !== '' && quantity === null;
  const take = (): void => {
    if (quantity !== null) counter.change(line.id, { kind: 'quantity', quantity });
    if (note.trim() !== line.note) counter.change(line.id, { kind: 'note', note: note.trim() });
    onOpen(null);
  };
  return (
    <FormDialog
      title={line.name}
      width={isFixed ? 'narrow' : 'normal'}
      submit={words('line.take')}
      canSubmit={!isBad}
      onSubmit={take}
      onClose={() => onOpen(null)}
    >
      <div className={styles[isFixed ? 'side' : 'columns']}>
        {!isFixed && (
          <div className={styles['side']}>
            <QuantityField line={line} text={text} isBad={isBad} onType={setText} />
          </div>
        )}
        <div className={styles['side']}>
          {isFixed && <p className={styles['text']}>{words(`line.fixed.${line.kind}`)}</p>}
          {line.kind === 'return' && <Condition line={line} />}
          <TextField label={words('line.note')} value={note} onChange={setNote} maxLength={MAX_TEXT} />
          <LineActs line={line} onOpen={onOpen} />
        </div>
      </div>
    </FormDialog>
  );
}

interface QuantityProps {
  readonly line: BasketLine;
  readonly text: string;
  readonly isBad: boolean;
  readonly onType: (text: string) => void;
}

function QuantityField({ line, text, isBad, onType }: QuantityProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const most = format.quantity(MAX_QUANTITY);
  return (
    <>
      <div className={styles['amount']}>
        <TextField
          label={words(`quantity.ask.${line.unit}`)}
          value={text}
          onChange={onType}
          inputMode="decimal"
          placeholder={format.quantity(line.quantity)}
          error={isBad ? words(`quantity.bad.${line.unit}`, { most }) : null}
          autoFocus
        />
      </div>
      <NumberPad
        label={words('pad.label')}
        eraseLabel={words('pad.erase')}
        mark={line.unit === 'piece' ? null : format.decimalMark}
        extra={null}
        onType={(typed) => onType(text + typed)}
        onErase={() => onType(text.slice(0, -1))}
      />
    </>
  );
}

/** Whether what comes back can be sold again. */
function Condition({ line }: { readonly line: ReturnLine }): ReactElement {
  const words = useWords();
  const counter = useCounter();
  return (
    <Segmented
      label={words('line.condition')}
      value={line.condition}
      choices={[
        { value: 'restock', words: words('line.condition.restock') },
        { value: 'damaged', words: words('line.condition.damaged') },
      ]}
      onChange={(condition) => counter.change(line.id, { kind: 'condition', condition })}
    />
  );
}

/** What leads to a question of its own. */
function LineActs({ line, onOpen }: Props): ReactElement {
  const words = useWords();
  const counter = useCounter();
  const lineId = line.id;
  const isPriced = line.kind === 'goods' && line.statedTotal === null;
  return (
    <div className={styles['actions']}>
      {isPriced && <Button onPress={() => onOpen({ kind: 'price', lineId })}>{words('line.price')}</Button>}
      {(line.kind === 'goods' || line.kind === 'misc') && (
        <Button onPress={() => onOpen({ kind: 'line-discount', lineId })}>{words('line.discount')}</Button>
      )}
      <Button onPress={() => onOpen({ kind: 'why', lineId })}>{words('line.why')}</Button>
      <Button
        look="danger"
        onPress={() => {
          counter.remove(lineId);
          onOpen(null);
        }}
      >
        {words('line.remove')}
      </Button>
    </div>
  );
}
