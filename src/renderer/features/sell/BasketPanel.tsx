import { useState, type ReactElement } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { Basket, BasketLine } from '#domain/sale/basket.ts';
import type { Settlement } from '#domain/sale/settlement.ts';
import { wholePieces } from '#domain/stock/quantity.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useCounter, useCounterState, useTill } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useStore } from 'zustand';
import { BasketLines } from './BasketLines.tsx';
import styles from './BasketPanel.module.css';
import { EmptyBasketDialog } from './EmptyBasketDialog.tsx';
import { Totals } from './Totals.tsx';

interface Props {
  readonly basket: Basket;
  /** Null while the amounts are not known. */
  readonly settlement: Settlement | null;
  readonly onEdit: (line: BasketLine) => void;
  readonly onPay: () => void;
}

/** What is being rung up, what it comes to, and the way to pay. */
export function BasketPanel({ basket, settlement, onEdit, onPay }: Props): ReactElement {
  const words = useWords();
  const isKept = useStore(useTill().isDraftKept);
  const [isEmptying, setEmptying] = useState(false);
  const isEmpty = basket.lines.length === 0;
  const pieces = countPieces(basket.lines);
  return (
    <aside className={styles['panel']} aria-label={words('basket.title')}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>{words('basket.title')}</h1>
        {!isEmpty && (
          <IconButton label={words('basket.empty-it')} onPress={() => setEmptying(true)}>
            <Icon name="remove" size={1.25} />
          </IconButton>
        )}
      </header>
      <ScanResult lines={basket.lines} />
      <div className={styles['lines']}>
        {isEmpty ? (
          <EmptyState sign={<Icon name="barcode" size={2} />} title={words('basket.none.title')}>
            {words('basket.none.text')}
            <LastSale />
          </EmptyState>
        ) : (
          <BasketLines basket={basket} settlement={settlement} onEdit={onEdit} />
        )}
      </div>
      <footer className={styles['foot']}>
        <Undo />
        {!isKept && (
          <div className={styles['fault']}>
            <Notice tone="warn" role="alert" title={words('basket.unkept.title')}>
              {words('basket.unkept.text')}
            </Notice>
          </div>
        )}
        {settlement !== null && <Totals settlement={settlement} pieces={pieces} />}
        <div className={styles['pay']}>
          <Button
            look="primary"
            size="large"
            isWide
            isDisabled={isEmpty || settlement === null}
            onPress={onPay}
          >
            <span>{words('basket.pay')}</span>
            <Kbd on={isEmpty ? 'surface' : 'accent'}>F9</Kbd>
          </Button>
        </div>
      </footer>
      {isEmptying && (
        <EmptyBasketDialog
          basketId={basket.id}
          pieces={pieces}
          total={settlement?.total ?? 0}
          onClose={() => setEmptying(false)}
        />
      )}
    </aside>
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

/** Pieces count each, goods by weight or length count once a line. */
function countPieces(lines: readonly BasketLine[]): number {
  return lines.reduce(
    (all, line) => all + (line.unit === 'piece' ? (wholePieces(line.quantity) ?? 1) : 1),
    0,
  );
}
