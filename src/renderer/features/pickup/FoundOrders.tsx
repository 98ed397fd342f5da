import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { PickupCard } from '#contract/pickup.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useListKeys } from '#renderer/app/use-list-keys.ts';
import { useMinute } from '#renderer/app/use-minute.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './FoundOrders.module.css';
import { STAGE_TONES } from './stage-tones.ts';
import { useShortWhen } from './use-clock-words.ts';

const MOST = 50;

interface Props {
  readonly text: string;
  readonly onOpen: (orderId: string) => void;
}

/** Orders by number, name, phone, mail or code: also done ones, and those of other ways to get them. */
export function FoundOrders({ text, onOpen }: Props): ReactElement {
  const words = useWords();
  const list = useListKeys<HTMLUListElement>();
  const { data, error, refetch } = useQuery({
    ...useQueries().pickup.find({ text, limit: MOST }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return <Waiting error={error} onRetry={() => void refetch()} />;
  return (
    <div className={styles['found']}>
      {data.cards.length === 0 && (
        <EmptyState sign={<Icon name="search" size={2} />} title={words('pickup.found.none', { text })}>
          {words('pickup.found.none.text')}
        </EmptyState>
      )}
      <ul ref={list} className={styles['rows']} aria-label={words('pickup.found')}>
        {data.cards.map((card) => (
          <li key={card.orderId}>
            <FoundRow card={card} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {data.hasMore && <p className={styles['more']}>{words('pickup.found.more')}</p>}
    </div>
  );
}

function FoundRow({
  card,
  onOpen,
}: {
  readonly card: PickupCard;
  readonly onOpen: Props['onOpen'];
}): ReactElement {
  const words = useWords();
  const format = useFormat();
  const shortWhen = useShortWhen();
  const now = useMinute();
  return (
    <button type="button" className={styles['row']} data-hit onClick={() => onOpen(card.orderId)}>
      <span className={styles['what']}>
        <span className={styles['name']}>{card.customerName}</span>{' '}
        <span className={styles['facts']}>
          {card.code} · {words('pickup.placed', { when: shortWhen(card.placedAt, now) })}
        </span>
      </span>{' '}
      <Badge tone={STAGE_TONES[card.stage]}>{words(`pickup.stage.${card.stage}`)}</Badge>{' '}
      <span className={styles['total']}>{format.money(card.total)}</span>
    </button>
  );
}
