import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { OutputOf } from '#contract/procedure.ts';
import type { OpenShift, shift as shiftContract } from '#contract/shift.ts';
import type { ShiftReport } from '#domain/shift/report.ts';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useMay } from '#renderer/app/session.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { MoveCashDialog, type CashMove } from './MoveCashDialog.tsx';
import { OpenDrawerDialog } from './OpenDrawerDialog.tsx';
import { ReportView } from './ReportView.tsx';
import styles from './ShiftDesk.module.css';

interface Props {
  readonly shift: OpenShift;
  readonly onClose: () => void;
}

const MOVES = ['pay-in', 'pay-out', 'safe-drop'] as const satisfies readonly CashMove[];

/** The shift that runs: what it came to, and what can be done with its cash. */
export function ShiftDesk({ shift, onClose }: Props): ReactElement {
  const errorWords = useErrorWords();
  const queries = useQueries();
  const [said, setSaid] = useState('');
  const [asked, setAsked] = useState<CashMove | 'drawer' | null>(null);
  const x = useQuery(queries.shift.x({}));
  const done = (what: string): void => {
    setAsked(null);
    setSaid(what);
  };
  return (
    <div className={styles['desk']}>
      <div className={styles['main']}>
        <Since shift={shift} report={x.data?.report ?? null} />
        {x.data !== undefined && <XReport x={x.data} onDrop={() => setAsked('safe-drop')} />}
        {x.isPending && <Skeleton shape="block" />}
        {x.error !== null && (
          <Notice tone="stop" role="alert">
            {errorWords(x.error)}
          </Notice>
        )}
      </div>
      <Actions said={said} onSaid={setSaid} onAsk={setAsked} onClose={onClose} />
      {asked === 'drawer' && (
        <OpenDrawerDialog shiftId={shift.shiftId} onClose={() => setAsked(null)} onDone={done} />
      )}
      {asked !== null && asked !== 'drawer' && (
        <MoveCashDialog kind={asked} onClose={() => setAsked(null)} onDone={done} />
      )}
    </div>
  );
}

interface XReportProps {
  readonly x: OutputOf<typeof shiftContract.x>;
  readonly onDrop: () => void;
}

function XReport({ x, onDrop }: XReportProps): ReactElement {
  return (
    <>
      {x.isDrawerFull && <DrawerFull onDrop={onDrop} />}
      <ReportView report={x.report} />
    </>
  );
}

interface SinceProps {
  readonly shift: OpenShift;
  readonly report: ShiftReport | null;
}

function Since({ shift, report }: SinceProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const receipts = report?.receipts ?? null;
  const number = (value: number): string => formatReceiptNumber(report?.registerCode ?? '', value);
  return (
    <div className={styles['since']}>
      <p>
        {words('shift.since', {
          day: format.day(shift.openedAt),
          time: format.time(shift.openedAt),
          name: shift.openedBy,
        })}
      </p>
      <p>{words('shift.float', { amount: format.money(shift.float) })}</p>
      {receipts !== null && (
        <p>
          {words('shift.receipts', {
            count: receipts.last - receipts.first + 1,
            first: number(receipts.first),
            last: number(receipts.last),
          })}
        </p>
      )}
    </div>
  );
}

function DrawerFull({ onDrop }: { readonly onDrop: () => void }): ReactElement {
  const words = useWords();
  return (
    <Notice
      tone="warn"
      role="status"
      title={words('shift.full.title')}
      actions={<Button onPress={onDrop}>{words('shift.safe-drop')}</Button>}
    >
      {words('shift.full.text')}
    </Notice>
  );
}

interface ActionsProps {
  readonly said: string;
  readonly onSaid: (said: string) => void;
  readonly onAsk: (what: CashMove | 'drawer') => void;
  readonly onClose: () => void;
}

function Actions({ said, onSaid, onAsk, onClose }: ActionsProps): ReactElement {
  const words = useWords();
  const may = useMay();
  return (
    <section className={styles['actions']} aria-label={words('shift.actions')}>
      {may('shift.cash') &&
        MOVES.map((kind) => (
          <Button key={kind} isWide onPress={() => onAsk(kind)}>
            {words(`shift.${kind}`)}
          </Button>
        ))}
      <Button isWide onPress={() => onAsk('drawer')}>
        {words('shift.drawer')}
      </Button>
      <PrintX onSaid={onSaid} />
      <p className={styles['said']} role="status">
        {said}
      </p>
      {may('shift.run') && (
        <Button look="primary" size="large" isWide onPress={onClose}>
          {words('shift.close')}
        </Button>
      )}
    </section>
  );
}

function PrintX({ onSaid }: { readonly onSaid: (said: string) => void }): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const printing = useMutation({
    mutationFn: () => api.shift.printX({}),
    onSuccess: () => onSaid(words('shift.print-x.done')),
  });
  return (
    <>
      <Button isWide isDisabled={printing.isPending} onPress={() => printing.mutate()}>
        <Icon name="printer" size={1.25} />
        {words('shift.print-x')}
      </Button>
      {printing.error !== null && (
        <Notice tone="warn" role="alert">
          {errorWords(printing.error)}
        </Notice>
      )}
    </>
  );
}
