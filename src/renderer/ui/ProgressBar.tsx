import type { ReactElement, ReactNode } from 'react';
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import styles from './ProgressBar.module.css';

interface Props {
  readonly label: ReactNode;
  /** 0 to 1, or null while nobody knows how much there is. */
  readonly share: number | null;
}

/** Progress that says in words how far it is. */
export function ProgressBar({ label, share }: Props): ReactElement {
  const percent = share === null ? 0 : Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return (
    <AriaProgressBar className={styles['bar'] ?? ''} value={percent} isIndeterminate={share === null}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['track']}>
        <div
          className={styles['fill']}
          data-running={share === null || undefined}
          style={{ inlineSize: share === null ? '30%' : `${percent}%` }}
        />
      </div>
    </AriaProgressBar>
  );
}
