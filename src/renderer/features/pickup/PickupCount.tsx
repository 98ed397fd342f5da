import type { ReactElement } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useWords } from '#renderer/app/words.ts';
import styles from './PickupCount.module.css';
import { useCounts } from './use-counts.ts';

/** How many orders wait for somebody, beside the way to them; nothing while none does. */
export function PickupCount(): ReactElement | null {
  const words = useWords();
  const counts = useCounts();
  const open = counts === undefined ? 0 : counts.toAccept + counts.toPick;
  if (counts === undefined || open === 0) return null;
  return (
    <span className={styles['count']} data-late={counts.late > 0 || undefined}>
      <span aria-hidden="true">{open}</span>
      <VisuallyHidden>{words('pickup.nav.count', { count: open, late: counts.late })}</VisuallyHidden>
    </span>
  );
}
