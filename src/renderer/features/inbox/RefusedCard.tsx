import { useId, type ReactElement } from 'react';
import type { Decision, InboxItem } from '#contract/inbox.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { AnswerList } from './AnswerList.tsx';
import { EarlierDecisions } from './EarlierDecisions.tsx';
import { Effects } from './Effects.tsx';
import styles from './Inbox.module.css';

interface Props {
  readonly item: InboxItem;
  readonly onDecided: (decision: Decision) => void;
}

/** A refused document: what happened, what it means, what to answer. */
export function RefusedCard({ item, onDecided }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const may = useMay();
  const id = useId();
  const { kind, name, createdAt, code, message, items, pickup } = item;
  return (
    <article className={styles['card']} aria-labelledby={id}>
      <header className={styles['head']}>
        <h2 id={id} className={styles['title']}>
          {words(`inbox.kind.${kind}`)} {name}
          {pickup !== null && ` · ${words(`pickup.story.${pickup.step}`)}`}
        </h2>
        <p className={styles['when']}>
          {words('inbox.when', { day: format.day(createdAt), time: format.time(createdAt) })}
        </p>
      </header>
      <p className={styles['happened']}>{words(`inbox.happened.${code}`)}</p>
      {items.length > 0 && <Items items={items} />}
      {message !== '' && (
        <p className={styles['said']} data-selectable>
          {words('inbox.store-says', { message })}
        </p>
      )}
      <Effects item={item} />
      <EarlierDecisions decisions={item.decisions} />
      {may('sync.control') ? (
        <AnswerList item={item} onDecided={onDecided} />
      ) : (
        <p className={styles['when']}>{words('inbox.may-not')}</p>
      )}
    </article>
  );
}

function Items({ items }: Pick<InboxItem, 'items'>): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <ul className={styles['items']} aria-label={words('inbox.items')}>
      {items.map((item) => (
        <li key={item.variantRemoteId} className={styles['item']}>
          <span className={styles['quantity']}>{format.quantity(item.quantity)} ×</span>
          <span className={styles['name']}>
            {item.name} <span className={styles['sku']}>{item.sku}</span>
          </span>
          <span className={styles['fact']} data-plain={isPlain(item) || undefined}>
            {factOf(item)}
          </span>
        </li>
      ))}
    </ul>
  );

  function factOf({ isUnknown, available, total, storeTotal }: InboxItem['items'][number]): string {
    if (isUnknown) return words('inbox.item.unknown');
    if (available !== null) return words('inbox.item.available', { quantity: format.quantity(available) });
    if (storeTotal === null) return format.money(total);
    return words('inbox.item.total', { total: format.money(total), storeTotal: format.money(storeTotal) });
  }
}

/** Nothing but what was paid for it is known. */
function isPlain({ isUnknown, available, storeTotal }: InboxItem['items'][number]): boolean {
  return !isUnknown && available === null && storeTotal === null;
}
