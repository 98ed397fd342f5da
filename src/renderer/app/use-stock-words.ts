import { useCallback } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { useFormat } from './format.ts';
import { useWords } from './words.ts';

/** How much of goods is here, in words; empty where nobody knows. */
export function useStockWords(): (item: CatalogItem) => string {
  const words = useWords();
  const format = useFormat();
  return useCallback(
    ({ stock, unit }) => {
      if (stock === null) return '';
      const amount = (value: number): string =>
        words(`quantity.${unit}`, { quantity: format.quantity(value) });
      if (stock.here <= 0) return words('sell.stock.none');
      if (stock.held <= 0) return words('sell.stock.here', { here: amount(stock.here) });
      return words('sell.stock.held', { here: amount(stock.here), held: amount(stock.held) });
    },
    [words, format],
  );
}
