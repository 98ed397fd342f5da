import { useState, type ReactElement } from 'react';
import { NumberPad } from '#renderer/ui/NumberPad.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './NewPin.module.css';
import { useWords } from './words.ts';

/** A PIN that is being chosen, typed twice. */
export interface PinChoice {
  readonly pin: string;
  readonly again: string;
}

export const NO_CHOICE: PinChoice = { pin: '', again: '' };

const MOST_DIGITS = 12;

/** What is wrong with a choice; null when it will do. */
export function pinFault({ pin, again }: PinChoice): 'short' | 'different' | null {
  if (!/^\d{4,12}$/.test(pin)) return 'short';
  return pin === again ? null : 'different';
}

interface Props {
  readonly choice: PinChoice;
  readonly onChange: (choice: PinChoice) => void;
  /** Whether to say what is wrong already. */
  readonly isChecked: boolean;
}

/** A new PIN, twice, by keyboard or by finger: the pad types into the field that was touched last. */
export function NewPin({ choice, onChange, isChecked }: Props): ReactElement {
  const words = useWords();
  const [active, setActive] = useState<keyof PinChoice>('pin');
  const fault = isChecked ? pinFault(choice) : null;
  const change = (field: keyof PinChoice, text: string): void =>
    onChange({ ...choice, [field]: text.replaceAll(/\D/g, '').slice(0, MOST_DIGITS) });
  const field = (name: keyof PinChoice, error: string | null): ReactElement => (
    <TextField
      label={words(`pin.new.${name}`)}
      type="password"
      inputMode="numeric"
      autoComplete="off"
      value={choice[name]}
      onChange={(text) => change(name, text)}
      onFocus={() => setActive(name)}
      error={error}
    />
  );
  return (
    <div className={styles['pin']}>
      <div className={styles['fields']}>
        {field('pin', fault === 'short' ? words('pin.new.short') : null)}
        {field('again', fault === 'different' ? words('pin.new.different') : null)}
      </div>
      <NumberPad
        label={words('pad.label')}
        eraseLabel={words('pad.erase')}
        extra={null}
        mark={null}
        onType={(text) => change(active, choice[active] + text)}
        onErase={() => change(active, choice[active].slice(0, -1))}
      />
    </div>
  );
}
