import type { ReactElement } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { Minor } from '#domain/money/money.ts';
import type { Basket, BasketLine } from '#domain/sale/basket.ts';
import { wholePieces } from '#domain/stock/quantity.ts';
import { useFormat } from '#renderer/app/format.ts';
import type { Priced } from '#renderer/app/pricing.ts';
import { useCounter, useCounterState } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { BasketFacts } from './BasketFacts.tsx';
import { BasketFaults } from './BasketFaults.tsx';
import { BasketLines } from './BasketLines.tsx';
import styles from './BasketPanel.module.css';
import { BasketTabs } from './BasketTabs.tsx';
import type { Open } from './opened.ts';
import { Totals } from './Totals.tsx';

interface Props {
  readonly basket: Basket;
  /** Null while the amounts are not known. */
  readonly priced: Priced | null;
  readonly onOpen: Open;
  readonly onPay: () => void;
}

/** What is being rung up, what it comes to, and the way to pay. */
export function BasketPanel({ basket, priced, onOpen, onPay }: Props): ReactElement {
  const words = useWords();
  const isEmpty = basket.lines.length === 0;
  return (
    <aside className={styles['panel']} aria-label={words('basket.title')}>
      <VisuallyHidden elementType="h1">{words('basket.title')}</VisuallyHidden>
      <BasketTabs onOpen={onOpen} />
      <ScanResult lines={basket.lines} />
      <div className={styles['lines']} data-empty={isEmpty || undefined}>
        <BasketFacts basket={basket} priced={priced} onOpen={onOpen} />
        {isEmpty ? (
          <EmptyState sign={<Icon name="barcode" size={2} />} title={words('basket.none.title')}>
            {words('basket.none.text')}
            <LastSale />
          </EmptyState>
        ) : (
          <BasketLines basket={basket} settlement={priced?.settlement ?? null} onOpen={onOpen} />
        )}
      </div>
      <footer className={styles['foot']}>
        <Undo />
        <BasketFaults isPriced={priced !== null} />
        {priced !== null && <Totals priced={priced} pieces={countPieces(basket.lines)} />}
        <BasketActs isEmpty={isEmpty} onOpen={onOpen} />
        <PayButton total={isEmpty ? null : (priced?.settlement.total ?? null)} onPay={onPay} />
      </footer>
    </aside>
  );
}

interface PayProps {
  /** Null while there is nothing to pay. */
  readonly total: Minor | null;
  readonly onPay: () => void;
}

function PayButton({ total, onPay }: PayProps): ReactElement {
  const words = useWords();
  return (
    <div className={styles['pay']}>
      <Button look="primary" size="large" isWide isDisabled={total === null} onPress={onPay}>
        <span>{words(total !== null && total < 0 ? 'basket.pay-back' : 'basket.pay')}</span>
        <Kbd on={total === null ? 'surface' : 'accent'}>F9</Kbd>
      </Button>
    </div>
  );
}

interface ActsProps {
  readonly isEmpty: boolean;
  readonly onOpen: Open;
}

/** What is done to the whole basket, beside paying. */
function BasketActs({ isEmpty, onOpen }: ActsProps): ReactElement {
  const words = useWords();
  return (
    <div className={styles['acts']}>
      <Button onPress={() => onOpen({ kind: isEmpty ? 'recall' : 'park' })}>
        {words(isEmpty ? 'basket.recall' : 'basket.park')}
        <Kbd>F6</Kbd>
      </Button>
      <Button onPress={() => onOpen({ kind: 'customer' })}>
        {words('basket.customer')}
        <Kbd>F7</Kbd>
      </Button>
      <Button onPress={() => onOpen({ kind: 'more' })}>
        {words('basket.more-acts')}
        <Kbd>F5</Kbd>
      </Button>
    </div>
  );
}

/** What was scanned, for who cannot see it. */
function ScanResult({ lines }: { readonly lines: readonly BasketLine[] }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const scanned = useCounterState((state) => state.scanned);
  const line = lines.find((one) => one.id === scanned?.lineId);
  return (
    <VisuallyHidden role="status">
      {line !== undefined &&
        words('basket.scanned', { name: line.name, quantity: format.quantity(line.quantity) })}
    </VisuallyHidden>
  );
}

/** For the change that was forgotten: it stays in sight until the next basket is begun. */
function LastSale(): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  const lastSale = useCounterState((state) => state.lastSale);
  if (lastSale === null) return null;
  const { receiptNumber: number, change } = lastSale;
  return <p className={styles['last']}>{words('basket.last', { number, change: format.amount(change) })}</p>;
}

function Undo(): ReactElement | null {
  const words = useWords();
  const counter = useCounter();
  const removed = useCounterState((state) => state.removed);
  if (removed === null) return null;
  return (
    <div className={styles['undo']} role="status">
      <span className={styles['undone']}>{words('basket.removed', { name: removed.line.name })}</span>
      <Button look="plain" onPress={counter.undoRemove}>
        {words('basket.undo')}
        <Kbd>Ctrl Z</Kbd>
      </Button>
    </div>
  );
}

/** Pieces count each, goods by weight or length count once a line; what comes back counts as well. */
function countPieces(lines: readonly BasketLine[]): number {
  return lines.reduce(
    (all, line) => all + (line.unit === 'piece' ? (wholePieces(line.quantity) ?? 1) : 1),
    0,
  );
}
