import { Link, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Permission } from '#domain/party/role.ts';
import { useMay } from './session.ts';
import { useHasStore } from './use-has-store.ts';
import styles from './StockRoute.module.css';
import { useWords, type MessageId } from './words.ts';

const PAGES = [
  { to: '/stock', words: 'stock.nav.goods', right: 'stock.read' },
  { to: '/stock/receive', words: 'stock.nav.receive', right: 'stock.receive' },
  { to: '/stock/count', words: 'stock.nav.count', right: 'stock.count' },
  { to: '/stock/adjust', words: 'stock.nav.adjust', right: 'stock.move' },
  { to: '/stock/transfer', words: 'stock.nav.transfer', right: 'stock.read' },
  { to: '/stock/buffers', words: 'stock.nav.buffers', right: 'stock.read' },
] as const satisfies readonly { to: string; words: MessageId; right: Permission }[];

/** What takes an online store: other places, and somebody who could hold back. */
const OF_STORES: readonly string[] = ['/stock/transfer', '/stock/buffers'];

/** The stock room: its screens beside each other, each for who may use it. */
export function StockRoute(): ReactElement {
  const words = useWords();
  const may = useMay();
  const hasStore = useHasStore();
  const isShown = (to: string, right: Permission): boolean =>
    may(right) && (hasStore || !OF_STORES.includes(to));
  return (
    <div className={styles['room']}>
      <nav className={styles['pages']} aria-label={words('stock.nav.label')}>
        {PAGES.filter(({ to, right }) => isShown(to, right)).map(({ to, words: id }) => (
          <Link
            key={to}
            to={to}
            className={styles['page']}
            activeOptions={{ exact: to === '/stock', includeSearch: false }}
            draggable={false}
          >
            {words(id)}
          </Link>
        ))}
      </nav>
      <div className={styles['screen']}>
        <Outlet />
      </div>
    </div>
  );
}
