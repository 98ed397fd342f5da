import { useCallback } from 'react';
import type { StockMovement } from '#contract/stock-movement.ts';
import type { Unit } from '#domain/stock/quantity.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords } from '#renderer/app/words.ts';

/** A movement as a sentence: who did what with how much. */
export function useStoryWords(): (movement: StockMovement, unit: Unit) => string {
  const words = useWords();
  const { plain, signed } = useQuantityWords();
  return useCallback(
    (movement, unit) => {
      const { clerk, reason, adjustReason, quantity, held } = movement;
      const values = {
        clerk,
        quantity: plain(Math.abs(quantity), unit),
        signed: signed(quantity, unit),
        held: plain(Math.abs(held), unit),
        name: movement.name,
        isNamed: movement.name === '' ? 'no' : 'yes',
      };
      if (reason !== 'adjustment') return words(`stock.story.${reason}`, values);
      return words(`stock.story.adjustment.${quantity < 0 ? 'less' : 'more'}`, {
        ...values,
        reason: words(`stock.reason.${adjustReason ?? 'other'}`),
      });
    },
    [words, plain, signed],
  );
}
