import type { ReactElement } from 'react';
import type { Minor } from '#domain/money/money.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { RequestFailed } from '#renderer/client/client.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';

interface Props {
  readonly error: unknown;
  readonly formerTotal: Minor | null;
  readonly newPrices: NewPrices | null;
}

/** Takes today's prices; `error` when they could not be read. */
export interface NewPrices {
  readonly take: () => void;
  readonly error: Error | null;
}

/** Why the sale was not made, and that no money is lost. */
export function PaymentRefusal({ error, formerTotal, newPrices }: Props): ReactElement | null {
  const words = useWords();
  const errorWords = useErrorWords();
  const format = useFormat();
  if (error === null) {
    if (formerTotal === null) return null;
    return (
      <Notice tone="warn" role="status" title={words('pay.repriced.title')}>
        {words('pay.repriced.text', { former: format.amount(formerTotal) })}
      </Notice>
    );
  }
  const isAnswered = error instanceof RequestFailed && error.code !== 'internal';
  return (
    <Notice
      tone="stop"
      role="alert"
      title={words(isAnswered ? 'pay.refused.title' : 'pay.unsure.title')}
      actions={
        newPrices === null ? undefined : (
          <Button onPress={newPrices.take}>{words('pay.take-new-prices')}</Button>
        )
      }
    >
      {isAnswered ? errorWords(newPrices?.error ?? error) : words('pay.unsure.text')}
    </Notice>
  );
}
