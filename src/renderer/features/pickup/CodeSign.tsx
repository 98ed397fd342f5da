import type { ReactElement } from 'react';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './BoardScreen.module.css';
import type { ShopperTrouble } from './use-shopper-scans.ts';

interface Props {
  readonly trouble: ShopperTrouble | null;
  readonly onClear: () => void;
}

/** Says why a scanned code led to no order; nothing while none did. */
export function CodeSign({ trouble, onClear }: Props): ReactElement | null {
  const words = useWords();
  const errorWords = useErrorWords();
  if (trouble === null) return null;
  const { code, error } = trouble;
  return (
    <div className={styles['notice']}>
      <Notice
        tone="stop"
        role="alert"
        title={words('pickup.code.unknown', { code })}
        actions={
          <Button look="plain" onPress={onClear}>
            {words('code.dismiss')}
          </Button>
        }
      >
        {error === null ? words('pickup.code.unknown.text') : errorWords(error)}
      </Notice>
    </div>
  );
}
