import { useState, type FocusEvent, type KeyboardEvent, type ReactElement } from 'react';
import type { Minor } from '#domain/money/money.ts';
import { countedTotal, takeOut } from '#domain/shift/drawer.ts';
import type { Counts } from '#domain/shift/report.ts';
import { AmountPad } from '#renderer/app/AmountPad.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './CloseShift.module.css';

interface Props {
  readonly counts: Counts;
  /** What the shift began with, minor units. */
  readonly float: Minor;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What is typed, minor units; null for what can't stay. */
  readonly left: Minor | null;
  readonly note: string;
  readonly onNote: (note: string) => void;
}

/** How much stays in the drawer for the next shift, and what is to be known about this one. */
export function LeaveStep({ counts, float, text, onText, left, note, onNote }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const counted = countedTotal(counts);
  const [isSuggested, setSuggested] = useState(true);
  const write = (typed: string): void => {
    setSuggested(false);
    onText(typed);
  };
  const suggest = (amount: string): void => {
    setSuggested(true);
    onText(amount);
  };
  const bad = words('shift.leave.bad', { counted: format.money(counted) });
  return (
    <div className={styles['columns']} onKeyDown={holdEnter} role="presentation">
      <div className={styles['leave']}>
        <TextField
          label={words('shift.leave.label')}
          hint={words('shift.leave.hint', { counted: format.money(counted) })}
          value={text}
          onChange={write}
          onFocus={selectAll}
          inputMode="decimal"
          autoComplete="off"
          error={left === null ? bad : null}
          autoFocus
        />
        <Choices counted={counted} float={float} onText={suggest} />
        {left !== null && <TakeOut counts={counts} amount={counted - left} />}
        <TextArea label={words('shift.note')} rows={3} value={note} onChange={onNote} maxLength={500} />
      </div>
      <div className={styles['side']}>
        <AmountPad text={isSuggested ? '' : text} onChange={write} />
        <Button type="submit" look="primary" size="large" isWide isDisabled={left === null}>
          {words('shift.next')}
        </Button>
      </div>
    </div>
  );
}

/** What stands there is only suggested: typing replaces it. */
function selectAll({ target }: FocusEvent): void {
  if (target instanceof HTMLInputElement) target.select();
}

/** The Enter that ended the count, still held down, is no answer here. */
function holdEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.repeat && event.target instanceof HTMLInputElement)
    event.preventDefault();
}

interface ChoicesProps {
  readonly counted: Minor;
  readonly float: Minor;
  readonly onText: (text: string) => void;
}

/** What mostly stays: as much as there was, as far as it is there; all; nothing. */
function Choices({ counted, float, onText }: ChoicesProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const choices = [
    { id: 'shift.leave.as-before', amount: float },
    { id: 'shift.leave.all', amount: counted },
    { id: 'shift.leave.nothing', amount: 0 },
  ] as const;
  return (
    <div className={styles['choices']} role="group" aria-label={words('shift.leave.choices')}>
      {choices
        .filter(({ amount }) => amount <= counted)
        .map(({ id, amount }) => (
          <Button key={id} onPress={() => onText(format.amount(amount))}>
            {words(id, { amount: format.money(amount) })}
          </Button>
        ))}
    </div>
  );
}

interface TakeOutProps {
  readonly counts: Counts;
  readonly amount: Minor;
}

/** What goes to the safe, and by which notes it is taken out quickest. */
export function TakeOut({ counts, amount }: TakeOutProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const out = takeOut(counts, amount);
  const pieces = Object.entries(out ?? {})
    .toSorted(([a], [b]) => Number(b) - Number(a))
    .map(([worth, count]) => `${format.number(count)} × ${format.amount(Number(worth))}`);
  return (
    <div className={styles['take-out']}>
      <p className={styles['take-out-sum']}>
        <span>{words('shift.take-out')}</span>
        <strong>{format.money(amount)}</strong>
      </p>
      {out === null ? <p>{words('shift.take-out.none')}</p> : <p>{pieces.join(', ')}</p>}
    </div>
  );
}
