import { memo, useLayoutEffect, useRef, type ReactElement } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { hasFixedQuantity, isBack, type BasketLine } from '#domain/sale/basket.ts';
import type { SettledLine } from '#domain/sale/settlement.ts';
import { PIECE, type Thousandths } from '#domain/stock/quantity.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import styles from './BasketLineRow.module.css';
import { LineRemarks } from './LineRemarks.tsx';
import type { Open } from './opened.ts';
import { StockWarning } from './StockWarning.tsx';

interface Props {
  readonly line: BasketLine;
  /** Null while the amounts are not known. */
  readonly settled: SettledLine | null;
  readonly isSelected: boolean;
  readonly stock: CatalogItem['stock'];
  /** How much the whole basket takes of the line's variant. */
  readonly taken: Thousandths;
  readonly onOpen: Open;
}

/** One line of the basket; the selected one can be changed. */
export const BasketLineRow = memo(function BasketLineRow(props: Props): ReactElement {
  const { line, settled, isSelected, onOpen } = props;
  const words = useWords();
  const format = useFormat();
  const counter = useCounter();
  const row = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected, line.quantity]);
  const comesBack = isBack(line);
  const quantity = format.quantity(comesBack ? -line.quantity : line.quantity);
  return (
    <li
      ref={row}
      className={styles['row']}
      data-selected={isSelected || undefined}
      data-back={comesBack || undefined}
    >
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
        <span className={styles['total']}>{settled !== null && format.amount(settled.total)}</span>{' '}
        <Detail line={line} />
        <LineRemarks line={line} settled={settled} />
      </button>
      {line.kind === 'goods' && <StockWarning unit={line.unit} taken={props.taken} stock={props.stock} />}
      {isSelected && <LineControls line={line} onOpen={onOpen} />}
    </li>
  );
});

/** Quantity and price of one, where they are not the line itself. */
function Detail({ line }: { readonly line: BasketLine }): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  if (line.unit === 'piece' && line.quantity === PIECE) return null;
  const isPriced = line.kind === 'goods' && line.override !== null;
  const quantity = format.quantity(line.quantity);
  const price = format.amount(isPriced ? line.override.unitPrice : line.unitPrice);
  return <span className={styles['detail']}>{words(`basket.detail.${line.unit}`, { quantity, price })}</span>;
}

interface ControlsProps {
  readonly line: BasketLine;
  readonly onOpen: Open;
}

function LineControls({ line, onOpen }: ControlsProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const counter = useCounter();
  const { name, id: lineId } = line;
  const quantity = format.quantity(line.quantity);
  const step = (by: number): void =>
    counter.change(lineId, { kind: 'quantity', quantity: line.quantity + by });
  return (
    <div className={styles['controls']}>
      {!hasFixedQuantity(line) && (
        <Stepper
          label={words('basket.quantity.of', { name })}
          lessLabel={words('basket.less')}
          moreLabel={words('basket.more')}
          editLabel={words('basket.quantity.edit', { quantity })}
          onLess={() => (line.quantity > PIECE ? step(-PIECE) : onOpen({ kind: 'remove', lineId }))}
          onMore={() => step(PIECE)}
          onEdit={() => onOpen({ kind: 'line', lineId })}
        >
          {words(`quantity.${line.unit}`, { quantity })}
        </Stepper>
      )}
      <span className={styles['acts']}>
        <IconButton label={words('basket.edit', { name })} onPress={() => onOpen({ kind: 'line', lineId })}>
          <Icon name="edit" size={1.25} />
        </IconButton>
        <IconButton label={words('basket.why', { name })} onPress={() => onOpen({ kind: 'why', lineId })}>
          <Icon name="equals" size={1.25} />
        </IconButton>
        <IconButton label={words('basket.remove', { name })} onPress={() => counter.remove(lineId)}>
          <Icon name="remove" size={1.25} />
        </IconButton>
      </span>
    </div>
  );
}
