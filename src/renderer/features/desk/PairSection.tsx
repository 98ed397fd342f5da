import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { QrCode } from '#renderer/app/QrCode.tsx';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useWait } from '#renderer/app/use-wait.ts';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './Desk.module.css';

interface Props {
  /** What a device opens by hand. */
  readonly url: string;
}

/** Gives a code for one device. It is shown for as long as it holds. */
export function PairSection({ url }: Props): ReactElement {
  const words = useWords();
  const api = useApi();
  const asking = useMutation({ mutationFn: () => api.desk.newCode({}) });
  const seconds = useWait(asking.data?.expiresAt ?? 0);
  const offer = seconds > 0 ? asking.data : undefined;
  const isOver = asking.data !== undefined && seconds === 0;
  return (
    <Section title={words('desk.pair.title')} text={words('desk.pair.text')}>
      {offer !== undefined && (
        <div className={styles['offer']}>
          <div className={styles['qr']}>
            <Code url={offer.url} />
          </div>
          <dl className={styles['facts']}>
            <div>
              <dt>{words('desk.pair.address')}</dt>
              <dd data-selectable>{url}</dd>
            </div>
            <div>
              <dt>{words('desk.pair.code')}</dt>
              <dd className={styles['code']} data-selectable>
                {offer.code.slice(0, 4)} {offer.code.slice(4)}
              </dd>
            </div>
            <div>
              <dt>{words('desk.pair.left')}</dt>
              <dd>{words('desk.pair.seconds', { seconds })}</dd>
            </div>
          </dl>
        </div>
      )}
      {isOver && <Notice tone="info">{words('desk.pair.over')}</Notice>}
      <RefusalNotice error={asking.error} />
      <div className={styles['actions']}>
        <Button
          look={offer === undefined ? 'primary' : 'secondary'}
          isDisabled={asking.isPending}
          onPress={() => asking.mutate()}
        >
          {words(offer === undefined ? 'desk.pair.new' : 'desk.pair.another')}
        </Button>
      </div>
    </Section>
  );
}

function Code({ url }: Props): ReactElement | null {
  const words = useWords();
  // What draws codes is large and seldom wanted: it comes when it is.
  const { data } = useQuery({
    queryKey: ['qr', url],
    queryFn: async () => (await import('#renderer/app/draw-qr.ts')).drawQr(url),
  });
  return data === undefined ? null : <QrCode drawing={data} label={words('desk.pair.qr')} />;
}
