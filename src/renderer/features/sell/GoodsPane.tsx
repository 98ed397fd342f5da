import { useQuery } from '@tanstack/react-query';
import {
  memo,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ReactElement,
  type Ref,
} from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { readQuantityPrefix } from '#domain/barcode/quantity-prefix.ts';
import { NOTHING_SAID } from '#renderer/app/counter-lines.ts';
import { play } from '#renderer/app/sound.ts';
import { useCounter, useTill } from '#renderer/app/TillProvider.tsx';
import { useTypedText } from '#renderer/app/use-typed-text.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { SearchBox } from '#renderer/ui/SearchBox.tsx';
import { CategoryBar } from './CategoryBar.tsx';
import { CodeNotice } from './CounterNotices.tsx';
import { GoodsArea } from './GoodsArea.tsx';
import styles from './GoodsPane.module.css';
import type { GridHandle } from './ProductGrid.tsx';
import { PAGE, useShownSearch } from './use-search.ts';

export interface GoodsHandle {
  readonly focusSearch: () => void;
  /** Goes on with the search as if the text had been typed into it. */
  readonly type: (text: string) => void;
}

/** Search, categories and the goods. A change of the basket does not draw it again. */
export const GoodsPane = memo(function GoodsPane({ ref }: { readonly ref: Ref<GoodsHandle> }): ReactElement {
  const words = useWords();
  const counter = useCounter();
  const queries = useQueries();
  const [text, setText] = useState('');
  const [categoryId, setCategoryId] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<GridHandle>(null);
  const wanted = readQuantityPrefix(text)?.rest ?? text;
  const typed = useTypedText(wanted).trim();
  useNextQuantity(text, setText);
  const shown = useShownSearch({ text: typed, categoryId: typed === '' ? categoryId : null });
  const { data: categories } = useQuery(queries.catalog.categories({}));
  const takeFirst = useTakeFirst(text, setText, grid);
  const pick = useCallback((item: CatalogItem) => counter.ringUp(item), [counter]);
  const search = (now: string): void => {
    setText(now);
    field.current?.focus();
  };
  useImperativeHandle(ref, () => ({
    focusSearch: () => {
      field.current?.focus();
      field.current?.select();
    },
    type: (letters) => search(text + letters),
  }));
  return (
    <section className={styles['pane']} aria-label={words('sell.goods')}>
      <SearchBox
        ref={field}
        label={words('sell.search')}
        clearLabel={words('sell.search.clear')}
        text={text}
        onChange={setText}
        onTake={takeFirst}
        onArrow={(step) => {
          if (step > 0) grid.current?.focusFirst();
        }}
      />
      <CodeNotice onSearch={search} />
      <CategoryBar
        categories={categories?.categories ?? []}
        selectedId={shown.search.categoryId}
        onSelect={(id) => {
          setText('');
          setCategoryId(id);
        }}
      />
      <div className={styles['area']}>
        <GoodsArea shown={shown} gridRef={grid} onPick={pick} onClear={() => search('')} />
      </div>
    </section>
  );
});

/** Rings up the first hit of what stands in the field, and makes room for the next one. */
function useTakeFirst(
  text: string,
  setText: (text: string) => void,
  grid: { readonly current: GridHandle | null },
): () => void {
  const counter = useCounter();
  const queries = useQueries();
  const { queryClient, scans } = useTill();
  return useCallback(() => {
    const prefix = readQuantityPrefix(text);
    const wanted = (prefix?.rest ?? text).trim();
    if (wanted === '') return;
    const search = queries.catalog.search({ text: wanted, categoryId: null, offset: 0, limit: PAGE });
    void queryClient
      .fetchQuery(search)
      .then(({ items, fuzzy }) => {
        const [first] = items;
        if (first === undefined) return;
        if (!scans.isHome()) return play('refused');
        if (fuzzy) return grid.current?.focusFirst();
        counter.ringUp(first, { ...NOTHING_SAID, quantity: prefix?.quantity ?? null });
        setText('');
      })
      .catch(() => undefined);
  }, [counter, grid, queries, queryClient, scans, setText, text]);
}

/** A quantity typed before (`3*`) belongs to what is scanned or touched next, and is gone then. */
function useNextQuantity(text: string, setText: (text: string) => void): void {
  const counter = useCounter();
  const prefix = readQuantityPrefix(text);
  const quantity = prefix?.rest === '' ? prefix.quantity : null;
  useEffect(() => {
    counter.expect(quantity);
    return counter.store.subscribe(({ nextQuantity }) => {
      if (quantity !== null && nextQuantity === null) setText('');
    });
  }, [counter, quantity, setText]);
}
