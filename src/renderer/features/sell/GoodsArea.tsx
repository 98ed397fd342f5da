import { useQuery } from '@tanstack/react-query';
import type { ReactElement, Ref } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { EmptyCatalog } from './EmptyCatalog.tsx';
import styles from './GoodsArea.module.css';
import { LoadingGrid } from './LoadingGrid.tsx';
import { ProductGrid, type GridHandle } from './ProductGrid.tsx';
import type { ShownSearch } from './use-search.ts';

interface Props {
  readonly shown: ShownSearch;
  readonly onPick: (item: CatalogItem) => void;
  readonly onClear: () => void;
  readonly gridRef: Ref<GridHandle>;
}

/** The goods, or what there is to say where none are. */
export function GoodsArea({ shown, onPick, onClear, gridRef }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const queries = useQueries();
  const { data: all } = useQuery(queries.catalog.categories({}));
  const { search, first, error } = shown;
  if (first === undefined && error !== null) {
    return (
      <EmptyState
        sign={<Icon name="alert" size={2} />}
        title={words('sell.failed.title')}
        actions={<Button onPress={shown.retry}>{words('retry')}</Button>}
      >
        {errorWords(error)}
      </EmptyState>
    );
  }
  if (first === undefined) return <LoadingGrid />;
  const isWhole = search.text === '' && search.categoryId === null;
  if (first.items.length === 0 && isWhole) return <EmptyCatalog />;
  if (first.items.length === 0) {
    return (
      <EmptyState
        sign={<Icon name="search" size={2} />}
        title={words('sell.no-hits.title', { text: search.text })}
        actions={<Button onPress={onClear}>{words('sell.no-hits.clear')}</Button>}
      >
        {words('sell.no-hits.text')}
      </EmptyState>
    );
  }
  return (
    <div className={styles['goods']}>
      <p className={styles['hint']} role="status">
        {first.fuzzy && words('sell.fuzzy', { text: search.text })}
      </p>
      <ProductGrid
        key={`${search.categoryId ?? ''}/${search.text}`}
        ref={gridRef}
        search={search}
        first={first}
        expected={isWhole ? (all?.variants ?? null) : null}
        onPick={onPick}
      />
    </div>
  );
}
