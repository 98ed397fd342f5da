import type { QueryClient } from '@tanstack/react-query';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '#contract/index.ts';
import type { Bridge } from '#renderer/client/bridge.ts';
import { createClient } from '#renderer/client/client.ts';
import { createQueries, type Queries } from '#renderer/client/queries.ts';
import { createQueryClient, followTopics } from '#renderer/client/topics.ts';
import { activeBasket, createCounter, type Counter } from './counter.ts';
import { createDisplaySender, type DisplaySender } from './display-sender.ts';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';
import { openKeyboardEar, type KeyboardEar, type Scan } from './keyboard-ear.ts';
import { createOpenBaskets, type OpenBaskets } from './open-baskets.ts';
import { createPricer, followCounter, type Pricing } from './pricing.ts';
import { createRingUp } from './ring-up.ts';
import type { ScannedOrder } from './scanned-order.ts';
import { createTargets, type Targets } from './targets.ts';

/** A sale by the code on its receipt; each scan makes one anew. */
interface ScannedReceipt {
  readonly saleId: string;
}

/** Everything behind the screens, put together once. */
export interface Till {
  readonly api: Client;
  readonly queries: Queries;
  readonly queryClient: QueryClient;
  readonly counter: Counter;
  readonly pricing: Pricing;
  readonly baskets: OpenBaskets;
  readonly draft: DraftKeeper;
  /** What the customer sees. */
  readonly display: DisplaySender;
  /** False when the open basket could not be kept. */
  readonly isDraftKept: StoreApi<boolean>;
  readonly ear: KeyboardEar;
  /** Scans are rung up while nothing lies over the screen. */
  readonly scans: Targets<Scan>;
  /** What is typed while no field has the focus. */
  readonly typing: Targets<string>;
  /** Rings up what a scan means. */
  readonly ringUp: (scan: Scan) => void;
  /** The receipt whose code was scanned last. */
  readonly scannedReceipt: StoreApi<ScannedReceipt | null>;
  /** The order whose code was scanned last, as long as that counts. */
  readonly scannedOrder: StoreApi<ScannedOrder | null>;
  /** Whether the sheet of keys is open. */
  readonly isHelpOpen: StoreApi<boolean>;
  readonly close: () => void;
}

/** Puts the parts together on a bridge. */
export function createTill(bridge: Bridge, display: DisplaySender = createDisplaySender()): Till {
  const api = createClient(bridge);
  const queryClient = createQueryClient();
  const pricer = createPricer();
  const counter = createCounter(pricer.isPayable);
  const pricing = followCounter(counter, pricer);
  const isDraftKept = createStore<boolean>(() => true);
  const draft = createDraftKeeper(
    (basket) => api.basket.keep({ basket }),
    (isKept) => isDraftKept.setState(isKept, true),
  );
  const scannedReceipt = createStore<ScannedReceipt | null>(() => null);
  const onReceipt = (saleId: string): void => scannedReceipt.setState({ saleId }, true);
  const scannedOrder = createStore<ScannedOrder | null>(() => null);
  const onOrder = (order: ScannedOrder): void => scannedOrder.setState(order, true);
  const isHome = (): boolean => scans.isHome();
  const ringUp = createRingUp({ api, counter, pricer, onReceipt, onOrder, isHome });
  const scans = createTargets<Scan>(ringUp);
  const isHelpOpen = createStore<boolean>(() => false);
  const typing = createTargets<string>((text) => {
    if (text === '?') isHelpOpen.setState(true, true);
  });
  const ear = openKeyboardEar({ onScan: scans.deliver, onTyped: typing.deliver });
  const closers = [
    followTopics(bridge, queryClient),
    keepBaskets(counter, draft),
    pricing.close,
    display.close,
    () => ear.close(),
    () => queryClient.clear(),
  ];
  return {
    api,
    queries: createQueries(api),
    queryClient,
    counter,
    pricing,
    baskets: createOpenBaskets(api, counter, draft),
    draft,
    display,
    isDraftKept,
    ear,
    scans,
    typing,
    ringUp,
    scannedReceipt,
    scannedOrder,
    isHelpOpen,
    close: () => {
      for (const close of closers) close();
    },
  };
}

/** The basket in front is kept with every change; also when another one comes to the front. */
function keepBaskets(counter: Counter, draft: DraftKeeper): () => void {
  const onHide = (): void => void draft.flush();
  window.addEventListener('pagehide', onHide);
  const stop = counter.store.subscribe((now, before) => {
    const basket = activeBasket(now);
    if (basket === null || before.activeId === null || basket === activeBasket(before)) return;
    draft.keep(basket);
  });
  return () => {
    window.removeEventListener('pagehide', onHide);
    stop();
  };
}
