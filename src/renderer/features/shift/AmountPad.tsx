import type { ReactElement } from 'react';
import { fractionDigits } from '#domain/money/currency.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { NumberPad } from '#renderer/ui/NumberPad.tsx';

interface Props {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Types an amount by finger. */
export function AmountPad({ text, onChange }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { currency } = useShop();
  return (
    <NumberPad
      label={words('pad.label')}
      eraseLabel={words('pad.erase')}
      mark={fractionDigits(currency) > 0 ? format.decimalMark : null}
      extra="00"
      onType={(typed) => onChange(text + typed)}
      onErase={() => onChange(text.slice(0, -1))}
    />
  );
}
