import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { OutputOf } from '#contract/procedure.ts';
import type { shift as shiftContract } from '#contract/shift.ts';
import type { ShiftReport } from '#domain/shift/report.ts';
import { useMay } from '#renderer/app/session.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { ClosedResult } from './ClosedResult.tsx';
import { ClosedShifts } from './ClosedShifts.tsx';
import { CloseShift } from './CloseShift.tsx';
import { OpenShiftForm } from './OpenShiftForm.tsx';
import { ShiftDesk } from './ShiftDesk.tsx';
import styles from './ShiftScreen.module.css';

type Current = OutputOf<typeof shiftContract.current>;

/** The shift: opened on a counted float, run, counted and closed; and those before it. */
export function ShiftScreen(): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const queries = useQueries();
  const may = useMay();
  const [view, setView] = useState<'now' | 'past'>('now');
  const { data, error, refetch } = useQuery(queries.shift.current({}));
  const number = data?.shift?.number;
  return (
    <div className={styles['screen']}>
      <div className={styles['column']}>
        <header className={styles['head']}>
          <h1 className={styles['title']}>
            {number === undefined ? words('shift.title') : words('shift.title.number', { number })}
          </h1>
          {may('report.read') && (
            <Segmented
              label={words('shift.view')}
              value={view}
              onChange={setView}
              choices={[
                { value: 'now', words: words('shift.view.now') },
                { value: 'past', words: words('shift.view.past') },
              ]}
            />
          )}
        </header>
        {view === 'past' && <ClosedShifts />}
        {view === 'now' && data !== undefined && <Now current={data} />}
        {view === 'now' && data === undefined && error === null && <Skeleton shape="block" />}
        {view === 'now' && error !== null && (
          <Notice
            tone="stop"
            role="alert"
            actions={<Button onPress={() => void refetch()}>{words('retry')}</Button>}
          >
            {errorWords(error)}
          </Notice>
        )}
      </div>
    </div>
  );
}

/** What there is to do now: open, run, count, or look at how it ended. */
function Now({ current }: { readonly current: Current }): ReactElement {
  const may = useMay();
  const [isClosing, setClosing] = useState(false);
  const [closed, setClosed] = useState<ShiftReport | null>(null);
  const { shift, leftFloat, leftCounts } = current;
  if (closed !== null) return <ClosedResult report={closed} onDone={() => setClosed(null)} />;
  if (shift === null) {
    if (!may('shift.run')) return <NobodyOpened />;
    return <OpenShiftForm key={leftFloat} leftFloat={leftFloat} leftCounts={leftCounts} />;
  }
  if (!isClosing) return <ShiftDesk shift={shift} onClose={() => setClosing(true)} />;
  const end = (report: ShiftReport): void => {
    setClosing(false);
    setClosed(report);
  };
  return <CloseShift shift={shift} onBack={() => setClosing(false)} onClosed={end} />;
}

function NobodyOpened(): ReactElement {
  const words = useWords();
  return (
    <EmptyState sign={<Icon name="cash" size={2} />} title={words('shift.none.title')}>
      {words('shift.none.ask')}
    </EmptyState>
  );
}
