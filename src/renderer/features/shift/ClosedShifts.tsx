import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { ClosedShift } from '#contract/shift.ts';
import { useFormat } from '#renderer/app/format.ts';
import { PaperPane } from '#renderer/app/PaperPane.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import styles from './ClosedShifts.module.css';

const PAGE = 30;

/** No number to stay below: begin with the newest. */
const NEWEST: number | null = null;

/** The shifts that have ended, newest first, each with its Z report. */
export function ClosedShifts(): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const { answer, shifts } = useClosedShifts();
  const chosen = shifts.find(({ shiftId }) => shiftId === chosenId) ?? shifts.at(0);
  if (answer.error !== null) {
    return (
      <Notice
        tone="stop"
        role="alert"
        actions={<Button onPress={() => void answer.refetch()}>{words('retry')}</Button>}
      >
        {errorWords(answer.error)}
      </Notice>
    );
  }
  if (answer.isPending) return <Skeleton shape="block" />;
  if (chosen === undefined) {
    return (
      <EmptyState sign={<Icon name="cash" size={2} />} title={words('shift.past.none.title')}>
        {words('shift.past.none.text')}
      </EmptyState>
    );
  }
  return (
    <div className={styles['past']}>
      <div className={styles['side']}>
        <ul className={styles['list']}>
          {shifts.map((shift) => (
            <li key={shift.shiftId}>
              <ShiftRow shift={shift} isChosen={shift === chosen} onChoose={setChosenId} />
            </li>
          ))}
        </ul>
        {answer.hasNextPage && (
          <Button isWide onPress={() => void answer.fetchNextPage()}>
            {words('shift.past.more')}
          </Button>
        )}
      </div>
      <section className={styles['paper']} aria-label={words('shift.z', { number: chosen.number })}>
        <h2 className={styles['heading']}>{words('shift.z', { number: chosen.number })}</h2>
        <PaperPane key={chosen.shiftId} subject="z" id={chosen.shiftId} />
      </section>
    </div>
  );
}

function useClosedShifts() {
  const api = useApi();
  const answer = useInfiniteQuery({
    queryKey: ['shift', 'list', 'pages'],
    queryFn: ({ pageParam }) => api.shift.list({ limit: PAGE, before: pageParam }),
    initialPageParam: NEWEST,
    getNextPageParam: ({ shifts }) => (shifts.length < PAGE ? undefined : shifts.at(-1)?.number),
  });
  return { answer, shifts: answer.data?.pages.flatMap((page) => page.shifts) ?? [] };
}

interface RowProps {
  readonly shift: ClosedShift;
  readonly isChosen: boolean;
  readonly onChoose: (shiftId: string) => void;
}

function ShiftRow({ shift, isChosen, onChoose }: RowProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { difference } = shift;
  const kind = difference === 0 ? 'exact' : difference > 0 ? 'over' : 'short';
  return (
    <button
      type="button"
      className={styles['row']}
      aria-pressed={isChosen}
      onClick={() => onChoose(shift.shiftId)}
    >
      <span className={styles['what']}>
        <span className={styles['number']}>{words('shift.z', { number: shift.number })}</span>
        <span className={styles['when']}>
          {words('shift.past.when', {
            day: format.day(shift.openedAt),
            from: format.time(shift.openedAt),
            until: format.time(shift.closedAt),
            name: shift.closedBy,
          })}
        </span>
      </span>
      <span className={styles['verdict']}>
        <Badge tone={TONES[kind]}>
          {words(`shift.verdict.${kind}`, { amount: format.money(Math.abs(difference)) })}
        </Badge>
      </span>
      <span className={styles['counted']}>{format.amount(shift.counted)}</span>
    </button>
  );
}

const TONES = { exact: 'good', over: 'warn', short: 'stop' } as const;
