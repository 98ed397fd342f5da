import type { ReactElement } from 'react';
import type { Minor } from '#domain/money/money.ts';
import { useFormat } from '#renderer/app/format.ts';
import { NoShiftNotice } from '#renderer/app/NoShiftNotice.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { RequestFailed } from '#renderer/client/client.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { WayOut } from './use-way-out.ts';

interface Props {
  readonly error: unknown;
  /** What it came to before new prices were taken. */
  readonly formerTotal: Minor | null;
  readonly wayOut: WayOut | null;
}

/** Why the sale was not made, and that no money is lost; else that the total has become another. */
export function PaymentRefusal({ error, formerTotal, wayOut }: Props): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  // It says itself what happened and what to do.
  if (wayOut?.kind === 'open-shift') return <NoShiftNotice />;
  if (error !== null) return <Refused error={error} wayOut={wayOut} />;
  if (formerTotal === null) return null;
  return (
    <Notice tone="warn" role="status" title={words('pay.repriced.title')}>
      {words('pay.repriced.text', { former: format.amount(formerTotal) })}
    </Notice>
  );
}

interface RefusedProps {
  readonly error: unknown;
  readonly wayOut: Exclude<WayOut, { readonly kind: 'open-shift' }> | null;
}

function Refused({ error, wayOut }: RefusedProps): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const isAnswered = error instanceof RequestFailed && error.code !== 'internal';
  const action =
    wayOut === null ? undefined : (
      <Button onPress={wayOut.take}>
        {words(wayOut.kind === 'new-prices' ? 'pay.take-new-prices' : 'pay.ask-override')}
      </Button>
    );
  return (
    <Notice
      tone="stop"
      role="alert"
      title={words(isAnswered ? 'pay.refused.title' : 'pay.unsure.title')}
      actions={action}
    >
      {isAnswered ? errorWords(wayOut?.error ?? error) : words('pay.unsure.text')}
    </Notice>
  );
}
