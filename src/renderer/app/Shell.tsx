import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Permission } from '#domain/party/role.ts';
import { PrinterBadge } from '#renderer/features/device/PrinterBadge.tsx';
import { PickupCount } from '#renderer/features/pickup/PickupCount.tsx';
import { PickupNews } from '#renderer/features/pickup/PickupNews.tsx';
import { SyncBadge } from '#renderer/features/sync/SyncBadge.tsx';
import { useHotkeys } from './hotkeys.ts';
import { KeySheet } from './KeySheet.tsx';
import { SessionBadge } from './SessionBadge.tsx';
import { useMay } from './session.ts';
import { useShop } from './ShopProvider.tsx';
import styles from './Shell.module.css';
import { useCounter, useCounterState, useTill } from './TillProvider.tsx';
import { useDisplayFeed } from './use-display-feed.ts';
import { useHasStore } from './use-has-store.ts';
import { useShowScannedOrder } from './use-scanned-order.ts';
import { useFollowRules } from './use-settlement.ts';
import { Wordmark } from './Wordmark.tsx';
import { useWords, type MessageId } from './words.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';

const SCREENS = [
  { to: '/', words: 'nav.sell', key: 'Alt+1', right: 'sale.make' },
  { to: '/pickups', words: 'nav.pickups', key: 'Alt+6', right: 'pickup.read' },
  { to: '/sales', words: 'nav.sales', key: 'Alt+2', right: 'sale.read' },
  { to: '/shift', words: 'nav.shift', key: 'Alt+3', right: 'sale.make' },
  { to: '/stock', words: 'nav.stock', key: 'Alt+4', right: 'stock.read' },
  { to: '/settings', words: 'nav.settings', key: 'Alt+5', right: 'anyone' },
] as const satisfies readonly { to: string; words: MessageId; key: string; right: Permission }[];

/** Screens that others belong to. */
const HAVE_PARTS: ReadonlySet<string> = new Set(['/stock', '/pickups']);

/** The frame of every screen: where one is, how the line is, who this is. */
export function Shell({ children }: { readonly children: ReactNode }): ReactElement {
  const words = useWords();
  const shop = useShop();
  const navigate = useNavigate();
  const help = useTill().isHelpOpen;
  const isHelpOpen = useStore(help);
  const setHelpOpen = (isOpened: boolean): void => help.setState(isOpened, true);
  const may = useMay();
  const hasPickups = useHasStore() && may('pickup.read');
  const isOpen = useOpenCounter(shop.currency, may('sale.make'));
  useFollowRules();
  useDisplayFeed();
  useShowCounterOnScan();
  useShowScannedReceipt();
  useShowScannedOrder();
  useHotkeys({
    ...Object.fromEntries(SCREENS.map(({ to, key }) => [key, () => void navigate({ to })])),
    F1: () => setHelpOpen(true),
  });
  return (
    <div className={styles['shell']}>
      <header className={styles['head']}>
        <span className={styles['brand']}>
          <Wordmark />
        </span>
        <nav className={styles['nav']} aria-label={words('nav.label')}>
          {SCREENS.filter(({ to, right }) => (to === '/pickups' ? hasPickups : may(right))).map(
            ({ to, words: id }) => (
              <Link
                key={to}
                to={to}
                className={styles['link']}
                activeOptions={{ exact: !HAVE_PARTS.has(to), includeSearch: false }}
                draggable={false}
              >
                {words(id)}
                {to === '/pickups' && <PickupCount />}
              </Link>
            ),
          )}
        </nav>
        <div className={styles['states']}>
          <PrinterBadge />
          <SyncBadge />
        </div>
        <span className={styles['register']}>{words('shell.register', { name: shop.registerName })}</span>
        <SessionBadge />
        <IconButton label={words('keys.title')} onPress={() => setHelpOpen(true)}>
          <Icon name="question" />
        </IconButton>
      </header>
      <main className={styles['main']}>{isOpen && children}</main>
      {hasPickups && <PickupNews />}
      {isHelpOpen && <KeySheet onClose={() => setHelpOpen(false)} />}
    </div>
  );
}

/**
 * Brings back the baskets that were open; a till that cannot read them starts with an empty one. Who does not sell
 * needs none.
 */
function useOpenCounter(currency: string, maySell: boolean): boolean {
  const { api, isDraftKept } = useTill();
  const counter = useCounter();
  const isOpen = useCounterState((state) => state.activeId !== null);
  useEffect(() => {
    if (isOpen || !maySell) return;
    void api.basket
      .open({})
      .then((kept) => counter.open(kept, currency))
      .catch(() => {
        isDraftKept.setState(false, true);
        counter.open({ baskets: [], activeId: null, unreadable: 0 }, currency);
      });
  }, [api, counter, currency, isDraftKept, isOpen, maySell]);
  return isOpen || !maySell;
}

/** What is scanned on another screen is rung up like anywhere; the counter comes to the front. */
function useShowCounterOnScan(): void {
  const { store } = useCounter();
  const navigate = useNavigate();
  useEffect(
    () =>
      store.subscribe((now, before) => {
        const isScan = now.scanned !== null && now.scanned !== before.scanned;
        const isNotice = now.notice !== null && now.notice !== before.notice;
        if (isScan || isNotice) void navigate({ to: '/' });
      }),
    [store, navigate],
  );
}

/** The sale of a receipt that was scanned, on whatever screen, comes to the front. */
function useShowScannedReceipt(): void {
  const { scannedReceipt } = useTill();
  const navigate = useNavigate();
  useEffect(
    () =>
      scannedReceipt.subscribe((receipt) => {
        if (receipt !== null) void navigate({ to: '/sales', search: { sale: receipt.saleId } });
      }),
    [scannedReceipt, navigate],
  );
}
