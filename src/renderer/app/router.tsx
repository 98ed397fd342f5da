import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  type RouterHistory,
} from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { CustomersScreen } from '#renderer/features/customers/CustomersScreen.tsx';
import { JournalScreen } from '#renderer/features/journal/JournalScreen.tsx';
import { PeopleScreen } from '#renderer/features/people/PeopleScreen.tsx';
import { PromotionsScreen } from '#renderer/features/promotions/PromotionsScreen.tsx';
import { SalesScreen } from '#renderer/features/sales/SalesScreen.tsx';
import { SettingsScreen } from '#renderer/features/settings/SettingsScreen.tsx';
import { ShiftScreen } from '#renderer/features/shift/ShiftScreen.tsx';
import { ShopRulesScreen } from '#renderer/features/shop/ShopRulesScreen.tsx';
import { Allowed } from './Allowed.tsx';
import { CounterRoute } from './CounterRoute.tsx';
import { Root } from './Root.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: () => <Navigate to="/" /> });

const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: CounterRoute }),
  createRoute({ getParentRoute: () => root, path: '/sales', component: SalesScreen }),
  createRoute({ getParentRoute: () => root, path: '/shift', component: ShiftScreen }),
  createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsScreen }),
  createRoute({ getParentRoute: () => root, path: '/settings/shop', component: ShopRulesScreen }),
  createRoute({ getParentRoute: () => root, path: '/settings/promotions', component: PromotionsScreen }),
  createRoute({ getParentRoute: () => root, path: '/settings/customers', component: CustomersScreen }),
  createRoute({ getParentRoute: () => root, path: '/settings/people', component: PeopleRoute }),
  createRoute({ getParentRoute: () => root, path: '/settings/journal', component: JournalRoute }),
]);

function PeopleRoute(): ReactElement {
  return (
    <Allowed right="people.edit">
      <PeopleScreen />
    </Allowed>
  );
}

function JournalRoute(): ReactElement {
  return (
    <Allowed right="journal.read">
      <JournalScreen />
    </Allowed>
  );
}

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
