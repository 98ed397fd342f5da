import { useQuery } from '@tanstack/react-query';
import type { ReactElement, Ref } from 'react';
import type { CatalogItem, SearchResult } from '#contract/catalog.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { EmptyCatalog } from './EmptyCatalog.tsx';
import styles from './GoodsArea.module.css';
import { LoadingGrid } from './LoadingGrid.tsx';
import { ProductGrid, type GridHandle } from './ProductGrid.tsx';
import type { Search, ShownSearch } from './use-search.ts';

interface Props {
  readonly shown: ShownSearch;
  readonly onPick: (item: CatalogItem) => void;
  readonly onClear: () => void;
  readonly gridRef: Ref<GridHandle>;
}

/** The goods, or what there is to say where none are. */
export function GoodsArea({ shown, onPick, onClear, gridRef }: Props): ReactElement {
  const { search, first, error } = shown;
  if (first === undefined)
    return error === null ? <LoadingGrid /> : <Fault error={error} onRetry={shown.retry} />;
  if (first.items.length > 0)
    return <Goods search={search} first={first} onPick={onPick} gridRef={gridRef} />;
  return isWhole(search) ? <EmptyCatalog /> : <NoHits text={search.text} onClear={onClear} />;
}

function isWhole({ text, categoryId }: Search): boolean {
  return text === '' && categoryId === null;
}

interface GoodsProps extends Pick<Props, 'onPick' | 'gridRef'> {
  readonly search: Search;
  readonly first: SearchResult;
}

function Goods({ search, first, onPick, gridRef }: GoodsProps): ReactElement {
  const words = useWords();
  const queries = useQueries();
  const { data: all } = useQuery(queries.catalog.categories({}));
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
        expected={isWhole(search) ? (all?.variants ?? null) : null}
        onPick={onPick}
      />
    </div>
  );
}

function Fault({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  return (
    <EmptyState
      sign={<Icon name="alert" size={2} />}
      title={words('sell.failed.title')}
      actions={<Button onPress={onRetry}>{words('retry')}</Button>}
    >
      {errorWords(error)}
    </EmptyState>
  );
}

function NoHits({ text, onClear }: { readonly text: string; readonly onClear: () => void }): ReactElement {
  const words = useWords();
  return (
    <EmptyState
      sign={<Icon name="search" size={2} />}
      title={words('sell.no-hits.title', { text })}
      actions={<Button onPress={onClear}>{words('sell.no-hits.clear')}</Button>}
    >
      {words('sell.no-hits.text')}
    </EmptyState>
  );
}
