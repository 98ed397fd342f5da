import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { SyncStatus } from '#contract/sync.ts';
import { SubScreen } from '#renderer/app/SubScreen.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { ExchangeLog } from './ExchangeLog.tsx';
import { QueueSection } from './QueueSection.tsx';
import { ResourceSection } from './ResourceSection.tsx';
import { StateCard } from './StateCard.tsx';
import { syncFace } from './sync-face.ts';

/** How the till and the store are with each other, in words and in numbers. */
export function SyncScreen(): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const { data: status, error } = useQuery(useQueries().sync.status({}));
  return (
    <SubScreen title={words('sync.title')} text={words('sync.screen.text')}>
      {error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(error)}
        </Notice>
      )}
      {status === undefined ? <Skeleton shape="block" /> : <Parts status={status} />}
    </SubScreen>
  );
}

function Parts({ status }: { readonly status: SyncStatus }): ReactElement {
  const words = useWords();
  if (syncFace(status).kind === 'hidden') {
    return (
      <EmptyState sign={<Icon name="link" size={2} />} title={words('sync.short.hidden')}>
        {words('opening.queue.none')}
      </EmptyState>
    );
  }
  return (
    <>
      <StateCard status={status} />
      <QueueSection waiting={status.unsent} />
      <ResourceSection />
      <ExchangeLog />
    </>
  );
}
