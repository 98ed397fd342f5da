import { useLayoutEffect, useRef, type ReactElement } from 'react';
import type { DisplayMessage } from '#contract/display.ts';
import { useWords } from '#renderer/app/words.ts';
import styles from './BasketView.module.css';
import { BigAmount } from './BigAmount.tsx';

interface Props {
  readonly basket: Extract<DisplayMessage, { readonly kind: 'basket' }>;
  /** The place of the line that changed last; -1 in an empty basket. */
  readonly newest: number;
}

/** What is being bought: the line that changed last stands out and is in view, the total is the biggest thing. */
export function BasketView({ basket, newest }: Props): ReactElement {
  const words = useWords();
  const { lines } = basket;
  const newestRow = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    newestRow.current?.scrollIntoView({ block: 'nearest' });
  }, [lines, newest]);
  return (
    <main className={styles['basket']}>
      <h1 className={styles['shop']}>{basket.shopName}</h1>
      <ul className={styles['lines']} aria-label={words('display.lines')}>
        {lines.map((line, at) => (
          <li
            // A basket's lines have no names of their own here; a place is all there is.
            key={at}
            ref={at === newest ? newestRow : null}
            className={styles['line']}
            data-newest={at === newest || undefined}
          >
            <span className={styles['quantity']}>{line.quantity}</span>
            <bdi className={styles['name']}>{line.name}</bdi>
            <span className={styles['amount']}>{line.total}</span>
            {line.detail !== null && <span className={styles['detail']}>{line.detail}</span>}
          </li>
        ))}
      </ul>
      <section className={styles['sum']} aria-live="polite">
        <div className={styles['label']}>
          <span className={styles['total']}>
            {words('display.total')} <abbr className={styles['currency']}>{basket.currency}</abbr>
          </span>
          {basket.saved !== null && (
            <span className={styles['saved']}>{words('display.saved', { amount: basket.saved })}</span>
          )}
        </div>
        <BigAmount>{basket.total}</BigAmount>
      </section>
    </main>
  );
}
