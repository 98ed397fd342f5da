import type { ReactElement } from 'react';
import type { StockLevel } from '#contract/stock.ts';
import type { Unit } from '#domain/stock/quantity.ts';
import { useHasStore } from '#renderer/app/use-has-store.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWhen } from '#renderer/app/use-when.ts';
import { useWords } from '#renderer/app/words.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import styles from './Levels.module.css';

interface Props {
  readonly levels: readonly StockLevel[];
  readonly unit: Unit;
}

/** What every place has, this one first. */
export function Levels({ levels, unit }: Props): ReactElement {
  const words = useWords();
  return (
    <ul className={styles['levels']} aria-label={words('stock.levels.label')}>
      {levels.map((level) => (
        <li key={level.code} className={styles['level']} data-here={level.isHere || undefined}>
          <p className={styles['place']}>
            <bdi>{level.name}</bdi> {level.isHere && <Badge tone="good">{words('stock.levels.here')}</Badge>}
          </p>
          <Level level={level} unit={unit} />
        </li>
      ))}
    </ul>
  );
}

function Level({ level, unit }: { readonly level: StockLevel; readonly unit: Unit }): ReactElement {
  const words = useWords();
  const when = useWhen();
  const hasStore = useHasStore();
  const { plain, signed } = useQuantityWords();
  const { now, onHand, knownAt, held, unseen, incoming } = level;
  return (
    <>
      <p className={styles['now']}>{now === null ? words('stock.levels.unknown') : plain(now, unit)}</p>
      <ul className={styles['facts']}>
        {held > 0 && now !== null && (
          <li className={styles['held']}>
            {words('stock.levels.held', { held: plain(held, unit), free: plain(now - held, unit) })}
          </li>
        )}
        {incoming > 0 && <li>{words('stock.levels.incoming', { incoming: plain(incoming, unit) })}</li>}
        {hasStore && knownAt !== null && onHand !== null && (
          <li>{words('stock.levels.known', { onHand: plain(onHand, unit), when: when(knownAt) })}</li>
        )}
        {hasStore && unseen !== 0 && (
          <li>{words('stock.levels.unseen', { unseen: signed(unseen, unit) })}</li>
        )}
      </ul>
    </>
  );
}
