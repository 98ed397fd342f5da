import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { FaultScreen } from '#renderer/app/FaultScreen.tsx';
import { OverrideProvider } from '#renderer/app/Override.tsx';
import { ShopProvider } from '#renderer/app/ShopProvider.tsx';
import { SignInScreen } from '#renderer/app/SignInScreen.tsx';
import { Start } from '#renderer/app/Start.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Desk.module.css';
import { DeskShell } from './DeskShell.tsx';

/** Who one is, then the screens; the till's own guide is followed at the till. */
export function DeskRoot(): ReactElement {
  const words = useWords();
  const queries = useQueries();
  const { data, error } = useQuery(queries.setup.state({}));
  const { data: session, error: fault } = useQuery(queries.people.session({}));
  const trouble = error ?? fault;
  if (data === undefined || session === undefined) {
    return trouble === null ? <Start /> : <FaultScreen fault={trouble} />;
  }
  if (data.shop === null || !session.hasStaff) {
    return (
      <main className={styles['alone']}>
        <EmptyState sign={<Icon name="shop" size={2} />} title={words('desk.new-till')}>
          {words('desk.new-till.text')}
        </EmptyState>
      </main>
    );
  }
  return (
    <ShopProvider shop={data.shop}>
      {session.actor === null ? (
        <SignInScreen />
      ) : (
        <DeskShell>
          <OverrideProvider key={session.actor.staffId}>
            <Outlet />
          </OverrideProvider>
        </DeskShell>
      )}
    </ShopProvider>
  );
}
