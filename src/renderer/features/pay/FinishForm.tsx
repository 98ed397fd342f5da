import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import styles from './MethodSide.module.css';
import type { Bill } from './payment.ts';

interface Props {
  readonly bill: Bill;
  readonly isBusy: boolean;
  readonly onFinish: () => void;
}

/** Everything is paid, or nothing is to pay: one press ends it. */
export function FinishForm({ bill, isBusy, onFinish }: Props): ReactElement {
  const words = useWords();
  const button = useRef<HTMLButtonElement>(null);
  // Before any other key is heard, and again after a refusal: what had the focus is gone, and the dialog would give it
  // to its close button.
  useLayoutEffect(() => {
    if (!isBusy) button.current?.focus();
  }, [isBusy]);
  const { total, direction } = bill;
  const kind = total === 0 ? 'nothing' : direction < 0 ? 'back' : 'sale';
  return (
    <div className={styles['form']}>
      <p className={styles['hint']}>{words(`pay.finish-text.${kind}`)}</p>
      <Button look="primary" size="large" isWide ref={button} isDisabled={isBusy} onPress={onFinish}>
        {words(`pay.finish.${kind}`)}
        <Kbd on="accent">Enter</Kbd>
      </Button>
    </div>
  );
}
