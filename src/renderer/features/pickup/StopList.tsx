import type { ReactElement } from 'react';
import { PIECE } from '#domain/stock/quantity.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords } from '#renderer/app/words.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import type { Walk } from './use-walk.ts';
import { unitOf, type Stop } from './walk-view.ts';
import styles from './WalkScreen.module.css';

/** The whole way, to look ahead and to turn to any stop. */
export function StopList({ walk }: { readonly walk: Walk }): ReactElement {
  const words = useWords();
  return (
    <section className={styles['way']} aria-label={words('pickup.way')}>
      <h2 className={styles['heading']}>{words('pickup.way')}</h2>
      <ol className={styles['stops']}>
        {walk.stops.map((stop) => (
          <li key={stop.id}>
            <StopRow stop={stop} isFront={stop.id === walk.front?.id} onTurn={() => walk.turnTo(stop)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface RowProps {
  readonly stop: Stop;
  readonly isFront: boolean;
  readonly onTurn: () => void;
}

function StopRow({ stop, isFront, onTurn }: RowProps): ReactElement {
  const words = useWords();
  const { plain } = useQuantityWords();
  const unit = unitOf(stop);
  const isDone = stop.done >= stop.wanted;
  return (
    <button
      type="button"
      className={styles['row']}
      aria-current={isFront || undefined}
      data-done={isDone || undefined}
      onClick={onTurn}
    >
      <span className={styles['row-what']}>
        <span className={styles['row-name']}>{stop.name}</span>{' '}
        <span className={styles['row-where']}>{stop.path.at(-1) ?? ''}</span>
      </span>{' '}
      <span className={styles['row-count']}>
        {isDone && <Icon name="check" size={1.125} />}
        {stop.left === 0 && stop.waits > 0 && (
          <Badge tone="warn">
            {words('pickup.share.waits', { quantity: plain(stop.waits, unit), count: stop.waits / PIECE })}
          </Badge>
        )}
        {words('pickup.share', { done: plain(stop.done, unit), wanted: plain(stop.wanted, unit) })}
      </span>
    </button>
  );
}
