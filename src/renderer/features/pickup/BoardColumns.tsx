import { useCallback, useMemo, useState, type ReactElement } from 'react';
import type { PickupCard, PickupRules } from '#contract/pickup.ts';
import { useMay } from '#renderer/app/session.ts';
import { useMinute } from '#renderer/app/use-minute.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './BoardColumns.module.css';
import { BoardColumn } from './BoardColumn.tsx';
import { boardOf, COLUMNS, type Column } from './board-view.ts';
import { useCardWords } from './use-card-words.ts';
import { useStartWalk } from './use-start-walk.ts';

/** One walk takes so many orders. */
const MOST = 20;

interface Props {
  readonly cards: readonly PickupCard[];
  readonly rules: PickupRules;
  /** How far the till's clock is before this screen's, ms. */
  readonly ahead: number;
}

/** The columns beside each other; on a narrow screen one at a time. Orders chosen in `To pick` become one walk. */
export function BoardColumns({ cards, rules, ahead }: Props): ReactElement {
  const words = useWords();
  const now = useMinute(ahead);
  const mayWork = useMay()('pickup.work');
  const cardWords = useCardWords(now, rules);
  const board = useMemo(() => boardOf(cards, now, rules), [cards, now, rules]);
  const [front, setFront] = useState<Column>(
    () => COLUMNS.find((column) => board[column].length > 0) ?? 'to-pick',
  );
  const { chosen, choose, clear } = useChosen(board['to-pick'].map(({ card }) => card.orderId));
  const walk = useStartWalk();
  const columns = COLUMNS.filter((column) => column !== 'to-settle' || board[column].length > 0);
  return (
    <div className={styles['board']}>
      <div className={styles['tabs']} role="group" aria-label={words('pickup.columns')}>
        {columns.map((column) => (
          <button
            key={column}
            type="button"
            className={styles['tab']}
            aria-pressed={column === front}
            onClick={() => setFront(column)}
          >
            {words(`pickup.column.${column}`)} <span className={styles['count']}>{board[column].length}</span>
          </button>
        ))}
      </div>
      <div className={styles['columns']}>
        {columns.map((column) => (
          <BoardColumn
            key={column}
            column={column}
            placed={board[column]}
            cardWords={cardWords}
            isFront={column === front}
            mayWork={mayWork}
            chosen={column === 'to-pick' && mayWork ? chosen : null}
            onChoose={choose}
          />
        ))}
      </div>
      {chosen.length > 0 && (
        <div className={styles['walk']} role="status">
          <span>{words('pickup.chosen', { count: chosen.length })}</span>
          <Button look="primary" onPress={() => walk(chosen)}>
            {words('pickup.walk.batch', { count: chosen.length })}
          </Button>
          <Button look="plain" onPress={clear}>
            {words('pickup.chosen.none')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Orders chosen for one walk, in the order of the board; one that left the column is none of them any more. */
function useChosen(there: readonly string[]) {
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const chosen = there.filter((orderId) => wanted.includes(orderId)).slice(0, MOST);
  const choose = useCallback(
    (orderId: string, isChosen: boolean) =>
      setWanted((before) => (isChosen ? [...before, orderId] : before.filter((one) => one !== orderId))),
    [],
  );
  return { chosen, choose, clear: () => setWanted([]) };
}
