import type { ReactElement } from 'react';
import type { TaxTotal } from '#domain/tax/rules.ts';
import { useFormat } from '#renderer/app/format.ts';
import type { Priced } from '#renderer/app/pricing.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import styles from './Totals.module.css';

interface Props {
  readonly priced: Priced;
  readonly pieces: number;
}

/** What is saved, the taxes, and the total: the biggest thing on the screen. */
export function Totals({ priced, pieces }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { currency } = useShop();
  const { settlement, rules, basket } = priced;
  const total = format.amount(Math.abs(settlement.total));
  const isBack = settlement.total < 0;
  return (
    <div className={styles['totals']}>
      {settlement.saved > 0 && (
        <p className={styles['saved']}>
          <span>{words('basket.saved')}</span>
          <span>{format.amount(settlement.saved)}</span>
        </p>
      )}
      {basket.exemption !== null && <p className={styles['tax']}>{words('basket.exempt')}</p>}
      {settlement.taxes.map((tax) => (
        <TaxRow key={`${tax.name} ${tax.ratePpm}`} tax={tax} isIncluded={rules.taxes.pricesIncludeTax} />
      ))}
      <div className={styles['total']}>
        <span className={styles['label']}>
          {words(isBack ? 'basket.to-pay-back' : 'basket.to-pay')}
          <span className={styles['pieces']}>{words('basket.pieces', { count: pieces, currency })}</span>
        </span>
        <output
          className={styles['amount']}
          data-length={lengthOf(total)}
          data-back={isBack || undefined}
          aria-live="polite"
          aria-label={words(isBack ? 'basket.total-back' : 'basket.total')}
        >
          {total}
        </output>
      </div>
    </div>
  );
}

interface TaxProps {
  readonly tax: TaxTotal;
  readonly isIncluded: boolean;
}

function TaxRow({ tax, isIncluded }: TaxProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const values = {
    name: tax.name === '' ? words('tax.name') : tax.name,
    rate: format.rate(tax.ratePpm),
    gross: format.amount(tax.gross),
    net: format.amount(tax.net),
  };
  return (
    <p className={styles['tax']}>
      <span>{words(isIncluded ? 'basket.tax.in' : 'basket.tax.on', values)}</span>
      <span>{format.amount(tax.tax)}</span>
    </p>
  );
}

/** The longer the amount, the smaller it is set, so that it never leaves its place. */
function lengthOf(total: string): 'long' | 'longer' | 'longest' | undefined {
  if (total.length > 10) return 'longest';
  if (total.length > 8) return 'longer';
  return total.length > 6 ? 'long' : undefined;
}
