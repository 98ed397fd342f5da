import type { ReactElement, ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import styles from './Check.module.css';

interface Props {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

/** Yes or no. */
export function Check({ isSelected, onChange, isDisabled = false, children }: Props): ReactElement {
  return (
    <Checkbox
      className={styles['check'] ?? ''}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
    >
      <span className={styles['box']} aria-hidden="true">
        <svg viewBox="0 0 16 16" className={styles['tick']}>
          <path d="M3 8.5 6.5 12 13 4.5" />
        </svg>
      </span>
      <span>{children}</span>
    </Checkbox>
  );
}
