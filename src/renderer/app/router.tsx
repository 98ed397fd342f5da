import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  type RouterHistory,
} from '@tanstack/react-router';
import { CustomersScreen } from '#renderer/features/customers/CustomersScreen.tsx';
import { JournalScreen } from '#renderer/features/journal/JournalScreen.tsx';
import { PeopleScreen } from '#renderer/features/people/PeopleScreen.tsx';
import { PromotionsScreen } from '#renderer/features/promotions/PromotionsScreen.tsx';
import { SettingsScreen } from '#renderer/features/settings/SettingsScreen.tsx';
import { ShiftScreen } from '#renderer/features/shift/ShiftScreen.tsx';
import { ShopRulesScreen } from '#renderer/features/shop/ShopRulesScreen.tsx';
import { SyncScreen } from '#renderer/features/sync/SyncScreen.tsx';
import { forWhoMay } from './Allowed.tsx';
import { CounterRoute } from './CounterRoute.tsx';
import { Root } from './Root.tsx';
import { SalesRoute } from './SalesRoute.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: () => <Navigate to="/" /> });

/** A screen, where it is, and the right that it takes. */
const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: forWhoMay('sale.make', CounterRoute) }),
  createRoute({ getParentRoute: () => root, path: '/sales', component: forWhoMay('sale.read', SalesRoute) }),
  createRoute({ getParentRoute: () => root, path: '/shift', component: forWhoMay('sale.make', ShiftScreen) }),
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
