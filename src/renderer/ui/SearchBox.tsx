import type { KeyboardEvent, ReactElement, Ref } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import styles from './SearchBox.module.css';

interface Props {
  /** What can be looked for; it stands in the empty box. */
  readonly label: string;
  readonly clearLabel: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Enter. */
  readonly onTake: () => void;
  /** Arrow down, or up. */
  readonly onArrow: (step: 1 | -1) => void;
  readonly ref: Ref<HTMLInputElement>;
  readonly autoFocus?: boolean;
}

/** Where something is looked for, at F3. */
export function SearchBox(props: Props): ReactElement {
  const { label, text, onChange, onTake, onArrow, ref, autoFocus = false } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    onArrow(event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <SearchField
      className={styles['box'] ?? ''}
      aria-label={label}
      value={text}
      onChange={onChange}
      onSubmit={onTake}
      maxLength={200}
      autoFocus={autoFocus}
    >
      <span className={styles['sign']}>
        <Icon name="search" />
      </span>
      <Input
        ref={ref}
        className={styles['input'] ?? ''}
        placeholder={label}
        spellCheck="false"
        autoComplete="off"
        onKeyDown={onKeyDown}
      />
      {text === '' ? (
        <Kbd>F3</Kbd>
      ) : (
        <Button className={styles['clear'] ?? ''} aria-label={props.clearLabel}>
          <Icon name="close" size={1.125} />
        </Button>
      )}
    </SearchField>
  );
}
