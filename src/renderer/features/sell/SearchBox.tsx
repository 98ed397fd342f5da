import type { KeyboardEvent, ReactElement, Ref } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useWords } from '#renderer/app/words.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import styles from './SearchBox.module.css';

interface Props {
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Enter: take the first hit. */
  readonly onTake: () => void;
  /** Arrow down: go to the hits. */
  readonly onGoToHits: () => void;
  readonly ref: Ref<HTMLInputElement>;
}

/** Where goods are looked for by name, SKU or code. */
export function SearchBox({ text, onChange, onTake, onGoToHits, ref }: Props): ReactElement {
  const words = useWords();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    onGoToHits();
  };
  return (
    <SearchField
      className={styles['box'] ?? ''}
      aria-label={words('sell.search')}
      value={text}
      onChange={onChange}
      onSubmit={onTake}
      maxLength={200}
    >
      <span className={styles['sign']}>
        <Icon name="search" />
      </span>
      <Input
        ref={ref}
        className={styles['input'] ?? ''}
        placeholder={words('sell.search')}
        spellCheck="false"
        autoComplete="off"
        onKeyDown={onKeyDown}
      />
      {text === '' ? (
        <Kbd>F3</Kbd>
      ) : (
        <Button className={styles['clear'] ?? ''} aria-label={words('sell.search.clear')}>
          <Icon name="close" size={1.125} />
        </Button>
      )}
    </SearchField>
  );
}
