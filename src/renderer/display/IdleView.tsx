import type { ReactElement } from 'react';
import { useWords } from '#renderer/app/words.ts';
import styles from './IdleView.module.css';

/** Nobody is being served: the shop's name, and a welcome. */
export function IdleView({ shopName }: { readonly shopName: string }): ReactElement {
  const words = useWords();
  return (
    <main className={styles['idle']}>
      <h1 className={styles['name']}>{shopName}</h1>
      <p className={styles['welcome']}>{words('display.welcome')}</p>
    </main>
  );
}
