import { useRef, useState, type ReactElement } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { readQuantityPrefix } from '#domain/barcode/quantity-prefix.ts';
import { fullName } from '#domain/sale/item-name.ts';
import { PIECE, type Thousandths } from '#domain/stock/quantity.ts';
import { NOTHING_SAID, quantityOf } from './counter-lines.ts';
import { CodeSign } from './CodeSign.tsx';
import styles from './GoodsEntry.module.css';
import { GoodsFinder } from './GoodsFinder.tsx';
import type { Scan } from './keyboard-ear.ts';
import { QuantityDialog } from './QuantityDialog.tsx';
import { useGoodsScan } from './use-goods-scan.ts';
import { useSearchKeys } from './use-search-keys.ts';
import { useScreenScans } from './use-target.ts';
import { useStockWords } from './use-stock-words.ts';

interface Props {
  /** Hears of goods and how much of them, however they came: scanned, typed or touched. */
  readonly onGoods: (item: CatalogItem, quantity: Thousandths) => void;
  /** Takes a code that means something else to this screen; false when it does not. */
  readonly onCode?: (code: string) => boolean;
  /** False where goods by weight are taken as one, as nothing is to be weighed. */
  readonly asksQuantity?: boolean;
}

/** Takes in goods: by the scanner wherever the focus is, by name, SKU or code, `12*` before them for how many. */
export function GoodsEntry({ onGoods, onCode, asksQuantity = true }: Props): ReactElement {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<CatalogItem | null>(null);
  const stockWords = useStockWords();
  const prefix = readQuantityPrefix(text);
  const take = (item: CatalogItem, said: Thousandths | null): void => {
    const typed = prefix === null ? null : quantityOf(item, { quantity: prefix.quantity, total: null });
    const quantity = typed ?? said ?? (asksQuantity ? null : PIECE);
    if (prefix !== null) setText('');
    if (quantity === null) setAsked(item);
    else onGoods(item, quantity);
  };
  const { trouble, clear, scan } = useGoodsScan(take);
  const hear = ({ code }: Scan): void => {
    if (onCode?.(code) !== true) scan(code);
  };
  useScreenScans(hear);
  useSearchKeys(field, setText);
  return (
    <div className={styles['entry']}>
      <GoodsFinder
        ref={field}
        text={text}
        wanted={prefix?.rest ?? text}
        onType={setText}
        factOf={stockWords}
        onPick={(item) => {
          setText('');
          field.current?.focus();
          take(item, quantityOf(item, NOTHING_SAID));
        }}
      />
      <CodeSign
        trouble={trouble}
        onClear={clear}
        onSearch={(code) => {
          clear();
          setText(code);
          field.current?.focus();
        }}
        onChoose={(item, quantity) => {
          clear();
          take(item, quantityOf(item, { quantity, total: null }));
        }}
      />
      {asked !== null && (
        <QuantityDialog
          name={fullName(asked)}
          unit={asked.unit}
          onTake={(quantity) => onGoods(asked, quantity)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
