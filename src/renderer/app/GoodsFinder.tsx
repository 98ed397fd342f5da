import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement, Ref } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { useFormat } from './format.ts';
import { fullName } from '#domain/sale/item-name.ts';
import { useTill } from './TillProvider.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useTypedText } from './use-typed-text.ts';
import { useErrorWords, useWords } from './words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { SearchBox } from '#renderer/ui/SearchBox.tsx';
import styles from './GoodsFinder.module.css';

const MOST = 5;

interface Props {
  readonly text: string;
  /** What is looked for, where that is not all of the text. */
  readonly wanted?: string;
  readonly onType: (text: string) => void;
  readonly onPick: (item: CatalogItem) => void;
  /** What is worth knowing of a hit; its price unless it is said. */
  readonly factOf?: (item: CatalogItem) => string;
  readonly ref: Ref<HTMLInputElement>;
}

/** Finds goods by name, SKU or code; Enter takes the first. */
export function GoodsFinder(props: Props): ReactElement {
  const { text, wanted = text, onType, onPick, ref } = props;
  const format = useFormat();
  const factOf = props.factOf ?? ((item: CatalogItem) => format.amount(item.price));
  const words = useWords();
  const queries = useQueries();
  const { queryClient } = useTill();
  const list = useListKeys<HTMLDivElement>();
  const typed = useTypedText(wanted).trim();
  const search = (sought: string) =>
    queries.catalog.search({ text: sought, categoryId: null, offset: 0, limit: MOST });
  const found = useQuery({ ...search(typed), enabled: typed !== '', placeholderData: keepPreviousData });
  const takeFirst = (): void => {
    if (wanted.trim() === '') return;
    void queryClient
      .fetchQuery(search(wanted.trim()))
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
        <Hits
          text={typed}
          items={found.data?.items ?? null}
          error={found.error}
          onPick={onPick}
          factOf={factOf}
        />
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
  readonly factOf: (item: CatalogItem) => string;
}

function Hits({ text, items, error, onPick, factOf }: HitsProps): ReactElement | null {
  const words = useWords();
  const errorWords = useErrorWords();
  if (error !== null) return <Notice tone="stop">{errorWords(error)}</Notice>;
  if (items === null) return null;
  if (items.length === 0) {
    return <p className={styles['none']}>{words('finder.none', { text })}</p>;
  }
  return (
    <ul className={styles['hits']} aria-label={words('finder.hits')}>
      {items.map((item) => (
        <li key={item.variantId}>
          <button type="button" className={styles['hit']} data-hit onClick={() => onPick(item)}>
            <span className={styles['name']}>{fullName(item)}</span>{' '}
            <span className={styles['sku']}>{item.sku}</span>{' '}
            <span className={styles['price']}>{factOf(item)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
