import type { ReactElement } from 'react';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './Desk.module.css';
import { useLine } from './line.tsx';

/** What stands there while the till was not reached yet. */
export function BrokenLine(): ReactElement {
  const words = useWords();
  return (
    <main className={styles['alone']} role="status">
      <EmptyState
        sign={<Icon name="link" size={2} />}
        title={words('desk.line.none')}
        actions={<WakeButton />}
      >
        {words('desk.line.none.text')}
      </EmptyState>
    </main>
  );
}

/** What stands above the screens while the line is broken: they show what was known last. */
export function BrokenLineNotice(): ReactElement {
  const words = useWords();
  return (
    <div className={styles['notice']}>
      <Notice tone="stop" role="alert" title={words('desk.line.none')} actions={<WakeButton />}>
        {words('desk.line.broken')}
      </Notice>
    </div>
  );
}

function WakeButton(): ReactElement {
  const words = useWords();
  const line = useLine();
  return <Button onPress={line.wake}>{words('retry')}</Button>;
}
