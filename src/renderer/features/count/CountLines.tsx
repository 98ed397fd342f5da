import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CountLine } from '#contract/count.ts';
import { useFormat } from '#renderer/app/format.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWhen } from '#renderer/app/use-when.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import type { Show } from './show.ts';
import styles from './CountTabs.module.css';
import { useCountLines } from './use-count-lines.ts';

/** Goods whose differences are not booked. */
export interface Left {
  readonly left: ReadonlySet<number>;
  readonly onChange: (left: ReadonlySet<number>) => void;
}

interface Props {
  readonly countId: string;
  readonly show: Show;
  readonly left: Left | null;
  readonly onAgain: ((line: CountLine) => void) | null;
}

/** One list of a count, page by page. */
export function CountLines({ countId, show, left, onAgain }: Props): ReactElement {
  const words = useWords();
  const found = useCountLines(countId, show);
  const lines = found.data?.pages.flatMap((page) => page.lines) ?? [];
  if (found.data === undefined) {
    return <Waiting error={found.error} onRetry={() => void found.refetch()} />;
  }
  if (lines.length === 0) return <p className={styles['none']}>{words(`count.empty.${show}`)}</p>;
  return (
    <>
      {show === 'differing' && <Sums countId={countId} />}
      <ul className={styles['lines']} aria-label={words(`count.show.${show}`)}>
        {lines.map((line) => (
          <li key={line.variantId} className={styles['line']}>
            <Line line={line} show={show} left={left} onAgain={onAgain} />
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button isWide onPress={() => void found.fetchNextPage()}>
          {words('count.more')}
        </Button>
      )}
    </>
  );
}

/** How many goods differ, and what that is worth in all at the prices when they were counted. */
function Sums({ countId }: { readonly countId: string }): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  const { data } = useQuery(useQueries().count.view({ countId }));
  if (data === undefined || data.differing === null || data.worth === null) return null;
  return (
    <p className={styles['sums']} role="status">
      {words('count.sums', { count: data.differing, worth: format.money(data.worth) })}
    </p>
  );
}

interface LineProps extends Pick<Props, 'show' | 'left' | 'onAgain'> {
  readonly line: CountLine;
}

function Line({ line, show, left, onAgain }: LineProps): ReactElement {
  const words = useWords();
  const { name, variantId } = line;
  const again = show === 'missing' ? 'count.line.count' : 'count.line.again';
  return (
    <>
      <div className={styles['what']}>
        <p className={styles['name']}>{name}</p>
        <p className={styles['facts']}>
          {line.sku}
          {line.isStray && <Badge tone="warn">{words('count.stray')}</Badge>}
          <Doubts line={line} />
        </p>
      </div>
      {show !== 'missing' && <Numbers line={line} isValued={show === 'differing'} />}
      {show === 'differing' && left !== null && (
        <Check
          isSelected={!left.left.has(variantId)}
          onChange={(isBooked) => left.onChange(withLine(left.left, variantId, isBooked))}
        >
          {words('count.line.book')}
        </Check>
      )}
      {onAgain !== null && (
        <Button onPress={() => onAgain(line)} aria-label={words(`${again}.of`, { name })}>
          {words(again)}
        </Button>
      )}
    </>
  );
}

/** Why a difference may be wrong. */
function Doubts({ line }: { readonly line: CountLine }): ReactElement {
  const words = useWords();
  const when = useWhen();
  const { signed } = useQuantityWords();
  const { hasMoved, isOld, knownAt, elsewhere, unit } = line;
  return (
    <>
      {hasMoved && (
        <Badge tone="warn" hasDot>
          {words('count.moved')}
        </Badge>
      )}
      {elsewhere !== null && elsewhere !== 0 && (
        <Badge tone="warn" hasDot>
          {words('count.elsewhere', { change: signed(elsewhere, unit) })}
        </Badge>
      )}
      {isOld && knownAt !== null && <Badge tone="warn">{words('count.old', { when: when(knownAt) })}</Badge>}
    </>
  );
}

function withLine(left: ReadonlySet<number>, variantId: number, isBooked: boolean): ReadonlySet<number> {
  const next = new Set(left);
  if (isBooked) next.delete(variantId);
  else next.add(variantId);
  return next;
}

function Numbers({ line, isValued }: { readonly line: CountLine; readonly isValued: boolean }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { plain, signed } = useQuantityWords();
  const { counted, expected, difference, unit, worth } = line;
  const found = plain(counted ?? 0, unit);
  return (
    <div className={styles['numbers']}>
      {isValued && difference !== null && (
        <span className={styles['difference']} data-tone={difference < 0 ? 'less' : 'more'}>
          {signed(difference, unit)}
        </span>
      )}
      <span>
        {expected === null
          ? words('count.line.found', { counted: found })
          : words('count.line.of', { counted: found, expected: plain(expected, unit) })}
      </span>
      {isValued && worth !== null && <span>{format.money(worth)}</span>}
    </div>
  );
}
