import type { ReactElement } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Person } from '#contract/people.ts';
import { RequestFailed } from '#renderer/client/client.ts';
import { NumberPad } from '#renderer/ui/NumberPad.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './PersonPin.module.css';
import { useRoleName } from './role-name.ts';
import { useErrorWords, useWords } from './words.ts';

interface PeopleProps {
  readonly label: string;
  readonly people: readonly Person[];
  readonly chosenId: string | null;
  readonly onChoose: (staffId: string) => void;
}

/** Everybody who can prove themselves here, by name. */
export function PersonTiles({ label, people, chosenId, onChoose }: PeopleProps): ReactElement {
  const roleName = useRoleName();
  return (
    <RadioGroup className={styles['people'] ?? ''} value={chosenId} onChange={onChoose}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['tiles']}>
        {people.map((person) => (
          <Radio key={person.staffId} value={person.staffId} className={styles['tile'] ?? ''}>
            <span className={styles['name']}>{person.name}</span>{' '}
            <span className={styles['role']}>{roleName({ id: person.roleId, name: person.roleName })}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

interface PinProps {
  readonly label: string;
  readonly pin: string;
  readonly onChange: (pin: string) => void;
  readonly error?: string | null;
  /** Nothing can be typed now; the focus stays. */
  readonly isHeld?: boolean;
  readonly hasFocus?: boolean;
}

/** Digits that nobody reads over a shoulder, by keyboard or by finger. */
export function PinPad(props: PinProps): ReactElement {
  const { label, pin, onChange, error = null, isHeld = false, hasFocus = false } = props;
  const words = useWords();
  const type = (text: string): void => onChange(text.replaceAll(/\D/g, '').slice(0, MAX_DIGITS));
  return (
    <div className={styles['pin']}>
      <TextField
        label={label}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        value={pin}
        onChange={type}
        error={error}
        isReadOnly={isHeld}
        autoFocus={hasFocus}
      />
      <NumberPad
        label={words('pad.label')}
        eraseLabel={words('pad.erase')}
        extra={null}
        mark={null}
        isDisabled={isHeld}
        onType={(text) => type(pin + text)}
        onErase={() => onChange(pin.slice(0, -1))}
      />
    </div>
  );
}

/** What a PIN may have at most. */
const MAX_DIGITS = 12;

interface RefusalProps {
  readonly person: Person | null;
  readonly seconds: number;
  readonly error: unknown;
}

/** How long to wait, counted down, or what else was wrong. */
export function PinRefusal({ person, seconds, error }: RefusalProps): ReactElement | null {
  const words = useWords();
  const errorWords = useErrorWords();
  if (person !== null && seconds > 0) {
    return (
      <Notice tone="warn" role="status">
        {words('pin.wait', { name: person.name, seconds })}
      </Notice>
    );
  }
  const isOver = error instanceof RequestFailed && error.code === 'pin-locked';
  if (error === null || isOver) return null;
  return (
    <Notice tone="warn" role="alert">
      {errorWords(error)}
    </Notice>
  );
}
