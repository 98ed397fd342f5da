import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { v7 } from 'uuid';
import type { count as countContract, StockCount } from '#contract/count.ts';
import type { OutputOf } from '#contract/procedure.ts';
import { useFormat } from '#renderer/app/format.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { RefuseScans } from '#renderer/app/RefuseScans.tsx';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { useWhen } from '#renderer/app/use-when.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { CountPage } from './CountPage.tsx';
import { CountTabs } from './CountTabs.tsx';
import { CountWork } from './CountWork.tsx';

/** One count, as far as it is: to go on with, or how it ended. Everything in it is kept by the till. */
export function OpenedCount({ countId }: { readonly countId: string }): ReactElement {
  const words = useWords();
  const [booked, setBooked] = useState<number | null>(null);
  const { data, error, refetch } = useQuery(useQueries().count.view({ countId }));
  if (data === undefined) {
    return (
      <CountPage title={words('count.title')} isSub>
        <Waiting error={error} onRetry={() => void refetch()} />
      </CountPage>
    );
  }
  const { count } = data;
  if (count.state === 'open' && booked === null) return <CountWork count={count} onBooked={setBooked} />;
  if (count.state === 'booking' && booked === null) {
    return <HalfBooked view={data} onBooked={setBooked} />;
  }
  return <Ended count={count} booked={booked} />;
}

interface EndedProps {
  readonly count: StockCount;
  /** How many differences were booked just now; null for a count of old. */
  readonly booked: number | null;
}

function Ended({ count, booked }: EndedProps): ReactElement {
  const words = useWords();
  const when = useWhen();
  const isDropped = count.state === 'dropped';
  const values = { when: when(count.closedAt ?? count.openedAt) };
  return (
    <CountPage title={count.name} isSub>
      <RefuseScans />
      <Notice
        tone={isDropped ? 'info' : 'good'}
        role="status"
        title={
          booked === null
            ? words(`count.state.${isDropped ? 'dropped' : 'booked'}`, values)
            : words('count.booked', { count: booked })
        }
      >
        {words(isDropped ? 'count.dropped.text' : 'count.booked.text')}
      </Notice>
      <CountTabs count={count} left={null} onAgain={null} />
    </CountPage>
  );
}

interface HalfProps {
  readonly view: OutputOf<typeof countContract.view>;
  readonly onBooked: (booked: number) => void;
}

/** A count that is being booked, here or where the till stopped in the middle of it: it goes on where it was. */
function HalfBooked({ view, onBooked }: HalfProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const api = useApi();
  const may = useMay();
  const { count, differing } = view;
  const [documentId] = useState(() => v7());
  const booking = useMutation({
    mutationFn: () =>
      api.count.book({ countId: count.countId, documentId, missingIsZero: false, without: [] }),
    onSuccess: ({ booked }) => onBooked(booked),
  });
  return (
    <CountPage title={count.name} isSub>
      <RefuseScans />
      <ProgressBar
        label={words('count.booking', { booked: format.number(count.booked) })}
        share={differing === null || differing === 0 ? null : Math.min(1, count.booked / differing)}
      />
      <p>{words('count.booking.text')}</p>
      <RefusalNotice error={booking.error} />
      {may('stock.move') && (
        <div>
          <Button look="primary" size="large" isDisabled={booking.isPending} onPress={() => booking.mutate()}>
            {words('count.booking.go-on')}
          </Button>
        </div>
      )}
    </CountPage>
  );
}
