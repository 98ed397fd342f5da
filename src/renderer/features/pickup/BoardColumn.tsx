import { useId, useState, type ReactElement } from 'react';
import type { PickupRules } from '#contract/pickup.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './BoardColumns.module.css';
import type { Choice, Column, Placed } from './board-view.ts';
import { OrderCard } from './OrderCard.tsx';

/** So many orders of a column are drawn at first, and so many more whenever somebody asks for more. */
const PAGE = 20;

interface Props {
  readonly column: Column;
  readonly placed: readonly Placed[];
  readonly now: number;
  readonly rules: PickupRules;
  /** Whether it is the one in sight where there is room for one. */
  readonly isFront: boolean;
  /** Null where orders are not chosen. */
  readonly choice: Choice | null;
}

/** One column: the most pressing first, a page at a time. */
export function BoardColumn({ column, placed, now, rules, isFront, choice }: Props): ReactElement {
  const words = useWords();
  const id = useId();
  const [shown, setShown] = useState(PAGE);
  const more = placed.length - shown;
  return (
    <section className={styles['column']} data-front={isFront || undefined} aria-labelledby={id}>
      <h2 id={id} className={styles['name']}>
        {words(`pickup.column.${column}`)} <span className={styles['count']}>{placed.length}</span>
      </h2>
      {placed.length === 0 && <p className={styles['nothing']}>{words(`pickup.nothing.${column}`)}</p>}
      <ul className={styles['cards']}>
        {placed.slice(0, shown).map((one) => (
          <li key={one.card.orderId}>
            <OrderCard placed={one} now={now} rules={rules} choice={choice} />
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
