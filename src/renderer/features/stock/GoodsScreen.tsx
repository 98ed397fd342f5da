import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { CodeSign } from '#renderer/app/CodeSign.tsx';
import { useGoodsScan } from '#renderer/app/use-goods-scan.ts';
import { useSearchParam } from '#renderer/app/use-search-param.ts';
import { useSearchKeys } from '#renderer/app/use-search-keys.ts';
import { useScreenScans } from '#renderer/app/use-target.ts';
import { useTypedText } from '#renderer/app/use-typed-text.ts';
import { useWords } from '#renderer/app/words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { SearchBox } from '#renderer/ui/SearchBox.tsx';
import { GoodsDetail } from './GoodsDetail.tsx';
import { GoodsHits } from './GoodsHits.tsx';
import styles from './GoodsScreen.module.css';

/** What there is of some goods, where, and how that came to be. */
export function GoodsScreen(): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  const detail = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const typed = useTypedText(text).trim();
  const chosenId = Number(useSearchParam('variant') ?? Number.NaN);
  const variantId = Number.isSafeInteger(chosenId) ? chosenId : null;
  const choose = useCallback(
    (item: CatalogItem) =>
      void navigate({ to: '/stock', search: { variant: item.variantId }, replace: true }),
    [navigate],
  );
  const { trouble, clear, scan } = useGoodsScan(choose);
  const field = useRef<HTMLInputElement>(null);
  useSearchKeys(field, setText);
  useScreenScans(({ code }) => scan(code));
  useEffect(() => {
    if (variantId !== null) detail.current?.scrollIntoView({ block: 'start' });
  }, [variantId]);
  const focusList = (): void => list.current?.querySelector<HTMLElement>('[data-hit]')?.focus();
  return (
    <div className={styles['screen']}>
      <section className={styles['list']} aria-label={words('stock.goods.list')}>
        <h1 className={styles['title']}>{words('stock.goods.title')}</h1>
        <SearchBox
          ref={field}
          label={words('stock.goods.search')}
          clearLabel={words('sell.search.clear')}
          text={text}
          onChange={setText}
          onTake={() => list.current?.querySelector<HTMLElement>('[data-hit]')?.click()}
          onArrow={focusList}
        />
        <CodeSign
          trouble={trouble}
          onClear={clear}
          onSearch={(code) => {
            clear();
            setText(code);
          }}
          onChoose={(item) => {
            clear();
            choose(item);
          }}
        />
        <GoodsHits key={typed} ref={list} text={typed} chosenId={variantId} onChoose={choose} />
      </section>
      <section ref={detail} className={styles['detail']} aria-label={words('stock.goods.detail')}>
        {variantId === null ? <NothingChosen /> : <GoodsDetail key={variantId} variantId={variantId} />}
      </section>
    </div>
  );
}

function NothingChosen(): ReactElement {
  const words = useWords();
  return (
    <EmptyState sign={<Icon name="barcode" size={2} />} title={words('stock.goods.none.title')}>
      {words('stock.goods.none.text')}
    </EmptyState>
  );
}
