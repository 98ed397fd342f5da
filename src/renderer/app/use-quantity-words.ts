import { useMemo } from 'react';
import type { Thousandths, Unit } from '#domain/stock/quantity.ts';
import { useFormat } from './format.ts';
import { useWords } from './words.ts';

interface QuantityWords {
  /** With its unit: `3`, `0.350 kg`. */
  readonly plain: (quantity: Thousandths, unit: Unit) => string;
  /** With its sign: `+3`, `−0.350 kg`; nothing has none. */
  readonly signed: (quantity: Thousandths, unit: Unit) => string;
}

/** Quantities as people here write them. */
export function useQuantityWords(): QuantityWords {
  const words = useWords();
  const format = useFormat();
  return useMemo(() => {
    const plain = (quantity: Thousandths, unit: Unit): string =>
      words(`quantity.${unit}`, { quantity: format.quantity(quantity) });
    return {
      plain,
      signed: (quantity, unit) => {
        const sign = quantity > 0 ? '+' : quantity < 0 ? '−' : '';
        return `${sign}${plain(Math.abs(quantity), unit)}`;
      },
    };
  }, [words, format]);
}
