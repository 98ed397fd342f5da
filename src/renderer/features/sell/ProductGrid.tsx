import { useQuery } from '@tanstack/react-query';
import { memo, useImperativeHandle, type ReactElement, type Ref } from 'react';
import type { CatalogItem, SearchResult } from '#contract/catalog.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { useRowWindow } from '#renderer/ui/use-row-window.ts';
import { ProductCard } from './ProductCard.tsx';
import styles from './ProductGrid.module.css';
import { useCatalogReady } from './use-catalog-ready.ts';
import { useExtent, useLearnExtent, usePages } from './use-pages.ts';
import { useRoving } from './use-roving.ts';
import type { Search } from './use-search.ts';

/** In rem; a row is a card and the gap below it. */
const SIZES = { rowHeight: 13.5, cellMin: 11.5, gap: 0.75 } as const;

export interface GridHandle {
  readonly focusFirst: () => void;
}

interface Props {
  readonly search: Search;
  readonly first: SearchResult;
  /** How many variants the whole list has, where that is known. */
  readonly expected: number | null;
  readonly onPick: (item: CatalogItem) => void;
  readonly ref?: Ref<GridHandle>;
}

/** The goods in pictures, however many: only what is in sight is drawn, and asked for. */
export const ProductGrid = memo(function ProductGrid(props: Props): ReactElement {
  const words = useWords();
  const queries = useQueries();
  const { data: status } = useQuery(queries.sync.status({}));
  const extent = useExtent(props.first, props.expected);
  const { count } = extent;
  const rows = useRowWindow(count, SIZES);
  const { scrollRef, columns, showRow } = rows;
  const from = rows.firstRow * columns;
  const to = Math.min(count, (rows.lastRow + 1) * columns) - 1;
  const pages = usePages(props.search, from, to);
  useLearnExtent(extent, pages.farthest);
  const roving = useRoving({ ref: scrollRef, count, columns, showRow });
  useImperativeHandle(props.ref, () => ({ focusFirst: roving.focusFirst }));
  const cells = Array.from({ length: Math.max(0, to - from + 1) }, (_, nth) => {
    const index = from + nth;
    return { index, item: pages.itemAt(index) };
  });
  const onPictureSettled = useCatalogReady(
    cells.map((cell) => cell.item),
    status,
  );
  const isTabStop = (index: number): boolean =>
    index === roving.active || (index === from && (roving.active < from || roving.active > to));
  return (
    <div ref={scrollRef} className={styles['scroll']}>
      <ul
        className={styles['grid']}
        aria-label={words('sell.grid.label')}
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          paddingBlock: `${rows.before}px ${rows.after}px`,
        }}
      >
        {cells.map(({ index, item }) => (
          <li key={index} className={styles['cell']} aria-setsize={count} aria-posinset={index + 1}>
            {item === undefined ? (
              <Skeleton shape="block" />
            ) : (
              <ProductCard
                item={item}
                index={index}
                isTabStop={isTabStop(index)}
                attempt={status?.state ?? 'none'}
                onPick={props.onPick}
                onPictureSettled={onPictureSettled}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
});
