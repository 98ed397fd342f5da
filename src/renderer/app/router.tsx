import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  type RouterHistory,
} from '@tanstack/react-router';
import { CountScreen } from '#renderer/features/count/CountScreen.tsx';
import { CustomersScreen } from '#renderer/features/customers/CustomersScreen.tsx';
import { DeskScreen } from '#renderer/features/desk/DeskScreen.tsx';
import { GoodsFileScreen } from '#renderer/features/goods-file/GoodsFileScreen.tsx';
import { InboxScreen } from '#renderer/features/inbox/InboxScreen.tsx';
import { JournalScreen } from '#renderer/features/journal/JournalScreen.tsx';
import { OpeningScreen } from '#renderer/features/opening/OpeningScreen.tsx';
import { PeopleScreen } from '#renderer/features/people/PeopleScreen.tsx';
import { BoardScreen } from '#renderer/features/pickup/BoardScreen.tsx';
import { PickupRulesScreen } from '#renderer/features/pickup/PickupRulesScreen.tsx';
import { WalkScreen } from '#renderer/features/pickup/WalkScreen.tsx';
import { PromotionsScreen } from '#renderer/features/promotions/PromotionsScreen.tsx';
import { SettingsScreen } from '#renderer/features/settings/SettingsScreen.tsx';
import { ShiftScreen } from '#renderer/features/shift/ShiftScreen.tsx';
import { ShopRulesScreen } from '#renderer/features/shop/ShopRulesScreen.tsx';
import { AdjustScreen } from '#renderer/features/stock/AdjustScreen.tsx';
import { BuffersScreen } from '#renderer/features/stock/BuffersScreen.tsx';
import { GoodsScreen } from '#renderer/features/stock/GoodsScreen.tsx';
import { ReceiveScreen } from '#renderer/features/stock/ReceiveScreen.tsx';
import { TransferScreen } from '#renderer/features/stock/TransferScreen.tsx';
import { SyncScreen } from '#renderer/features/sync/SyncScreen.tsx';
import { forWhoMay } from './Allowed.tsx';
import { CounterRoute } from './CounterRoute.tsx';
import { PickupOrderRoute } from './PickupOrderRoute.tsx';
import { Root } from './Root.tsx';
import { SalesRoute } from './SalesRoute.tsx';
import { StockRoute } from './StockRoute.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: () => <Navigate to="/" /> });

const stock = createRoute({
  getParentRoute: () => root,
  path: '/stock',
  component: forWhoMay('stock.read', StockRoute),
});

/** A screen, where it is, and the right that it takes. */
const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: forWhoMay('sale.make', CounterRoute) }),
  createRoute({ getParentRoute: () => root, path: '/sales', component: forWhoMay('sale.read', SalesRoute) }),
  createRoute({ getParentRoute: () => root, path: '/shift', component: forWhoMay('sale.make', ShiftScreen) }),
  createRoute({
    getParentRoute: () => root,
    path: '/pickups',
    component: forWhoMay('pickup.read', BoardScreen),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/pickups/walk',
    component: forWhoMay('pickup.work', WalkScreen),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/pickups/$orderId',
    component: forWhoMay('pickup.read', PickupOrderRoute),
  }),
  stock.addChildren([
    createRoute({ getParentRoute: () => stock, path: '/', component: GoodsScreen }),
    createRoute({
      getParentRoute: () => stock,
      path: '/receive',
      component: forWhoMay('stock.receive', ReceiveScreen),
    }),
    createRoute({
      getParentRoute: () => stock,
      path: '/count',
      component: forWhoMay('stock.count', CountScreen),
    }),
    createRoute({
      getParentRoute: () => stock,
      path: '/adjust',
      component: forWhoMay('stock.move', AdjustScreen),
    }),
    createRoute({ getParentRoute: () => stock, path: '/transfer', component: TransferScreen }),
    createRoute({ getParentRoute: () => stock, path: '/buffers', component: BuffersScreen }),
  ]),
  createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsScreen }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/shop',
    component: forWhoMay('shop.edit', ShopRulesScreen),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/promotions',
    component: forWhoMay('promotion.edit', PromotionsScreen),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/customers',
    component: forWhoMay('customer.read', CustomersScreen),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/sync',
    component: forWhoMay('sync.read', SyncScreen),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/goods-file',
    component: forWhoMay('catalog.import', GoodsFileScreen),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/inbox',
    component: forWhoMay('sync.read', InboxScreen),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/opening',
    component: forWhoMay('sync.read', OpeningScreen),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/desk',
    component: forWhoMay('desk.manage', DeskScreen),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/pickups',
    component: forWhoMay('shop.edit', PickupRulesScreen),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/people',
    component: forWhoMay('people.edit', PeopleScreen),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/journal',
    component: forWhoMay('journal.read', JournalScreen),
  }),
]);

/** The screens by address. */
export function createTillRouter(history: RouterHistory) {
  return createRouter({
    routeTree: routes,
    history,
    defaultPendingMinMs: 0,
    defaultErrorComponent: ({ error }) => {
      throw error;
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createTillRouter>;
  }
}
