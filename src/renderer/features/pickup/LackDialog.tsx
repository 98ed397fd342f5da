import { useState, type ReactElement } from 'react';
import { SHORT_REASONS, type ShortReason } from '#domain/pickup/step.ts';
import { PIECE, type Thousandths } from '#domain/stock/quantity.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import styles from './forms.module.css';
import { LackNoted, stillInStock } from './LackNoted.tsx';
import { SubstituteSheet } from './SubstituteSheet.tsx';
import { lackingOf, useMarking, type Lacking } from './use-lacking.ts';
import type { Walk } from './use-walk.ts';
import { unitOf, type Stop } from './walk-view.ts';

interface Props {
  readonly stop: Stop;
  readonly walk: Walk;
  readonly onClose: () => void;
}

/** What lacks of a stop, as somebody says it step by step. */
type Saying =
  | { readonly kind: 'how-many' }
  | { readonly kind: 'offer'; readonly lacking: Lacking }
  | { readonly kind: 'noted'; readonly quantity: Thousandths };

/** So much of it is not there: why, what becomes of it, and what the stock says. */
export function LackDialog({ stop: opened, walk, onClose }: Props): ReactElement {
  const words = useWords();
  const { plain } = useQuantityWords();
  // A stop whose goods are all replaced is no stop any more.
  const stop = walk.stops.find(({ id }) => id === opened.id) ?? opened;
  const [reason, setReason] = useState<ShortReason>('out-of-stock');
  const [saying, say] = useState<Saying>({ kind: 'how-many' });
  const note = (quantity: Thousandths): void => {
    walk.refresh();
    if (quantity === opened.left) walk.goOn();
    if (stillInStock(stop) === 0) onClose();
    else say({ kind: 'noted', quantity });
  };
  switch (saying.kind) {
    case 'how-many':
      return (
        <TillDialog title={words('pickup.lack.title', { name: stop.name })} onClose={onClose}>
          <LackForm
            stop={stop}
            walk={walk}
            reason={reason}
            onReason={setReason}
            onOffer={(lacking) => say({ kind: 'offer', lacking })}
            onMarked={note}
          />
        </TillDialog>
      );
    case 'offer': {
      const { share, quantity } = saying.lacking;
      return (
        <SubstituteSheet
          orderId={share.orderId}
          lineId={share.id}
          replaces={quantity}
          reason={reason}
          onDone={() => note(quantity)}
          onClose={onClose}
        />
      );
    }
    case 'noted': {
      const quantity = plain(saying.quantity, unitOf(stop));
      return (
        <TillDialog title={words('pickup.lack.noted', { name: stop.name, quantity })} onClose={onClose}>
          <LackNoted stop={stop} quantity={saying.quantity} reason={reason} onGoOn={onClose} />
        </TillDialog>
      );
    }
  }
}

interface FormProps {
  readonly stop: Stop;
  readonly walk: Walk;
  readonly reason: ShortReason;
  readonly onReason: (reason: ShortReason) => void;
  readonly onOffer: (lacking: Lacking) => void;
  readonly onMarked: (quantity: Thousandths) => void;
}

/** How many lack, why, and what becomes of it. Who is due last goes without first. */
function LackForm({ stop, walk, reason, onReason, onOffer, onMarked }: FormProps): ReactElement {
  const words = useWords();
  const [quantity, setQuantity] = useState(stop.left);
  const lacking = lackingOf(stop, quantity);
  const marking = useMarking(walk);
  const [first, ...others] = lacking;
  return (
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
        onChange={onReason}
      />
      <RefusalNotice error={marking.error} />
      <div className={styles['buttons']}>
        {first?.share.kind === 'line' && others.length === 0 && (
          <Button look="primary" size="large" isWide onPress={() => onOffer(first)}>
            {words('pickup.lack.offer')}
          </Button>
        )}
        <Button
          size="large"
          isWide
          isDisabled={marking.isRunning}
          onPress={() =>
            void marking.mark(lacking, reason).then((isMarked) => isMarked && onMarked(quantity))
          }
        >
          {words('pickup.lack.leave')}
        </Button>
      </div>
    </div>
  );
}

interface HowManyProps {
  readonly stop: Stop;
  readonly quantity: Thousandths;
  readonly onChange: (quantity: Thousandths) => void;
}

function HowMany({ stop, quantity, onChange }: HowManyProps): ReactElement {
  const words = useWords();
  const { plain } = useQuantityWords();
  const unit = unitOf(stop);
  const asked = words(unit === 'piece' ? 'pickup.lack.how-many' : 'pickup.lack.how-much');
  const step = unit === 'piece' ? PIECE : stop.left;
  return (
    <div className={styles['row']}>
      <span className={styles['label']}>{asked}</span>
      <Stepper
        label={asked}
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
