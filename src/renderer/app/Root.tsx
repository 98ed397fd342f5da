import { Outlet } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { SetupGuide } from '#renderer/features/setup/SetupGuide.tsx';
import { FaultScreen } from './FaultScreen.tsx';
import { OverrideProvider } from './Override.tsx';
import { ShopProvider } from './ShopProvider.tsx';
import { Shell } from './Shell.tsx';
import { SignInScreen } from './SignInScreen.tsx';
import { Start } from './Start.tsx';

/** The first run's guide until the till has a shop and an owner, then who one is, then the screens. */
export function Root(): ReactElement {
  const queries = useQueries();
  const { data, error } = useQuery(queries.setup.state({}));
  const { data: session, error: fault } = useQuery(queries.people.session({}));
  const trouble = error ?? fault;
  if (data === undefined || session === undefined) {
    return trouble === null ? <Start /> : <FaultScreen fault={trouble} />;
  }
  const { shop, keyKept } = data;
  if (shop === null || !session.hasStaff) return <SetupGuide keyKept={keyKept} hasShop={shop !== null} />;
  return (
    <ShopProvider shop={shop}>
      {session.actor === null ? (
        <SignInScreen />
      ) : (
        <Shell>
          <OverrideProvider key={session.actor.staffId}>
            <Outlet />
          </OverrideProvider>
        </Shell>
      )}
    </ShopProvider>
  );
}
