import type { ReactElement } from 'react';
import type { Reduction } from '#domain/promotion/promotion.ts';
import { AmountField, PercentField } from '#renderer/app/ValueField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import styles from './PromotionForm.module.css';

interface Props {
  readonly reduction: Reduction;
  /** Null while what is typed means nothing. */
  readonly onChange: (reduction: Reduction | null) => void;
}

/** How much comes off: a share or an amount. */
export function ReductionField({ reduction, onChange }: Props): ReactElement {
  const words = useWords();
  const label = words('promotions.less');
  return (
    <div className={styles['pair']}>
      <Segmented
        label={words('promotions.less.kind')}
        value={reduction.kind}
        choices={(['percent', 'amount'] as const).map((value) => ({
          value,
          words: words(`promotions.less.${value}`),
        }))}
        onChange={(kind) =>
          onChange(kind === 'percent' ? { kind, ppm: 100_000 } : { kind: 'amount', amount: 0 })
        }
      />
      {reduction.kind === 'percent' ? (
        <PercentField
          label={label}
          value={reduction.ppm}
          onChange={(ppm) => onChange(ppm === null ? null : { kind: 'percent', ppm })}
        />
      ) : (
        <AmountField
          label={label}
          value={reduction.amount}
          onChange={(amount) => onChange(amount === null ? null : { kind: 'amount', amount })}
        />
      )}
    </div>
  );
}
