import { Outlet } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { SetupGuide } from '#renderer/features/setup/SetupGuide.tsx';
import { FaultScreen } from './FaultScreen.tsx';
import { OverrideProvider } from './Override.tsx';
import { ShopProvider } from './ShopProvider.tsx';
import { Shell } from './Shell.tsx';
import { Start } from './Start.tsx';

/** The first run's guide until the till belongs to a shop, then the screens. */
export function Root(): ReactElement {
  const queries = useQueries();
  const { data, error } = useQuery(queries.setup.state({}));
  if (data === undefined) return error === null ? <Start /> : <FaultScreen fault={error} />;
  if (data.shop === null) return <SetupGuide keyKept={data.keyKept} />;
  return (
    <ShopProvider shop={data.shop}>
      <Shell>
        <OverrideProvider>
          <Outlet />
        </OverrideProvider>
      </Shell>
    </ShopProvider>
  );
}
