import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CountLine } from '#contract/count.ts';
import type { Unit } from '#domain/stock/quantity.ts';
import { useInSight } from '#renderer/app/use-in-sight.ts';
import { Picture } from '#renderer/app/Picture.tsx';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import styles from './CountWork.module.css';
import type { Counting } from './use-counting.ts';

interface Props {
  readonly counting: Counting;
  readonly onType: () => void;
}

/** What was counted last, large enough to be read from the shelf. */
export function CurrentItem({ counting, onType }: Props): ReactElement {
  const words = useWords();
  const { plain } = useQuantityWords();
  const { current } = counting;
  const front = useInSight(current);
  const pictureId = usePicture(current?.variantId ?? null);
  if (current === null) {
    return (
      <section className={styles['current']} data-empty aria-label={words('count.current')}>
        <EmptyState sign={<Icon name="barcode" size={2} />} title={words('count.current.none')}>
          {words('count.current.none.text')}
        </EmptyState>
      </section>
    );
  }
  const { name, sku, unit, line } = current;
  const counted = line?.counted ?? null;
  return (
    <section ref={front} className={styles['current']} aria-label={words('count.current')}>
      <span className={styles['picture']}>
        <Picture key={current.variantId} pictureId={pictureId} name={name} attempt="" />
      </span>
      <div>
        <p className={styles['name']}>{name}</p>
        <p className={styles['facts']}>
          {sku} {line !== null && <Expected line={line} unit={unit} />}
        </p>
      </div>
      <p className={styles['counted']} role="status">
        <span className={styles['number']}>{counted === null ? '–' : plain(counted, unit)}</span>
        <span className={styles['number-label']}>{words('count.counted')}</span>
      </p>
      <div className={styles['acts']}>
        <Button onPress={onType}>
          {words('count.type')}
          <Kbd>F2</Kbd>
        </Button>
        <Button isDisabled={!counting.canUndo} onPress={counting.undo}>
          {words('count.undo')}
          <Kbd>Ctrl Z</Kbd>
        </Button>
      </div>
    </section>
  );
}

function Expected({ line, unit }: { readonly line: CountLine; readonly unit: Unit }): ReactElement {
  const words = useWords();
  const { plain, signed } = useQuantityWords();
  const { expected, difference } = line;
  return (
    <>
      {expected !== null && <span>{words('count.expected', { expected: plain(expected, unit) })}</span>}
      {difference !== null && difference !== 0 && (
        <Badge tone="warn">{words('count.difference', { difference: signed(difference, unit) })}</Badge>
      )}
      {difference === 0 && (
        <Badge tone="good" hasDot>
          {words('count.right')}
        </Badge>
      )}
      {line.isStray && <Badge tone="warn">{words('count.stray')}</Badge>}
      {line.hasMoved && <Badge tone="warn">{words('count.moved')}</Badge>}
    </>
  );
}

function usePicture(variantId: number | null): number | null {
  const { data } = useQuery({
    ...useQueries().catalog.byIds({ variantIds: [variantId ?? 1] }),
    enabled: variantId !== null,
  });
  return data?.items[0]?.pictureId ?? null;
}
