import { useState, type ReactElement } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { parseAmount } from '#domain/money/currency.ts';
import type { Minor } from '#domain/money/money.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { useFormat } from '#renderer/app/format.ts';
import { fullName } from '#domain/sale/item-name.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { DamagedField } from './DamagedField.tsx';
import type { FreeEvent, FreeRow } from './free-return-state.ts';
import { QuantityStepper } from '#renderer/app/QuantityStepper.tsx';
import styles from './FreeRows.module.css';

interface Props {
  readonly rows: readonly FreeRow[];
  readonly dispatch: (event: FreeEvent) => void;
  /** Asks for another quantity of some goods. */
  readonly onType: (item: CatalogItem) => void;
}

/** The goods that come back, each with its price, how much of it and in which state. */
export function FreeRows({ rows, dispatch, onType }: Props): ReactElement {
  const words = useWords();
  if (rows.length === 0) {
    return (
      <EmptyState sign={<Icon name="barcode" size={2} />} title={words('free.empty.title')}>
        {words('free.empty.text')}
      </EmptyState>
    );
  }
  return (
    <ul className={styles['rows']} aria-label={words('free.rows')}>
      {rows.map((row) => (
        <li key={row.item.variantId} className={styles['row']}>
          <Row row={row} dispatch={dispatch} onType={() => onType(row.item)} />
        </li>
      ))}
    </ul>
  );
}

interface RowProps {
  readonly row: FreeRow;
  readonly dispatch: Props['dispatch'];
  readonly onType: () => void;
}

function Row({ row, dispatch, onType }: RowProps): ReactElement {
  const words = useWords();
  const { item, chosen } = row;
  const name = fullName(item);
  return (
    <>
      <div className={styles['head']}>
        <span className={styles['name']}>{name}</span>
        <IconButton
          label={words('basket.remove', { name })}
          onPress={() => dispatch({ kind: 'remove', row })}
        >
          <Icon name="remove" size={1.25} />
        </IconButton>
      </div>
      <div className={styles['fields']}>
        <PriceField item={item} onChange={(unitPrice) => dispatch({ kind: 'price', row, unitPrice })} />
        <QuantityStepper
          label={words('refund.quantity', { name })}
          unit={item.unit}
          quantity={chosen.quantity}
          step={PIECE}
          onChange={(quantity) => dispatch({ kind: 'quantity', row, quantity })}
          onType={onType}
        />
        <DamagedField
          name={name}
          unit={item.unit}
          chosen={chosen}
          onChange={(quantity) => dispatch({ kind: 'damaged', row, quantity })}
        />
      </div>
    </>
  );
}

interface PriceProps {
  readonly item: CatalogItem;
  /** Null while what is typed is no price that can be given back. */
  readonly onChange: (unitPrice: Minor | null) => void;
}

function PriceField({ item: { unit, price }, onChange }: PriceProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { currency } = useShop();
  const [text, setText] = useState(() => format.amount(price));
  const read = (typed: string): Minor | null => {
    const amount = parseAmount(typed, currency);
    return amount === null || amount > price ? null : amount;
  };
  return (
    <div className={styles['price']}>
      <TextField
        label={words(`price.label.${unit}`)}
        value={text}
        onChange={(typed) => {
          setText(typed);
          onChange(read(typed));
        }}
        inputMode="decimal"
        error={read(text) === null ? words('free.price.most', { most: format.money(price) }) : null}
      />
    </div>
  );
}
