import type { ReactElement } from 'react';
import { fractionDigits } from '#domain/money/currency.ts';
import { NumberPad } from '#renderer/ui/NumberPad.tsx';
import { useFormat } from './format.ts';
import { useShop } from './ShopProvider.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** The shop's own unless it is said. */
  readonly currency?: string;
  /** Whether two zeros have a key of their own, which takes a row more. */
  readonly hasZeros?: boolean;
  readonly isDisabled?: boolean;
}

/** Types an amount by finger. */
export function AmountPad(props: Props): ReactElement {
  const { text, onChange, hasZeros = true, isDisabled = false } = props;
  const words = useWords();
  const format = useFormat();
  const own = useShop().currency;
  return (
    <NumberPad
      label={words('pad.label')}
      eraseLabel={words('pad.erase')}
      mark={fractionDigits(props.currency ?? own) > 0 ? format.decimalMark : null}
      extra={hasZeros ? '00' : null}
      isDisabled={isDisabled}
      onType={(typed) => onChange(text + typed)}
      onErase={() => onChange(text.slice(0, -1))}
    />
  );
}
