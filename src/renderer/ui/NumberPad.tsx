import type { ReactElement } from 'react';
import { Button, Group } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import styles from './NumberPad.module.css';

interface Props {
  readonly label: string;
  readonly eraseLabel: string;
  /** What the wide key types: `00` for amounts, the decimal mark for weights, or null for none. */
  readonly extra: string | null;
  readonly mark: string | null;
  readonly onType: (text: string) => void;
  readonly onErase: () => void;
  readonly isDisabled?: boolean;
}

const DIGITS = ['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const;

/** Digits for fingers. The keyboard types into the field itself, so the pad is no stop for the Tab key. */
export function NumberPad(props: Props): ReactElement {
  const key = (text: string): ReactElement => (
    <Button
      key={text}
      className={styles['key'] ?? ''}
      excludeFromTabOrder
      preventFocusOnPress
      isDisabled={props.isDisabled ?? false}
      onPress={() => props.onType(text)}
    >
      {text}
    </Button>
  );
  return (
    <Group className={styles['pad'] ?? ''} aria-label={props.label} dir="ltr">
      {DIGITS.map((digit) => key(digit))}
      {props.mark === null ? <span /> : key(props.mark)}
      {key('0')}
      {props.extra !== null && key(props.extra)}
      <Button
        className={styles['key'] ?? ''}
        data-wide={props.extra === null ? undefined : true}
        aria-label={props.eraseLabel}
        excludeFromTabOrder
        preventFocusOnPress
        isDisabled={props.isDisabled ?? false}
        onPress={props.onErase}
      >
        <Icon name="erase" />
      </Button>
    </Group>
  );
}
