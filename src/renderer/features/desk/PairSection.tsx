import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { QrCode } from '#renderer/app/QrCode.tsx';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useWait } from '#renderer/app/use-wait.ts';
import { useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './Desk.module.css';

interface Props {
  /** What a device opens by hand. */
  readonly url: string;
}

/** Gives a code for one device. It is shown for as long as it holds, and until a device has come by it. */
export function PairSection({ url }: Props): ReactElement {
  const words = useWords();
  const api = useApi();
  const asking = useMutation({ mutationFn: () => api.desk.newCode({}) });
  const came = useNewcomer(asking.submittedAt);
  const isGuessed = useGuessed(asking.submittedAt);
  const seconds = useWait(asking.data?.expiresAt ?? 0);
  const offer = came === null && !isGuessed && seconds > 0 ? asking.data : undefined;
  return (
    <Section title={words('desk.pair.title')} text={words('desk.pair.text')}>
      {offer === undefined ? (
        asking.isSuccess && <OfferEnd came={came} isGuessed={isGuessed} />
      ) : (
        <Offered url={url} code={offer.code} link={offer.url} seconds={seconds} />
      )}
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

interface EndProps {
  /** The device that came by it; null for none. */
  readonly came: string | null;
  readonly isGuessed: boolean;
}

/** What became of a code: a device came by it, somebody guessed at it, or its time is over. */
function OfferEnd({ came, isGuessed }: EndProps): ReactElement {
  const words = useWords();
  if (came === null && isGuessed) {
    return (
      <Notice tone="warn" role="alert">
        {words('desk.pair.guessed')}
      </Notice>
    );
  }
  return (
    <Notice tone={came === null ? 'info' : 'good'} role="status">
      {came === null ? words('desk.pair.over') : words('desk.pair.done', { name: came })}
    </Notice>
  );
}

interface OfferedProps extends Props {
  readonly code: string;
  /** The address with the code. */
  readonly link: string;
  readonly seconds: number;
}

function Offered({ url, code, link, seconds }: OfferedProps): ReactElement {
  const words = useWords();
  const facts = [
    { label: words('desk.pair.address'), value: url },
    { label: words('desk.pair.code'), value: `${code.slice(0, 4)} ${code.slice(4)}`, look: styles['code'] },
    { label: words('desk.pair.left'), value: words('desk.pair.seconds', { seconds }) },
  ];
  return (
    <div className={styles['offer']}>
      <div className={styles['qr']}>
        <Code url={link} />
      </div>
      <dl className={styles['facts']}>
        {facts.map(({ label, value, look }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={look} data-selectable>
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </div>
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

/** Whether the code that was asked for then (ms UTC, 0 for never) is worth nothing as somebody guessed at it. */
function useGuessed(since: number): boolean {
  const { data } = useQuery(useQueries().desk.status({}));
  return since > 0 && (data?.guessedAt ?? 0) >= since;
}

/** The name of the device that was paired since a code was asked for (ms UTC, 0 for never); null for none. */
function useNewcomer(since: number): string | null {
  const { data } = useQuery(useQueries().desk.devices({}));
  return data?.devices.find(({ pairedAt }) => since > 0 && pairedAt >= since)?.name ?? null;
}
