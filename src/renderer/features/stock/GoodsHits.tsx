import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement, RefObject } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { fullName } from '#domain/sale/item-name.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useListKeys } from '#renderer/app/use-list-keys.ts';
import { useStockWords } from '#renderer/app/use-stock-words.ts';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './GoodsHits.module.css';

interface Props {
  readonly text: string;
  readonly chosenId: number | null;
  readonly onChoose: (item: CatalogItem) => void;
  readonly ref: RefObject<HTMLDivElement | null>;
}

/** So many are drawn at first, and with each wish for more. */
const PAGE = 40;

/** Goods to look at, by name, with what there is of them here. */
export function GoodsHits({ text, chosenId, onChoose, ref }: Props): ReactElement {
  const words = useWords();
  const keys = useListKeys<HTMLUListElement>();
  const found = useHits(text);
  if (found.data === undefined) {
    return <Waiting error={found.error} onRetry={() => void found.refetch()} />;
  }
  const items = found.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <EmptyState sign={<Icon name="search" size={2} />} title={words('sell.no-hits.title', { text })}>
        {words('sell.no-hits.text')}
      </EmptyState>
    );
  }
  return (
    <div ref={ref} className={styles['hits']}>
      <ul ref={keys} className={styles['list']} aria-label={words('finder.hits')}>
        {items.map((item) => (
          <li key={item.variantId}>
            <Hit item={item} isChosen={item.variantId === chosenId} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button isWide onPress={() => void found.fetchNextPage()}>
          {words('stock.goods.more')}
        </Button>
      )}
    </div>
  );
}

function useHits(text: string) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['catalog', 'search', { text, by: PAGE }],
    queryFn: ({ pageParam: offset }) => api.catalog.search({ text, categoryId: null, offset, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.hasMore ? pages.length * PAGE : null),
  });
}

interface HitProps {
  readonly item: CatalogItem;
  readonly isChosen: boolean;
  readonly onChoose: (item: CatalogItem) => void;
}

function Hit({ item, isChosen, onChoose }: HitProps): ReactElement {
  const stockWords = useStockWords();
  return (
    <button
      type="button"
      className={styles['hit']}
      data-hit
      aria-pressed={isChosen}
      onClick={() => onChoose(item)}
    >
      <span className={styles['name']}>{fullName(item)}</span>{' '}
      <span className={styles['fact']}>
        {[item.sku, stockWords(item)].filter((one) => one !== '').join(' · ')}
      </span>
    </button>
  );
}
