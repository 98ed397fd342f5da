import type { ReactElement } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import type { BasketLine } from '#domain/sale/basket.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { stockHint } from './stock-hint.ts';
import styles from './StockWarning.module.css';

interface Props {
  readonly line: BasketLine;
  readonly stock: CatalogItem['stock'];
}

/** What the shelf is known to hold, when a line takes the last of it or more. */
export function StockWarning({ line, stock }: Props): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  const hint = stockHint(line.quantity, stock);
  if (hint === null) return null;
  const amount = (value: number): string =>
    words(`quantity.${line.unit}`, { quantity: format.quantity(value) });
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
