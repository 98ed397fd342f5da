import type { ReactElement } from 'react';
import type { CashReport, ShiftReport } from '#domain/shift/report.ts';
import { useFormat } from '#renderer/app/format.ts';
import { PaperPane } from '#renderer/app/PaperPane.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './ClosedResult.module.css';

interface Props {
  readonly report: ShiftReport;
  readonly onDone: () => void;
}

/** Over, short or exactly right, plainly; and the Z report as it was printed. */
export function ClosedResult({ report, onDone }: Props): ReactElement {
  const words = useWords();
  return (
    <div className={styles['result']}>
      <div className={styles['said']}>
        <h2 className={styles['heading']}>{words('shift.closed', { number: report.number })}</h2>
        {report.cash !== null && report.cash.count !== null && (
          <Verdict cash={report.cash} count={report.cash.count} />
        )}
        <Button look="primary" size="large" onPress={onDone} autoFocus>
          {words('shift.closed.done')}
        </Button>
      </div>
      <section className={styles['paper']} aria-label={words('shift.z', { number: report.number })}>
        <PaperPane subject="z" id={report.shiftId} />
      </section>
    </div>
  );
}

interface VerdictProps {
  readonly cash: CashReport;
  readonly count: NonNullable<CashReport['count']>;
}

function Verdict({ cash, count }: VerdictProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { difference } = count;
  const kind = difference === 0 ? 'exact' : difference > 0 ? 'over' : 'short';
  const rows = [
    ['receipt.cash.expected', cash.expected],
    ['receipt.cash.counted', count.counted],
    ['receipt.cash.left', count.leftFloat],
    ['shift.take-out', count.counted - count.leftFloat],
  ] as const;
  return (
    <>
      <p className={styles['verdict']} data-kind={kind} role="status">
        {words(`shift.verdict.${kind}`, { amount: format.money(Math.abs(difference)) })}
      </p>
      <dl className={styles['sums']}>
        {rows.map(([id, amount]) => (
          <div key={id}>
            <dt>{words(id)}</dt>
            <dd>{format.money(amount)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
