import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { VisuallyHidden } from 'react-aria-components';
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
  const queries = useQueries();
  const [view, setView] = useState<View>('now');
  const current = useQuery(queries.shift.current({}));
  return (
    <div className={styles['screen']}>
      <div className={styles['column']}>
        <Head number={current.data?.shift?.number ?? null} view={view} onView={setView} />
        {view === 'past' ? <ClosedShifts /> : <Present current={current} />}
      </div>
    </div>
  );
}

type View = 'now' | 'past';

interface HeadProps {
  /** Of the open shift, or null. */
  readonly number: number | null;
  readonly view: View;
  readonly onView: (view: View) => void;
}

function Head({ number, view, onView }: HeadProps): ReactElement {
  const words = useWords();
  const may = useMay();
  return (
    <header className={styles['head']}>
      <h1 className={styles['title']}>
        {number === null ? words('shift.title') : words('shift.title.number', { number })}
      </h1>
      {may('report.read') && (
        <Segmented
          label={<VisuallyHidden>{words('shift.view')}</VisuallyHidden>}
          value={view}
          onChange={onView}
          choices={[
            { value: 'now', words: words('shift.view.now') },
            { value: 'past', words: words('shift.view.past') },
          ]}
        />
      )}
    </header>
  );
}

function Present({ current }: { readonly current: UseQueryResult<Current> }): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const { data, error } = current;
  if (data !== undefined) return <Now current={data} />;
  if (error === null) return <Skeleton shape="block" />;
  const retry = <Button onPress={() => void current.refetch()}>{words('retry')}</Button>;
  return (
    <Notice tone="stop" role="alert" actions={retry}>
      {errorWords(error)}
    </Notice>
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
