import { useRef, type ReactElement, type ReactNode } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import styles from './TallyField.module.css';

interface Props {
  readonly label: ReactNode;
  /** Digits, or empty for none. */
  readonly value: string;
  readonly lessLabel: string;
  readonly moreLabel: string;
  /** What it comes to, behind the field. */
  readonly worth: ReactNode;
  readonly isFirst?: boolean;
  readonly onChange: (value: string) => void;
  readonly onFocus: () => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** How many there are: typed, or counted up and down by finger. The keyboard types, so the buttons are no stops for Tab. */
export function TallyField(props: Props): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const step = (by: 1 | -1): void => {
    props.onStep(by);
    input.current?.focus();
  };
  return (
    <TextField
      className={styles['field'] ?? ''}
      value={props.value}
      onChange={props.onChange}
      onFocus={() => {
        input.current?.select();
        props.onFocus();
      }}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      autoFocus={props.isFirst ?? false}
    >
      <Label className={styles['label'] ?? ''}>{props.label}</Label>
      <Button
        className={styles['step'] ?? ''}
        aria-label={props.lessLabel}
        excludeFromTabOrder
        preventFocusOnPress
        onPress={() => step(-1)}
      >
        <Icon name="minus" size={1.125} />
      </Button>
      <Input ref={input} className={styles['input'] ?? ''} placeholder="0" />
      <Button
        className={styles['step'] ?? ''}
        aria-label={props.moreLabel}
        excludeFromTabOrder
        preventFocusOnPress
        onPress={() => step(1)}
      >
        <Icon name="plus" size={1.125} />
      </Button>
      <span className={styles['worth']}>{props.worth}</span>
    </TextField>
  );
}
