import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { OutputOf } from '#contract/procedure.ts';
import type { StockMovement } from '#contract/stock-movement.ts';
import type { stock as stockContract } from '#contract/stock.ts';
import type { Unit } from '#domain/stock/quantity.ts';
import { useFormat } from '#renderer/app/format.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useMay } from '#renderer/app/session.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWhen } from '#renderer/app/use-when.ts';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Badge, type Tone } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { BalanceChart } from './BalanceChart.tsx';
import styles from './Story.module.css';
import { useStoryWords } from './use-story-words.ts';

interface Props {
  readonly variantId: number;
  readonly unit: Unit;
}

/** So many movements are told at first, and with each wish for more. */
const PAGE = 50;

/** How the stock here came to be what it is, newest first, and drawn over time. */
export function Story({ variantId, unit }: Props): ReactElement {
  const words = useWords();
  const told = useStory(variantId);
  const movements = told.data?.pages.flatMap((page) => page.movements) ?? [];
  const now = told.data?.pages[0]?.now ?? null;
  return (
    <section className={styles['story']} aria-label={words('stock.story.title')}>
      <h3 className={styles['title']}>{words('stock.story.title')}</h3>
      <RefusalNotice error={told.error} />
      {told.data !== undefined && movements.length === 0 && (
        <p className={styles['none']}>{words('stock.story.none')}</p>
      )}
      <BalanceChart movements={movements} now={now} unit={unit} />
      <Since now={now} last={movements[0]} unit={unit} />
      <Days movements={movements} unit={unit} />
      {told.hasNextPage && (
        <Button isWide onPress={() => void told.fetchNextPage()}>
          {words('stock.story.more')}
        </Button>
      )}
    </section>
  );
}

function useStory(variantId: number) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['stock', 'history', { variantId, by: PAGE }],
    queryFn: ({ pageParam: before }) => api.stock.history({ variantId, before, limit: PAGE }),
    initialPageParam: NEWEST,
    getNextPageParam: ({ hasMore, movements }) => (hasMore ? (movements.at(-1)?.movementId ?? null) : null),
  });
}

/** Before nothing: begin with the newest. */
const NEWEST: string | null = null;

type Now = OutputOf<typeof stockContract.history>['now'];

interface SinceProps {
  readonly now: Now;
  readonly last: StockMovement | undefined;
  readonly unit: Unit;
}

/** What others changed since the last movement of this till. */
function Since({ now, last, unit }: SinceProps): ReactElement | null {
  const words = useWords();
  const when = useWhen();
  const { signed, plain } = useQuantityWords();
  const change = now === null || last === undefined || last.after === null ? 0 : now.quantity - last.after;
  if (now === null || change === 0) return null;
  return (
    <p className={styles['since']}>
      {words('stock.story.since', {
        change: signed(change, unit),
        now: plain(now.quantity, unit),
        when: when(now.knownAt),
      })}
    </p>
  );
}

interface DaysProps {
  readonly movements: readonly StockMovement[];
  readonly unit: Unit;
}

function Days({ movements, unit }: DaysProps): ReactElement {
  const format = useFormat();
  const days = new Map<string, StockMovement[]>();
  for (const movement of movements) {
    const day = format.day(movement.at);
    days.set(day, [...(days.get(day) ?? []), movement]);
  }
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h4 className={styles['day']}>{day}</h4>
          <ol className={styles['list']}>
            {ofDay.map((movement) => (
              <Entry key={movement.movementId} movement={movement} unit={unit} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

/** What a movement's way to the store looks like; what is there needs no word. */
const DELIVERY = {
  waiting: 'neutral',
  uncertain: 'warn',
  refused: 'stop',
  dropped: 'neutral',
} as const satisfies Readonly<Partial<Record<StockMovement['delivery'], Tone>>>;

function Entry({ movement, unit }: { readonly movement: StockMovement; readonly unit: Unit }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { plain, signed } = useQuantityWords();
  const say = useStoryWords();
  const { delivery, after } = movement;
  return (
    <li className={styles['entry']}>
      <span className={styles['time']}>{format.time(movement.at)}</span>
      <span className={styles['what']}>
        <span>{say(movement, unit)}</span> <Source movement={movement} />
        {movement.note !== '' && <span className={styles['note']}>{movement.note}</span>}
        {movement.elsewhere !== null && movement.elsewhere !== 0 && (
          <span className={styles['note']}>
            {words('stock.story.elsewhere', { change: signed(movement.elsewhere, unit) })}
          </span>
        )}
        {delivery !== 'done' && delivery !== 'none' && (
          <span>
            <Badge tone={DELIVERY[delivery]} hasDot>
              {words(`delivery.${delivery}`)}
            </Badge>
          </span>
        )}
      </span>
      <span className={styles['change']}>{movement.quantity !== 0 && signed(movement.quantity, unit)}</span>
      <span className={styles['after']}>
        {after !== null && words('stock.story.after', { after: plain(after, unit) })}
      </span>
    </li>
  );
}

/** The way to the sale that moved the goods. */
function Source({ movement }: { readonly movement: StockMovement }): ReactElement | null {
  const words = useWords();
  const may = useMay();
  const { reason, documentId, name } = movement;
  const isSale = reason === 'sale' || reason === 'return' || reason === 'void' || reason === 'damage';
  if (!isSale || !may('sale.read')) return null;
  return (
    <Link to="/sales" search={{ sale: documentId }} className={styles['source']} draggable={false}>
      {words('stock.story.document', { name })}
    </Link>
  );
}
