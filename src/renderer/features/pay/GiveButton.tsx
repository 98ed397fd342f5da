import type { ReactElement } from 'react';
import type { Minor } from '#domain/money/money.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import styles from './MethodSide.module.css';
import type { Method } from './payment.ts';
import { useMethodName } from './use-method-name.ts';

interface Props {
  readonly method: Method;
  /** Null while it can't be given. */
  readonly amount: Minor | null;
}

/** Puts an amount of a way to pay to what was given. */
export function GiveButton({ method, amount }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const name = useMethodName()(method);
  return (
    <div className={styles['go']}>
      <Button type="submit" look="primary" size="large" isWide isDisabled={amount === null}>
        {amount === null
          ? words('pay.take.method', { name })
          : words('pay.take.method.amount', { name, amount: format.amount(amount) })}
        <Kbd on={amount === null ? 'surface' : 'accent'}>Enter</Kbd>
      </Button>
    </div>
  );
}
