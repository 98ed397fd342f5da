import { useLayoutEffect, type ReactElement } from 'react';
import type { Basket, BasketLine } from '#domain/sale/basket.ts';
import type { Settlement } from '#domain/sale/settlement.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { variantOf } from '#renderer/app/counter-lines.ts';
import { useCounterState } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { BasketLineRow } from './BasketLineRow.tsx';
import styles from './BasketLines.module.css';
import type { Open } from './opened.ts';
import { measurePaint } from './scan-to-paint.ts';

interface Props {
  readonly basket: Basket;
  readonly settlement: Settlement | null;
  readonly onOpen: Open;
}

/** The lines in the order of the receipt. */
export function BasketLines({ basket, settlement, onOpen }: Props): ReactElement {
  const words = useWords();
  const selectedId = useCounterState((state) => state.selectedId);
  const stock = useCounterState((state) => state.stock);
  const scanned = useCounterState((state) => state.scanned);
  useLayoutEffect(() => {
    if (scanned !== null) measurePaint(scanned);
  }, [scanned]);
  const taken = takenOf(basket.lines);
  return (
    <ol className={styles['lines']} aria-label={words('basket.lines')}>
      {basket.lines.map((line, index) => (
        <BasketLineRow
          key={line.id}
          line={line}
          settled={settlement?.lines[index] ?? null}
          isSelected={line.id === selectedId}
          stock={stock.get(variantOf(line) ?? 0) ?? null}
          taken={taken.get(variantOf(line) ?? 0) ?? 0}
          onOpen={onOpen}
        />
      ))}
    </ol>
  );
}

/** How much the whole basket takes of each variant, in thousandths. */
function takenOf(lines: readonly BasketLine[]): ReadonlyMap<number, Thousandths> {
  const taken = new Map<number, Thousandths>();
  for (const line of lines) {
    const variantId = variantOf(line);
    if (variantId !== null) taken.set(variantId, (taken.get(variantId) ?? 0) + line.quantity);
  }
  return taken;
}
