import type { ReactElement } from 'react';
import type { Tender } from '#domain/sale/tender.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import styles from './WaysBack.module.css';

/** What goes back to the customer by each way they paid, and what they give back of what they got. */
export function WaysBack({ tenders }: { readonly tenders: readonly Tender[] }): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  if (tenders.length === 0) return null;
  return (
    <ul className={styles['ways']} aria-label={words('void.ways')}>
      {tenders.map(({ kind, name, amount, reference }, index) => (
        <li key={index} className={styles['way']}>
          <span>
            {words(amount < 0 ? 'void.take' : 'void.give', {
              tender: kind === 'other' ? name : words(`tender.${kind}`),
            })}
            {kind === 'card' && (
              <span className={styles['hint']}>
                {words('void.card', { reference: reference === '' ? 'none' : reference })}
              </span>
            )}
          </span>
          <strong className={styles['amount']}>{format.money(Math.abs(amount))}</strong>
        </li>
      ))}
    </ul>
  );
}
