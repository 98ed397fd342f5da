import { memo, useLayoutEffect, useRef, type ReactElement } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import type { Minor } from '#domain/money/money.ts';
import type { BasketLine } from '#domain/sale/basket.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import styles from './BasketLineRow.module.css';
import { StockWarning } from './StockWarning.tsx';

interface Props {
  readonly line: BasketLine;
  /** Null while it is not known. */
  readonly total: Minor | null;
  readonly isSelected: boolean;
  readonly stock: CatalogItem['stock'];
  readonly onEdit: (line: BasketLine) => void;
}

/** One line of the basket; the selected one can be changed. */
export const BasketLineRow = memo(function BasketLineRow(props: Props): ReactElement {
  const { line, total, isSelected, stock, onEdit } = props;
  const words = useWords();
  const format = useFormat();
  const counter = useCounter();
  const row = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected, line.quantity]);
  const quantity = format.quantity(line.quantity);
  const price = format.amount(line.unitPrice);
  const isSingle = line.unit === 'piece' && line.quantity === PIECE;
  return (
    <li ref={row} className={styles['row']} data-selected={isSelected || undefined}>
      <button
        type="button"
        className={styles['line']}
        aria-pressed={isSelected}
        onClick={() => counter.select(isSelected ? null : line.id)}
      >
        <span className={styles['quantity']}>
          {line.unit === 'piece' ? words('basket.times', { quantity }) : quantity}
        </span>{' '}
        <span className={styles['name']}>{line.name}</span>{' '}
        <span className={styles['total']}>{total !== null && format.amount(total)}</span>{' '}
        {!isSingle && (
          <span className={styles['detail']}>{words(`basket.detail.${line.unit}`, { quantity, price })}</span>
        )}
      </button>
      <StockWarning line={line} stock={stock} />
      {isSelected && <LineControls line={line} quantity={quantity} onEdit={onEdit} />}
    </li>
  );
});

interface ControlsProps {
  readonly line: BasketLine;
  readonly quantity: string;
  readonly onEdit: (line: BasketLine) => void;
}

function LineControls({ line, quantity, onEdit }: ControlsProps): ReactElement {
  const words = useWords();
  const counter = useCounter();
  const step = (by: number): void =>
    counter.change(line.id, { kind: 'quantity', quantity: line.quantity + by });
  return (
    <div className={styles['controls']}>
      <Stepper
        label={words('basket.quantity.of', { name: line.name })}
        lessLabel={words('basket.less')}
        moreLabel={words('basket.more')}
        editLabel={words('basket.quantity.edit', { quantity })}
        onLess={() => (line.quantity > PIECE ? step(-PIECE) : counter.remove(line.id))}
        onMore={() => step(PIECE)}
        onEdit={() => onEdit(line)}
      >
        {words(`quantity.${line.unit}`, { quantity })}
      </Stepper>
      <IconButton label={words('basket.remove', { name: line.name })} onPress={() => counter.remove(line.id)}>
        <Icon name="remove" size={1.25} />
      </IconButton>
    </div>
  );
}
