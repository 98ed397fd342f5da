import type { ReactElement } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { PIECE } from '#domain/stock/quantity.ts';
import { Picture } from '#renderer/app/Picture.tsx';
import { useInSight } from '#renderer/app/use-in-sight.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords } from '#renderer/app/words.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import type { Walk } from './use-walk.ts';
import { unitOf, type Share, type Stop } from './walk-view.ts';
import styles from './WalkScreen.module.css';

interface Props {
  readonly walk: Walk;
  readonly stop: Stop;
  readonly onLack: () => void;
}

/** The stop in front: where it is, what it looks like, how many, and for whom. */
export function StopFront({ walk, stop, onLack }: Props): ReactElement {
  const words = useWords();
  const { plain } = useQuantityWords();
  const front = useInSight(stop.id);
  const { goods } = stop;
  const unit = unitOf(stop);
  return (
    <section ref={front} className={styles['stop']} aria-label={words('pickup.stop')}>
      <div className={styles['picture']}>
        <Picture key={stop.id} pictureId={goods?.pictureId ?? null} name={stop.name} attempt="" />
      </div>
      <div className={styles['what']}>
        <p className={styles['where']}>
          {stop.path.length === 0 ? words('pickup.stop.nowhere') : stop.path.join(' › ')}
        </p>
        <h2 className={styles['name']}>{stop.name}</h2>
        <Facts stop={stop} />
        <p className={styles['count']} role="status">
          <span className={styles['number']}>{plain(stop.left, unit)}</span>{' '}
          <span className={styles['of']}>
            {words('pickup.stop.of', { wanted: plain(stop.wanted, unit) })}
          </span>
        </p>
      </div>
      <div className={styles['acts']} data-weighed={unit !== 'piece' || undefined}>
        {unit === 'piece' ? <Count walk={walk} stop={stop} /> : <Weigh walk={walk} stop={stop} />}
        <Button look="danger" size="large" isDisabled={stop.left === 0} onPress={onLack}>
          {words('pickup.lack')} <Kbd>F4</Kbd>
        </Button>
      </div>
      <Shares stop={stop} isBatch={walk.orders.length > 1} />
    </section>
  );
}

function Facts({ stop: { sku, goods } }: Pick<Props, 'stop'>): ReactElement {
  const words = useWords();
  const { plain } = useQuantityWords();
  const { options = '', stock = null, check = '', unit = 'piece' } = goods ?? {};
  return (
    <p className={styles['facts']}>
      <span data-selectable>{sku}</span>
      {options !== '' && <span>{options}</span>}
      {stock !== null && <span>{words('pickup.stop.stock', { here: plain(stock.here, unit) })}</span>}
      {check !== '' && <Badge tone="warn">{check}</Badge>}
    </p>
  );
}

function Count({ walk, stop }: Omit<Props, 'onLack'>): ReactElement {
  const words = useWords();
  return (
    <>
      <Button size="large" onPress={() => walk.less(stop)}>
        <Icon name="minus" />
        <span aria-hidden="true">1</span>
        <VisuallyHidden>{words('pickup.stop.less')}</VisuallyHidden>
      </Button>
      <Button look="primary" size="large" isDisabled={stop.left === 0} onPress={() => walk.more(stop)}>
        <Icon name="plus" />
        <span aria-hidden="true">1</span>
        <VisuallyHidden>{words('pickup.stop.more')}</VisuallyHidden>
      </Button>
    </>
  );
}

function Weigh({ walk, stop }: Omit<Props, 'onLack'>): ReactElement {
  const words = useWords();
  return (
    <Button look="primary" size="large" isDisabled={stop.left === 0} onPress={() => walk.ask(stop)}>
      {words('pickup.weigh')} <Kbd on="accent">F2</Kbd>
    </Button>
  );
}

/** Whose boxes get how many of it. */
function Shares({ stop, isBatch }: { readonly stop: Stop; readonly isBatch: boolean }): ReactElement | null {
  const words = useWords();
  const { plain } = useQuantityWords();
  const unit = unitOf(stop);
  const isPlain =
    !isBatch && stop.shares.every(({ short, waits, kind }) => short + waits === 0 && kind === 'line');
  if (isPlain) return null;
  return (
    <ul className={styles['shares']} aria-label={words('pickup.shares')}>
      {stop.shares.map((share) => (
        <li
          key={`${share.orderId} ${share.id}`}
          className={styles['share']}
          data-done={share.left === 0 || undefined}
        >
          {share.tag !== '' && <span className={styles['tag']}>{share.tag}</span>}
          <span className={styles['code']}>{share.name}</span>
          <ShareMarks share={share} plain={(quantity) => plain(quantity, unit)} />
          <span className={styles['share-count']}>
            {words('pickup.share', { done: plain(share.done, unit), wanted: plain(share.wanted, unit) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface MarksProps {
  readonly share: Share;
  readonly plain: (quantity: number) => string;
}

function ShareMarks({ share: { kind, short, waits }, plain }: MarksProps): ReactElement {
  const words = useWords();
  return (
    <>
      {kind === 'offer' && <Badge tone="good">{words('pickup.share.offer')}</Badge>}
      {short > 0 && <Badge tone="stop">{words('pickup.share.short', { quantity: plain(short) })}</Badge>}
      {waits > 0 && (
        <Badge tone="warn">
          {words('pickup.share.waits', { quantity: plain(waits), count: waits / PIECE })}
        </Badge>
      )}
    </>
  );
}
