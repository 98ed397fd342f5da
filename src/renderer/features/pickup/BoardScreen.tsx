import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type ReactElement } from 'react';
import { useSearchKeys } from '#renderer/app/use-search-keys.ts';
import { useTypedText } from '#renderer/app/use-typed-text.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { SearchBox } from '#renderer/ui/SearchBox.tsx';
import styles from './BoardScreen.module.css';
import { BoardColumns } from './BoardColumns.tsx';
import { CodeSign } from './CodeSign.tsx';
import { FoundOrders } from './FoundOrders.tsx';
import { LineNotice } from './LineNotice.tsx';
import { useShopperScans } from './use-shopper-scans.ts';

/** Orders to be collected here, by what is to be done with them. A shopper's code, scanned, opens their order. */
export function BoardScreen(): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const found = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const typed = useTypedText(text).trim();
  const scans = useShopperScans();
  useSearchKeys(field, setText);
  const firstFound = (): HTMLElement | null =>
    found.current?.querySelector<HTMLElement>('[data-hit]') ?? null;
  return (
    <div className={styles['screen']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>{words('pickup.title')}</h1>
        <div className={styles['search']}>
          <SearchBox
            ref={field}
            label={words('pickup.search')}
            clearLabel={words('sell.search.clear')}
            text={text}
            onChange={setText}
            onTake={() => firstFound()?.click()}
            onArrow={() => firstFound()?.focus()}
          />
        </div>
      </header>
      <LineNotice />
      <CodeSign trouble={scans.trouble} onClear={scans.clear} />
      <div ref={found} className={styles['body']}>
        {typed === '' ? (
          <OpenOrders />
        ) : (
          <FoundOrders
            text={typed}
            onOpen={(orderId) => void navigate({ to: '/pickups/$orderId', params: { orderId } })}
          />
        )}
      </div>
    </div>
  );
}

function OpenOrders(): ReactElement {
  const words = useWords();
  const { data, error, refetch, dataUpdatedAt } = useQuery(useQueries().pickup.board({}));
  if (data === undefined) return <Waiting error={error} onRetry={() => void refetch()} />;
  if (data.cards.length === 0) {
    const isNone = data.store?.pickup === 'none';
    return (
      <EmptyState
        sign={<Icon name={isNone ? 'shop' : 'check'} size={2} />}
        title={words(isNone ? 'pickup.none.title' : 'pickup.empty.title')}
      >
        {words(isNone ? 'pickup.none.text' : 'pickup.empty.text')}
      </EmptyState>
    );
  }
  return (
    <>
      {data.store?.notices === false && (
        <p className={styles['quiet']}>{words('pickup.rules.notices.none')}</p>
      )}
      <BoardColumns cards={data.cards} rules={data.rules} ahead={data.now - dataUpdatedAt} />
    </>
  );
}
