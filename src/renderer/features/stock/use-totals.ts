import { useCallback } from 'react';
import { PIECE } from '#domain/stock/quantity.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords } from '#renderer/app/words.ts';
import type { GoodsRow } from './goods-list.ts';

/** How much all of it is: `12 pieces, 3.500 kg`. */
export function useTotals(): (rows: readonly Pick<GoodsRow, 'unit' | 'quantity'>[]) => string {
  const words = useWords();
  const { plain } = useQuantityWords();
  return useCallback(
    (rows) => {
      const parts = (['piece', 'kg', 'm'] as const).flatMap((unit) => {
        const quantity = rows.filter((row) => row.unit === unit).reduce((all, row) => all + row.quantity, 0);
        if (quantity === 0) return [];
        return [
          unit === 'piece' ? words('stock.pieces', { count: quantity / PIECE }) : plain(quantity, unit),
        ];
      });
      return parts.length === 0 ? words('stock.pieces', { count: 0 }) : parts.join(', ');
    },
    [words, plain],
  );
}
