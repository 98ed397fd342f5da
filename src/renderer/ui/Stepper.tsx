import type { ReactElement, ReactNode } from 'react';
import { Button, Group } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import styles from './Stepper.module.css';

interface Props {
  readonly label: string;
  readonly lessLabel: string;
  readonly moreLabel: string;
  readonly onLess: () => void;
  readonly onMore: () => void;
  /** Both absent where a value can't be typed. */
  readonly onEdit?: () => void;
  readonly editLabel?: string;
  readonly children: ReactNode;
}

/** Less, the value (press to type it, where it can be), more. */
export function Stepper(props: Props): ReactElement {
  return (
    <Group className={styles['stepper'] ?? ''} aria-label={props.label}>
      <Button className={styles['step'] ?? ''} aria-label={props.lessLabel} onPress={props.onLess}>
        <Icon name="minus" size={1.125} />
      </Button>
      {props.onEdit === undefined ? (
        <span className={styles['value']}>{props.children}</span>
      ) : (
        <Button className={styles['value'] ?? ''} aria-label={props.editLabel ?? ''} onPress={props.onEdit}>
          {props.children}
        </Button>
      )}
      <Button className={styles['step'] ?? ''} aria-label={props.moreLabel} onPress={props.onMore}>
        <Icon name="plus" size={1.125} />
      </Button>
    </Group>
  );
}
