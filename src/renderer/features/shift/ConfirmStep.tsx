import type { ReactElement } from 'react';
import type { Minor } from '#domain/money/money.ts';
import { countedTotal } from '#domain/shift/drawer.ts';
import type { Counts } from '#domain/shift/report.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './CloseShift.module.css';
import { TakeOut } from './LeaveStep.tsx';

interface Props {
  readonly counts: Counts;
  readonly left: Minor;
  readonly note: string;
  readonly isBusy: boolean;
}

/** What is about to be written down for good. */
export function ConfirmStep({ counts, left, note, isBusy }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const counted = countedTotal(counts);
  return (
    <div className={styles['leave']}>
      <p className={styles['text']}>{words('shift.confirm.text')}</p>
      <dl className={styles['sums']}>
        <div>
          <dt>{words('receipt.cash.counted')}</dt>
          <dd>{format.money(counted)}</dd>
        </div>
        <div>
          <dt>{words('receipt.cash.left')}</dt>
          <dd>{format.money(left)}</dd>
        </div>
      </dl>
      <TakeOut counts={counts} amount={counted - left} />
      {note.trim() !== '' && <p className={styles['note']}>{note}</p>}
      <Button type="submit" look="primary" size="large" isDisabled={isBusy} autoFocus>
        {words('shift.close.go')}
      </Button>
    </div>
  );
}
