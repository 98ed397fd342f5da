import type { ReactElement } from 'react';
import { PIECE, type Thousandths, type Unit } from '#domain/stock/quantity.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { Check } from '#renderer/ui/Check.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import type { Chosen } from './chosen.ts';
import styles from './DamagedField.module.css';

interface Props {
  readonly name: string;
  readonly unit: Unit;
  readonly chosen: Chosen;
  readonly onChange: (damaged: Thousandths) => void;
}

/** Whether it can be sold again; of several pieces, how many can't. */
export function DamagedField({ name, unit, chosen, onChange }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { quantity, damaged } = chosen;
  const isCounted = unit === 'piece' && quantity > PIECE && damaged > 0;
  const shown = words('refund.damaged.of', {
    damaged: format.quantity(damaged),
    quantity: format.quantity(quantity),
  });
  return (
    <div className={styles['damaged']}>
      <Check isSelected={damaged > 0} onChange={(isDamaged) => onChange(isDamaged ? quantity : 0)}>
        {words('line.back.damaged')}
      </Check>
      {isCounted && (
        <Stepper
          label={words('refund.damaged', { name })}
          lessLabel={words('basket.less')}
          moreLabel={words('basket.more')}
          onLess={() => onChange(damaged - PIECE)}
          onMore={() => onChange(damaged + PIECE)}
        >
          {shown}
        </Stepper>
      )}
    </div>
  );
}
