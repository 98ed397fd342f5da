import type { ReactElement } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import type { Thousandths, Unit } from '#domain/stock/quantity.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { stockHint } from './stock-hint.ts';
import styles from './StockWarning.module.css';

interface Props {
  readonly unit: Unit;
  /** How much the whole basket takes. */
  readonly taken: Thousandths;
  readonly stock: CatalogItem['stock'];
}

/** What the shelf is known to hold, when a line takes the last of it or more. */
export function StockWarning({ unit, taken, stock }: Props): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  const hint = stockHint(taken, stock);
  if (hint === null) return null;
  const amount = (value: number): string => words(`quantity.${unit}`, { quantity: format.quantity(value) });
  const time = format.time(hint.knownAt);
  return (
    <p className={styles['warning']} data-tone={hint.kind === 'last' ? 'calm' : 'warn'}>
      {hint.kind === 'last' && words('basket.stock.last', { time })}
      {hint.kind === 'none' && words('basket.stock.none', { time })}
      {hint.kind === 'over' && words('basket.stock.over', { here: amount(hint.here), time })}
      {hint.kind === 'held' &&
        words('basket.stock.held', { here: amount(hint.here), held: amount(hint.held), time })}
    </p>
  );
}
