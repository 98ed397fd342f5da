import type { ReactElement } from 'react';
import type { Settlement } from '#domain/sale/settlement.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import styles from './Totals.module.css';

interface Props {
  readonly settlement: Settlement;
  readonly pieces: number;
}

/** Taxes per rate, and the total: the biggest thing on the screen. */
export function Totals({ settlement, pieces }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { currency } = useShop();
  const total = format.amount(settlement.total);
  return (
    <div className={styles['totals']}>
      {settlement.taxes.map((tax) => (
        <p key={`${tax.name} ${tax.ratePpm}`} className={styles['tax']}>
          <span>
            {words('basket.tax', { rate: format.rate(tax.ratePpm), gross: format.amount(tax.gross) })}
          </span>
          <span>{format.amount(tax.tax)}</span>
        </p>
      ))}
      <div className={styles['total']}>
        <span className={styles['label']}>
          {words('basket.to-pay')}
          <span className={styles['pieces']}>{words('basket.pieces', { count: pieces, currency })}</span>
        </span>
        <output
          className={styles['amount']}
          data-length={lengthOf(total)}
          aria-live="polite"
          aria-label={words('basket.total')}
        >
          {total}
        </output>
      </div>
    </div>
  );
}

/** The longer the amount, the smaller it is set, so that it never leaves its place. */
function lengthOf(total: string): 'long' | 'longer' | 'longest' | undefined {
  if (total.length > 10) return 'longest';
  if (total.length > 8) return 'longer';
  return total.length > 6 ? 'long' : undefined;
}
