import { useState, type ReactElement } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { CountLine, StockCount } from '#contract/count.ts';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { CountLines, type Left } from './CountLines.tsx';
import styles from './CountTabs.module.css';
import { SHOWS, type Show } from './show.ts';

interface Props {
  readonly count: StockCount;
  /** What is left out of booking, for who may book; null for others. */
  readonly left: Left | null;
  /** Turns to goods to count them again; null where the count has ended. */
  readonly onAgain: ((line: CountLine) => void) | null;
}

/** The goods of a count in three lists. Who counts blind and may not review sees no differences. */
export function CountTabs({ count, left, onAgain }: Props): ReactElement {
  const words = useWords();
  const may = useMay();
  const [show, setShow] = useState<Show>('counted');
  const isHidden = count.isBlind && !may('stock.move');
  const shows = SHOWS.filter((one) => one !== 'differing' || !isHidden);
  return (
    <section className={styles['tabs']} aria-label={words('count.lists')}>
      <Segmented<Show>
        label={<VisuallyHidden>{words('count.lists')}</VisuallyHidden>}
        value={show}
        choices={shows.map((value) => ({ value, words: words(`count.show.${value}`) }))}
        onChange={setShow}
      />
      <CountLines key={show} countId={count.countId} show={show} left={left} onAgain={onAgain} />
    </section>
  );
}
