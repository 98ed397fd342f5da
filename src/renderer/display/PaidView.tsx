import type { ReactElement } from 'react';
import type { DisplayMessage } from '#contract/display.ts';
import { useWords, type MessageId } from '#renderer/app/words.ts';
import { BigAmount } from './BigAmount.tsx';
import styles from './PaidView.module.css';

type Paid = Extract<DisplayMessage, { readonly kind: 'paid' }>;

/** It is paid: the change is the biggest thing, or what was paid where there is none. */
export function PaidView({ paid: { total, given, change, thanks } }: { readonly paid: Paid }): ReactElement {
  const words = useWords();
  const rows: readonly (readonly [MessageId, string | null])[] =
    change === null
      ? []
      : [
          ['display.total', total],
          ['display.given', given],
        ];
  return (
    <main className={styles['paid']} aria-live="polite">
      <h1 className={styles['thanks']}>{thanks}</h1>
      <section className={styles['change']}>
        <span className={styles['label']}>{words(change === null ? 'display.paid' : 'display.change')}</span>
        <BigAmount>{change ?? total}</BigAmount>
      </section>
      <dl className={styles['rows']}>
        {rows.map(
          ([id, amount]) =>
            amount !== null && (
              <div key={id} className={styles['row']}>
                <dt>{words(id)}</dt>
                <dd className={styles['amount']}>{amount}</dd>
              </div>
            ),
        )}
      </dl>
    </main>
  );
}
