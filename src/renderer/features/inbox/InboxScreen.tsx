import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { SubScreen } from '#renderer/app/SubScreen.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { OpenList } from './OpenList.tsx';
import { ParityList } from './ParityList.tsx';
import { SettledList } from './SettledList.tsx';

const VIEWS = ['open', 'settled', 'parity'] as const;

/** What the store refused and what becomes of it; what was decided; and where totals differ. */
export function InboxScreen(): ReactElement {
  const words = useWords();
  const [view, setView] = useState<(typeof VIEWS)[number]>('open');
  const { data } = useQuery(useQueries().inbox.open({}));
  const count = data?.items.length ?? 0;
  return (
    <SubScreen title={words('inbox.title')} text={words('inbox.text')}>
      <Segmented
        label={<VisuallyHidden>{words('inbox.view')}</VisuallyHidden>}
        value={view}
        onChange={setView}
        choices={VIEWS.map((value) => ({
          value,
          words: `${words(`inbox.view.${value}`)}${value === 'open' && count > 0 ? ` (${count})` : ''}`,
        }))}
      />
      {view === 'open' && <OpenList />}
      {view === 'settled' && <SettledList />}
      {view === 'parity' && <ParityList />}
    </SubScreen>
  );
}
