import { memo, type ReactElement } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { useFormat, type Format } from '#renderer/app/format.ts';
import { ownOptions } from '#domain/sale/item-name.ts';
import { useWords, type Words } from '#renderer/app/words.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { Picture } from '#renderer/app/Picture.tsx';
import styles from './ProductCard.module.css';

interface Props {
  readonly item: CatalogItem;
  readonly index: number;
  /** The one card that the Tab key stops at. */
  readonly isTabStop: boolean;
  /** As of the picture. */
  readonly attempt: string;
  readonly onPick: (item: CatalogItem) => void;
  readonly onPictureSettled: (pictureId: number) => void;
}

/** One variant to touch. */
export const ProductCard = memo(function ProductCard(props: Props): ReactElement {
  const { item, index, isTabStop, attempt, onPick, onPictureSettled } = props;
  const words = useWords();
  const format = useFormat();
  const stock = stockWords(item, words, format);
  const price = format.amount(item.price);
  const unitPrice = item.unit === 'piece' ? price : words(`sell.price.${item.unit}`, { price });
  const options = ownOptions(item);
  return (
    <button
      type="button"
      className={styles['card']}
      data-index={index}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => onPick(item)}
    >
      <span className={styles['picture']}>
        <Picture
          key={item.pictureId}
          pictureId={item.pictureId}
          name={item.name}
          attempt={attempt}
          onSettled={onPictureSettled}
        />
      </span>
      <span className={styles['name']}>
        {item.name}
        {options !== '' && <span className={styles['options']}> {options}</span>}
      </span>{' '}
      <span className={styles['facts']}>
        <span className={styles['stock']} data-tone={stock.tone}>
          {stock.text}
        </span>{' '}
        <span className={styles['price']}>{unitPrice}</span>
      </span>
    </button>
  );
});

interface StockWords {
  readonly text: string;
  readonly tone: 'calm' | 'low' | 'none';
}

function stockWords({ stock, unit }: CatalogItem, words: Words, format: Format): StockWords {
  if (stock === null) return { text: '', tone: 'calm' };
  const { here, held } = stock;
  if (here <= 0) return { text: words('sell.stock.none'), tone: 'none' };
  const amount = (value: number): string => words(`quantity.${unit}`, { quantity: format.quantity(value) });
  if (here === PIECE && unit === 'piece') return { text: words('sell.stock.last'), tone: 'low' };
  if (held > 0) {
    return { text: words('sell.stock.held', { here: amount(here), held: amount(held) }), tone: 'calm' };
  }
  return { text: words('sell.stock.here', { here: amount(here) }), tone: 'calm' };
}
