import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { StockCount } from '#contract/count.ts';
import { useFormat } from '#renderer/app/format.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { RefuseScans } from '#renderer/app/RefuseScans.tsx';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { useWhen } from '#renderer/app/use-when.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { CountPage } from './CountPage.tsx';
import { CountTabs } from './CountTabs.tsx';
import { CountWork } from './CountWork.tsx';
import { useBooking } from './use-booking.ts';

/** One count, as far as it is: to go on with, or how it ended. Everything in it is kept by the till. */
export function OpenedCount({ countId }: { readonly countId: string }): ReactElement {
  const words = useWords();
  const { data, error, refetch } = useQuery(useQueries().count.view({ countId }));
  if (data === undefined) {
    return (
      <CountPage title={words('count.title')} isSub>
        <Waiting error={error} onRetry={() => void refetch()} />
      </CountPage>
    );
  }
  const { count } = data;
  if (count.state === 'open') return <CountWork count={count} />;
  return count.state === 'booking' ? <HalfBooked count={count} /> : <Ended count={count} />;
}

function Ended({ count }: { readonly count: StockCount }): ReactElement {
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
        title={words(`count.state.${isDropped ? 'dropped' : 'booked'}`, values)}
      >
        {words(isDropped ? 'count.dropped.text' : 'count.booked.text', { count: count.booked })}
      </Notice>
      <CountTabs count={count} left={null} onAgain={null} />
    </CountPage>
  );
}

/** A count that is being booked, here or where the till stopped in the middle of it: it goes on where it was. */
function HalfBooked({ count }: { readonly count: StockCount }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const may = useMay();
  const booking = useBooking(count.countId);
  const { booked, counted } = count;
  return (
    <CountPage title={count.name} isSub>
      <RefuseScans />
      <ProgressBar
        label={words('count.booking', { booked: format.number(booked) })}
        share={counted === 0 ? null : Math.min(1, booked / counted)}
      />
      <p>{words('count.booking.text')}</p>
      <RefusalNotice error={booking.error} />
      {may('stock.move') && !booking.isRunning && (
        <div>
          <Button look="primary" size="large" onPress={() => booking.book(GO_ON)}>
            {words('count.booking.go-on')}
          </Button>
        </div>
      )}
    </CountPage>
  );
}

/** What was decided when the booking began holds. */
const GO_ON = { missingIsZero: false, without: [] };
