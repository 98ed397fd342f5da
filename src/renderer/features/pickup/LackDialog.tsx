import { Link, useRouter } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { SHORT_REASONS, type PickupStep, type ShortReason } from '#domain/pickup/step.ts';
import { PIECE, type Thousandths } from '#domain/stock/quantity.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useMay } from '#renderer/app/session.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import styles from './forms.module.css';
import { SubstituteSheet } from './SubstituteSheet.tsx';
import { useTakeStep } from './use-step.ts';
import type { Walk } from './use-walk.ts';
import type { Share, Stop } from './walk-view.ts';

interface Props {
  readonly stop: Stop;
  readonly walk: Walk;
  readonly onClose: () => void;
}

/** So much of it is not there: why, and what becomes of it. Who is due last goes without first. */
export function LackDialog({ stop, walk, onClose }: Props): ReactElement {
  const words = useWords();
  const [reason, setReason] = useState<ShortReason>('out-of-stock');
  const [quantity, setQuantity] = useState(stop.left);
  const [offering, setOffering] = useState<Lacking | null>(null);
  const lacking = lackingOf(stop, quantity);
  const marking = useMarking(walk);
  const finish = (): void => {
    walk.refresh();
    onClose();
  };
  const last = lacking.at(-1);
  if (offering !== null) {
    return (
      <SubstituteSheet
        orderId={offering.share.orderId}
        lineId={offering.share.id}
        replaces={offering.quantity}
        reason={reason}
        onDone={finish}
        onClose={onClose}
      />
    );
  }
  return (
    <TillDialog title={words('pickup.lack.title', { name: stop.name })} onClose={onClose}>
      <div className={styles['form']}>
        <HowMany stop={stop} quantity={quantity} onChange={setQuantity} />
        {walk.orders.length > 1 && (
          <p className={styles['hint']}>
            {words('pickup.lack.who', { names: lacking.map(({ share }) => share.name).join(', ') })}
          </p>
        )}
        <Segmented<ShortReason>
          label={words('pickup.lack.why')}
          value={reason}
          choices={SHORT_REASONS.map((value) => ({ value, words: words(`pickup.short.${value}`) }))}
          onChange={setReason}
        />
        <RefusalNotice error={marking.error} />
        <div className={styles['buttons']}>
          {lacking.length === 1 && last !== undefined && last.share.kind === 'line' && (
            <Button look="primary" size="large" isWide onPress={() => setOffering(last)}>
              {words('pickup.lack.offer')}
            </Button>
          )}
          <Button
            size="large"
            isWide
            isDisabled={marking.isRunning}
            onPress={() => void marking.mark(lacking, reason).then((isMarked) => isMarked && finish())}
          >
            {words('pickup.lack.leave')}
          </Button>
        </div>
        <Correction stop={stop} />
      </div>
    </TillDialog>
  );
}

/** What one order goes without. */
interface Lacking {
  readonly share: Share;
  readonly quantity: Thousandths;
}

/** Who goes without so much: the last due first. */
function lackingOf(stop: Stop, quantity: Thousandths): readonly Lacking[] {
  const lacking: Lacking[] = [];
  let rest = quantity;
  for (const share of stop.shares.toReversed()) {
    const part = Math.min(rest, share.left);
    if (part > 0) lacking.unshift({ share, quantity: part });
    rest -= part;
  }
  return lacking;
}

function useMarking(walk: Walk) {
  const takeStep = useTakeStep();
  const [error, setError] = useState<Error | null>(null);
  const [isRunning, setRunning] = useState(false);
  const mark = async (lacking: readonly Lacking[], reason: ShortReason): Promise<boolean> => {
    setRunning(true);
    setError(null);
    try {
      for (const { share, quantity } of lacking)
        await takeStep(share.orderId, withoutStep(share, quantity, reason));
      return true;
    } catch (fault) {
      setError(fault instanceof Error ? fault : new Error(String(fault)));
      walk.refresh();
      return false;
    } finally {
      setRunning(false);
    }
  };
  return { mark, error, isRunning };
}

/** A line is short; a substitute that lacks too is given up. */
function withoutStep({ kind, id }: Share, quantity: Thousandths, reason: ShortReason): PickupStep {
  if (kind === 'line') return { kind: 'short', lineId: id, quantity, reason };
  return {
    kind: 'consent',
    offerId: id,
    isAccepted: false,
    by: 'counter',
    person: '',
    isDearerAgreed: false,
  };
}

interface HowManyProps {
  readonly stop: Stop;
  readonly quantity: Thousandths;
  readonly onChange: (quantity: Thousandths) => void;
}

function HowMany({ stop, quantity, onChange }: HowManyProps): ReactElement {
  const words = useWords();
  const { plain } = useQuantityWords();
  const unit = stop.goods?.unit ?? 'piece';
  const step = unit === 'piece' ? PIECE : stop.left;
  return (
    <div className={styles['row']}>
      <span className={styles['label']}>{words('pickup.lack.how-many')}</span>
      <Stepper
        label={words('pickup.lack.how-many')}
        lessLabel={words('basket.less')}
        moreLabel={words('basket.more')}
        onLess={() => onChange(Math.max(step, quantity - step))}
        onMore={() => onChange(Math.min(stop.left, quantity + step))}
      >
        {plain(quantity, unit)}
      </Stepper>
    </div>
  );
}

const ADJUST = '/stock/adjust';

/** The stock says otherwise: it can be corrected at once, with the goods on the list. */
function Correction({ stop: { goods } }: Pick<Props, 'stop'>): ReactElement | null {
  const words = useWords();
  const mayMove = useMay()('stock.move');
  const { plain } = useQuantityWords();
  // A second screen has no stock room.
  const hasRoom = Object.hasOwn(useRouter().routesByPath, ADJUST);
  const { variantId = null, stock = null, unit = 'piece' } = goods ?? {};
  if (variantId === null || stock === null || !mayMove || !hasRoom) return null;
  return (
    <p className={styles['hint']}>
      {words('pickup.lack.stock', { here: plain(stock.here, unit) })}{' '}
      <Link to={ADJUST} search={{ with: variantId }} className={styles['link']}>
        {words('pickup.lack.correct')}
      </Link>
    </p>
  );
}
