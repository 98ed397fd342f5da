import { useState, type ReactElement } from 'react';
import type { StockCount } from '#contract/count.ts';
import { useFormat } from '#renderer/app/format.ts';
import { GoodsEntry } from '#renderer/app/GoodsEntry.tsx';
import { useHotkeys } from '#renderer/app/hotkeys.ts';
import { useMay } from '#renderer/app/session.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { BookDialog } from './BookDialog.tsx';
import { CountedDialog } from './CountedDialog.tsx';
import { CountPage } from './CountPage.tsx';
import { CountTabs } from './CountTabs.tsx';
import styles from './CountWork.module.css';
import { CurrentItem } from './CurrentItem.tsx';
import { DropDialog } from './DropDialog.tsx';
import { goodsOf, useCounting, type Counting } from './use-counting.ts';

/** Counting: every scan is noted at once, what was counted last stands large, the lists are below. */
export function CountWork({ count }: { readonly count: StockCount }): ReactElement {
  const counting = useCounting(count.countId);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [dialog, open] = useState<'type' | 'book' | 'drop' | null>(null);
  const { current } = counting;
  const mayBook = useMay()('stock.move');
  useHotkeys({
    'Ctrl+z': counting.undo,
    ...(current === null ? {} : { F2: () => open('type') }),
    ...(mayBook ? { F9: () => open('book') } : {}),
  });
  const close = (): void => open(null);
  return (
    <CountPage
      title={count.name}
      isSub
      acts={<Ends mayBook={mayBook} onBook={() => open('book')} onDrop={() => open('drop')} />}
    >
      <Progress count={count} mayBook={mayBook} />
      <GoodsEntry onGoods={(item, quantity) => counting.add(goodsOf(item), quantity)} />
      {counting.failed !== null && <NotNoted failed={counting.failed} onRetry={counting.retry} />}
      <CurrentItem counting={counting} onType={() => open('type')} />
      <CountTabs
        count={count}
        left={mayBook ? { left, onChange: setLeft } : null}
        onAgain={(line) => {
          counting.turnTo(line);
          open('type');
        }}
      />
      {dialog === 'type' && current !== null && (
        <CountedDialog key={current.variantId} current={current} counting={counting} onClose={close} />
      )}
      {dialog === 'book' && <BookDialog count={count} without={[...left]} onClose={close} />}
      {dialog === 'drop' && <DropDialog countId={count.countId} onClose={close} />}
    </CountPage>
  );
}

interface EndsProps {
  readonly mayBook: boolean;
  readonly onBook: () => void;
  readonly onDrop: () => void;
}

/** The ways a count ends. */
function Ends({ mayBook, onBook, onDrop }: EndsProps): ReactElement {
  const words = useWords();
  return (
    <>
      <Button look="plain" onPress={onDrop}>
        {words('count.drop')}
      </Button>
      {mayBook && (
        <Button look="primary" onPress={onBook}>
          {words('count.book')}
          <Kbd on="accent">F9</Kbd>
        </Button>
      )}
    </>
  );
}

interface ProgressProps {
  readonly count: StockCount;
  readonly mayBook: boolean;
}

function Progress({ count, mayBook }: ProgressProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { counted, total } = count;
  const label = words('count.progress', { counted: format.number(counted), total: format.number(total) });
  return (
    <div className={styles['progress']}>
      <ProgressBar label={label} share={total === 0 ? 1 : Math.min(1, counted / total)} />
      {count.isBlind && <Badge>{words('count.blind')}</Badge>}
      <p className={styles['hint']}>
        {words('count.selling')} {!mayBook && words('count.book.others')}
      </p>
    </div>
  );
}

interface NotNotedProps {
  readonly failed: NonNullable<Counting['failed']>;
  readonly onRetry: () => void;
}

/** Something found was not noted: what, why, and how to note it after all. */
function NotNoted({ failed, onRetry }: NotNotedProps): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  return (
    <Notice
      tone="stop"
      role="alert"
      title={words('count.failed', { name: failed.entry.goods.name })}
      actions={<Button onPress={onRetry}>{words('retry')}</Button>}
    >
      {errorWords(failed.error)}
    </Notice>
  );
}
