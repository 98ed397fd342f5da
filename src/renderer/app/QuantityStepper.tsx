import type { ReactElement } from 'react';
import type { Thousandths, Unit } from '#domain/stock/quantity.ts';
import { useFormat } from './format.ts';
import { useWords } from './words.ts';
import { Stepper } from '#renderer/ui/Stepper.tsx';

interface Props {
  readonly label: string;
  readonly unit: Unit;
  readonly quantity: Thousandths;
  readonly step: Thousandths;
  readonly onChange: (quantity: Thousandths) => void;
  readonly onType: () => void;
}

/** How much of some goods: one less, one more, or typed. */
export function QuantityStepper({ label, unit, quantity, step, onChange, onType }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const shown = words(`quantity.${unit}`, { quantity: format.quantity(quantity) });
  return (
    <Stepper
      label={label}
      lessLabel={words('basket.less')}
      moreLabel={words('basket.more')}
      onLess={() => onChange(quantity - step)}
      onMore={() => onChange(quantity + step)}
      onEdit={onType}
      editLabel={words('basket.quantity.edit', { quantity: shown })}
    >
      {shown}
    </Stepper>
  );
}
