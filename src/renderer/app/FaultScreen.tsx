import type { ReactElement } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './FaultScreen.module.css';
import { useWords } from './words.ts';

/** What happened, what it means for the money, what to do now. */
export function FaultScreen({ fault }: { readonly fault: Error }): ReactElement {
  const words = useWords();
  return (
    <main className={styles['screen']} role="alert">
      <span className={styles['sign']}>
        <Icon name="alert" size={2} />
      </span>
      <h1 className={styles['title']}>{words('fault.title')}</h1>
      <p>{words('fault.money')}</p>
      <p className={styles['now']}>{words('fault.now')}</p>
      <Button look="primary" size="large" onPress={() => location.reload()}>
        {words('fault.reload')}
      </Button>
      <p className={styles['detail']} data-selectable>
        {words('fault.detail', { message: fault.message })}
      </p>
    </main>
  );
}
