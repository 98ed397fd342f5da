import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  type RouterHistory,
} from '@tanstack/react-router';
import { DeskHome } from './DeskHome.tsx';
import { DeskRoot } from './DeskRoot.tsx';

const root = createRootRoute({ component: DeskRoot, notFoundComponent: () => <Navigate to="/" /> });

/** A screen of the second screen, and where it is: the same places as at the till. */
const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: DeskHome }),
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
