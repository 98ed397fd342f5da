import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement, Ref } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { useFormat } from '#renderer/app/format.ts';
import { fullName } from '#domain/sale/item-name.ts';
import { useTill } from '#renderer/app/TillProvider.tsx';
import { useListKeys } from '#renderer/app/use-list-keys.ts';
import { useTypedText } from '#renderer/app/use-typed-text.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { SearchBox } from '#renderer/ui/SearchBox.tsx';
import styles from './GoodsFinder.module.css';

const MOST = 5;

interface Props {
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onPick: (item: CatalogItem) => void;
  readonly ref: Ref<HTMLInputElement>;
}

/** Finds goods by name, SKU or code; Enter takes the first. */
export function GoodsFinder({ text, onType, onPick, ref }: Props): ReactElement {
  const words = useWords();
  const queries = useQueries();
  const { queryClient } = useTill();
  const list = useListKeys<HTMLDivElement>();
  const typed = useTypedText(text).trim();
  const search = (wanted: string) =>
    queries.catalog.search({ text: wanted, categoryId: null, offset: 0, limit: MOST });
  const found = useQuery({ ...search(typed), enabled: typed !== '', placeholderData: keepPreviousData });
  const takeFirst = (): void => {
    if (text.trim() === '') return;
    void queryClient
      .fetchQuery(search(text.trim()))
      .then(({ items: [first], fuzzy }) => {
        if (first !== undefined && !fuzzy) onPick(first);
      })
      .catch(() => undefined);
  };
  return (
    <div ref={list} className={styles['finder']}>
      <SearchBox
        ref={ref}
        label={words('sell.search')}
        clearLabel={words('sell.search.clear')}
        text={text}
        onChange={onType}
        onTake={takeFirst}
        onArrow={() => list.current?.querySelector<HTMLElement>('[data-hit]')?.focus()}
        autoFocus
      />
      {typed !== '' && (
        <Hits text={typed} items={found.data?.items ?? null} error={found.error} onPick={onPick} />
      )}
    </div>
  );
}

interface HitsProps {
  readonly text: string;
  /** Null until there was an answer. */
  readonly items: readonly CatalogItem[] | null;
  readonly error: Error | null;
  readonly onPick: (item: CatalogItem) => void;
}

function Hits({ text, items, error, onPick }: HitsProps): ReactElement | null {
  const words = useWords();
  const errorWords = useErrorWords();
  const format = useFormat();
  if (error !== null) return <Notice tone="stop">{errorWords(error)}</Notice>;
  if (items === null) return null;
  if (items.length === 0) {
    return <p className={styles['none']}>{words('free.none', { text })}</p>;
  }
  return (
    <ul className={styles['hits']} aria-label={words('free.hits')}>
      {items.map((item) => (
        <li key={item.variantId}>
          <button type="button" className={styles['hit']} data-hit onClick={() => onPick(item)}>
            <span className={styles['name']}>{fullName(item)}</span>{' '}
            <span className={styles['sku']}>{item.sku}</span>{' '}
            <span className={styles['price']}>{format.amount(item.price)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
