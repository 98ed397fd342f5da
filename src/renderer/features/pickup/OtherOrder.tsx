import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { CodeTrouble } from '#renderer/app/use-goods-scan.ts';
import { useTill } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';

interface Props {
  readonly trouble: CodeTrouble | null;
  readonly onStay: () => void;
  /** What stands here otherwise. */
  readonly children: ReactNode;
}

/** A shopper showed their code to somebody who picks: the walk is left only when that is wanted. */
export function OtherOrder({ trouble, onStay, children }: Props): ReactNode {
  const code = trouble !== null && 'code' in trouble ? trouble.code : null;
  const { data } = useQuery({
    ...useQueries().pickup.byCode({ code: code ?? '' }),
    enabled: code !== null,
    retry: false,
  });
  if (code === null || data?.by !== 'code') return children;
  return <Asked orderId={data.orderId} code={code} onStay={onStay} />;
}

interface AskedProps {
  readonly orderId: string;
  readonly code: string;
  readonly onStay: () => void;
}

function Asked({ orderId, code, onStay }: AskedProps): ReactElement {
  const words = useWords();
  const { scannedOrder } = useTill();
  return (
    <Notice
      tone="info"
      role="alert"
      title={words('pickup.walk.other', { code })}
      actions={
        <>
          <Button onPress={() => scannedOrder.setState({ orderId, code }, true)}>
            {words('pickup.walk.other.go')}
          </Button>
          <Button onPress={onStay}>{words('pickup.walk.other.stay')}</Button>
        </>
      }
    >
      {words('pickup.walk.other.text')}
    </Notice>
  );
}
