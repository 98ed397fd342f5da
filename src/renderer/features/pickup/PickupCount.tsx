import type { ReactElement } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useWords } from '#renderer/app/words.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './PickupCount.module.css';
import { useCounts } from './use-counts.ts';

/** How many orders wait for staff, and how many for their shoppers, beside the way to them; nothing while none does. */
export function PickupCount(): ReactElement | null {
  const words = useWords();
  const counts = useCounts();
  if (counts === undefined) return null;
  const { toAccept, toPick, toSettle, late, questions, ready, unclaimed } = counts;
  const open = toAccept + toPick + toSettle;
  const waiting = ready + unclaimed;
  if (open + waiting === 0) return null;
  return (
    <>
      {open > 0 && (
        <span
          className={styles['count']}
          data-pressing={late + questions > 0 || undefined}
          aria-hidden="true"
        >
          {open}
          {questions > 0 && ' ?'}
        </span>
      )}
      {waiting > 0 && (
        <span className={styles['waiting']} aria-hidden="true">
          <Icon name="box" size={0.875} /> {waiting}
        </span>
      )}
      <VisuallyHidden>
        {words('pickup.nav.count', { open, late, questions, ready, unclaimed })}
      </VisuallyHidden>
    </>
  );
}
