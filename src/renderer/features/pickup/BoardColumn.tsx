import { useId, useState, type ReactElement } from 'react';
import type { Urgency } from '#domain/pickup/board.ts';
import { useWords } from '#renderer/app/words.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './BoardColumns.module.css';
import type { Column, Placed } from './board-view.ts';
import { OrderCard } from './OrderCard.tsx';
import type { CardWords } from './use-card-words.ts';

/** So many orders of a column are drawn at first, and so many more whenever somebody asks for more. */
const PAGE = 10;

interface Props {
  readonly column: Column;
  readonly placed: readonly Placed[];
  readonly cardWords: CardWords;
  /** Whether it is the one in sight where there is room for one. */
  readonly isFront: boolean;
  readonly mayWork: boolean;
  /** Orders chosen for one walk; null where none are chosen. */
  readonly chosen: readonly string[] | null;
  readonly onChoose: (orderId: string, isChosen: boolean) => void;
}

/** One column: the most pressing first, a page at a time. */
export function BoardColumn(props: Props): ReactElement {
  const { column, placed, cardWords, isFront, chosen } = props;
  const words = useWords();
  const id = useId();
  const [shown, setShown] = useState(PAGE);
  const more = placed.length - shown;
  return (
    <section className={styles['column']} data-front={isFront || undefined} aria-labelledby={id}>
      <h2 id={id} className={styles['name']}>
        {words(`pickup.column.${column}`)} <Pressing placed={placed} />
        <span className={styles['count']}>{placed.length}</span>
      </h2>
      {placed.length === 0 && <p className={styles['nothing']}>{words(`pickup.nothing.${column}`)}</p>}
      <ul className={styles['cards']}>
        {placed.slice(0, shown).map((one) => (
          <li key={one.card.orderId}>
            <OrderCard
              {...one}
              facts={cardWords.factsOf(one)}
              clock={cardWords.clockOf(one)}
              mayWork={props.mayWork}
              isChosen={chosen?.includes(one.card.orderId) ?? null}
              onChoose={props.onChoose}
            />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button isWide onPress={() => setShown(shown + PAGE)}>
          {words('pickup.more', { count: more })}
        </Button>
      )}
    </section>
  );
}

/** How many of a column are late, and how many soon will be. */
function Pressing({ placed }: Pick<Props, 'placed'>): ReactElement {
  const words = useWords();
  const howMany = (urgency: Urgency): number => placed.filter((one) => one.urgency === urgency).length;
  const [late, atRisk] = [howMany('late'), howMany('at-risk')];
  return (
    <span className={styles['pressing']}>
      {late > 0 && <Badge tone="stop">{words('pickup.column.late', { count: late })}</Badge>}{' '}
      {atRisk > 0 && <Badge tone="warn">{words('pickup.column.at-risk', { count: atRisk })}</Badge>}
    </span>
  );
}
