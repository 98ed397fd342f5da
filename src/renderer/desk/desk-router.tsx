import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  type RouterHistory,
} from '@tanstack/react-router';
import { forWhoMay } from '#renderer/app/Allowed.tsx';
import { BoardScreen } from '#renderer/features/pickup/BoardScreen.tsx';
import { WalkScreen } from '#renderer/features/pickup/WalkScreen.tsx';
import { DeskOrder } from './DeskOrder.tsx';
import { DeskRoot } from './DeskRoot.tsx';

const root = createRootRoute({ component: DeskRoot, notFoundComponent: () => <Navigate to="/pickups" /> });

/** A screen of the pickup desk, and where it is: the same places as at the till. */
const routes = root.addChildren([
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
    component: forWhoMay('pickup.read', DeskOrder),
  }),
]);

/** The screens by address. */
export function createDeskRouter(history: RouterHistory) {
  return createRouter({
    routeTree: routes,
    history,
    defaultPendingMinMs: 0,
    defaultErrorComponent: ({ error }) => {
      throw error;
    },
  });
}
