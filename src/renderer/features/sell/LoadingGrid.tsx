import type { ReactElement } from 'react';
import { useWords } from '#renderer/app/words.ts';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import styles from './LoadingGrid.module.css';

const CELLS = Array.from({ length: 12 }, (_, nth) => nth);

/** Where the goods will stand in a moment. */
export function LoadingGrid(): ReactElement {
  const words = useWords();
  return (
    <div className={styles['grid']} role="status" aria-label={words('sell.loading')}>
      {CELLS.map((cell) => (
        <div key={cell} className={styles['cell']}>
          <Skeleton shape="block" />
        </div>
      ))}
    </div>
  );
}
