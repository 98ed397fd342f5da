import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { StockLevel } from '#contract/stock.ts';
import type { Unit } from '#domain/stock/quantity.ts';
import type { CatalogItem } from '#contract/catalog.ts';
import { fullName } from '#domain/sale/item-name.ts';
import { Picture } from '#renderer/app/Picture.tsx';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useMay } from '#renderer/app/session.ts';
import { useHasStore } from '#renderer/app/use-has-store.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './GoodsDetail.module.css';
import { Levels } from './Levels.tsx';
import { Story } from './Story.tsx';

/** One variant: what there is of it and where, what can be done with it, and its story. */
export function GoodsDetail({ variantId }: { readonly variantId: number }): ReactElement {
  const words = useWords();
  const queries = useQueries();
  const found = useQuery(queries.catalog.byIds({ variantIds: [variantId] }));
  const levels = useQuery(queries.stock.levels({ variantId }));
  const item = found.data?.items[0];
  return (
    <div className={styles['detail']}>
      {item !== undefined && <Head item={item} />}
      {found.data !== undefined && item === undefined && (
        <Notice tone="warn">{words('stock.goods.gone')}</Notice>
      )}
      {levels.data === undefined ? (
        <Waiting error={levels.error} onRetry={() => void levels.refetch()} />
      ) : (
        <Known levels={levels.data.levels} variantId={variantId} unit={item?.unit ?? 'piece'} />
      )}
    </div>
  );
}

interface KnownProps {
  readonly levels: readonly StockLevel[];
  readonly variantId: number;
  readonly unit: Unit;
}

function Known({ levels, variantId, unit }: KnownProps): ReactElement {
  return (
    <>
      <Levels levels={levels} unit={unit} />
      <Acts variantId={variantId} />
      <Story variantId={variantId} unit={unit} />
    </>
  );
}

function Head({ item }: { readonly item: CatalogItem }): ReactElement {
  return (
    <header className={styles['head']}>
      <span className={styles['picture']}>
        <Picture pictureId={item.pictureId} name={item.name} attempt="" />
      </span>
      <div>
        <h2 className={styles['name']}>{fullName(item)}</h2>
        <p className={styles['sku']} data-selectable>
          {item.sku}
        </p>
      </div>
    </header>
  );
}

const ACTS = [
  { to: '/stock/adjust', words: 'stock.act.adjust', right: 'stock.move' },
  { to: '/stock/receive', words: 'stock.act.receive', right: 'stock.receive' },
  { to: '/stock/transfer', words: 'stock.act.transfer', right: 'stock.move' },
] as const;

/** What may be done with the goods, each on its screen with the goods on its list. */
function Acts({ variantId }: { readonly variantId: number }): ReactElement | null {
  const words = useWords();
  const may = useMay();
  const hasStore = useHasStore();
  const acts = ACTS.filter(({ to, right }) => may(right) && (hasStore || to !== '/stock/transfer'));
  if (acts.length === 0) return null;
  return (
    <nav className={styles['acts']} aria-label={words('stock.act.label')}>
      {acts.map(({ to, words: id }) => (
        <Link key={to} to={to} search={{ with: variantId }} className={styles['act']} draggable={false}>
          {words(id)}
        </Link>
      ))}
    </nav>
  );
}
