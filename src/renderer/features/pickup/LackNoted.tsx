import { Link, useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { StockMovement } from '#contract/stock-movement.ts';
import type { ShortReason } from '#domain/pickup/step.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { useMay } from '#renderer/app/session.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './forms.module.css';
import { unitOf, type Stop } from './walk-view.ts';

const ADJUST = '/stock/adjust';

/** Why goods leave the stock that lack on the shelf. */
const REASONS = {
  'out-of-stock': 'lost',
  'not-found': 'lost',
  damaged: 'damaged',
  other: 'other',
} as const satisfies Readonly<Record<ShortReason, NonNullable<StockMovement['adjustReason']>>>;

/** How much the stock still has beside what was picked here, thousandths; 0 where that is not known. */
export function stillInStock({ goods, shares }: Stop): Thousandths {
  const picked = shares.reduce((all, share) => all + share.picked, 0);
  return Math.max(0, (goods?.stock?.here ?? 0) - picked);
}

interface Props {
  readonly stop: Stop;
  readonly quantity: Thousandths;
  readonly reason: ShortReason;
  readonly onGoOn: () => void;
}

/** What lacks is noted, and the stock says otherwise: it is corrected by who may, or somebody is told. */
export function LackNoted({ stop, quantity, reason, onGoOn }: Props): ReactElement {
  const words = useWords();
  const { plain } = useQuantityWords();
  const mayMove = useMay()('stock.move');
  // A second screen has no stock room.
  const hasRoom = Object.hasOwn(useRouter().routesByPath, ADJUST);
  const search = {
    with: stop.goods?.variantId,
    quantity: Math.min(quantity, stillInStock(stop)),
    reason: REASONS[reason],
  };
  return (
    <div className={styles['form']}>
      <p>{words('pickup.lack.stock', { here: plain(stop.goods?.stock?.here ?? 0, unitOf(stop)) })}</p>
      {!(mayMove && hasRoom) && <p>{words(mayMove ? 'pickup.lack.at-till' : 'pickup.lack.tell')}</p>}
      <div className={styles['buttons']}>
        <Button look="primary" size="large" isWide autoFocus onPress={onGoOn}>
          {words('pickup.walk.other.stay')}
        </Button>
        {mayMove && hasRoom && (
          <Link to={ADJUST} search={search} className={styles['link']}>
            {words('pickup.lack.correct')}
          </Link>
        )}
      </div>
    </div>
  );
}
