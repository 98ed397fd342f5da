import type { ReactElement } from 'react';
import type { Thousandths, Unit } from '#domain/stock/quantity.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { Stepper } from '#renderer/ui/Stepper.tsx';

interface Props {
  readonly name: string;
  readonly unit: Unit;
  readonly quantity: Thousandths;
  readonly step: Thousandths;
  readonly onChange: (quantity: Thousandths) => void;
  readonly onType: () => void;
}

/** How much of some goods comes back. */
export function QuantityStepper({ name, unit, quantity, step, onChange, onType }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const shown = words(`quantity.${unit}`, { quantity: format.quantity(quantity) });
  return (
    <Stepper
      label={words('refund.quantity', { name })}
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
