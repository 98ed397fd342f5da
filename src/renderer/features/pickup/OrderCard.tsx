import { Link } from '@tanstack/react-router';
import { memo, useId, type ReactElement } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { PickupCard } from '#contract/pickup.ts';
import type { Urgency } from '#domain/pickup/board.ts';
import { useWords } from '#renderer/app/words.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { CardAct } from './CardAct.tsx';
import styles from './OrderCard.module.css';

interface Props {
  readonly card: PickupCard;
  readonly urgency: Urgency;
  readonly isUnclaimed: boolean;
  /** What is worth knowing of it, in one line. */
  readonly facts: string;
  /** Its promise, in words. */
  readonly clock: string;
  readonly mayWork: boolean;
  /** Whether it is chosen for a walk; null where orders are not chosen. */
  readonly isChosen: boolean | null;
  readonly onChoose: (orderId: string, isChosen: boolean) => void;
}

/**
 * An order on the board: whose, by when, how far it is, what waits, and the one thing to do next. It is drawn again
 * only when something of it changed.
 */
export const OrderCard = memo(function OrderCard(props: Props): ReactElement {
  const words = useWords();
  const id = useId();
  const { card, urgency, isUnclaimed, facts, clock, mayWork, isChosen } = props;
  const { orderId, code, customerName, stage } = card;
  return (
    <article className={styles['card']} data-urgency={urgency} aria-labelledby={id}>
      <Link to="/pickups/$orderId" params={{ orderId }} className={styles['head']} draggable={false}>
        <span className={styles['top']}>
          <span id={id} className={styles['name']}>
            {customerName} <span className={styles['code']}>{code}</span>
          </span>
          <Corner place={card.place} clock={urgency === 'calm' && card.place !== '' ? '' : clock} />
        </span>
        <span className={styles['facts']}>{facts}</span>
      </Link>
      {stage === 'picking' && <Bar done={card.done} wanted={card.wanted} />}
      <Waits card={card} />
      <div className={styles['acts']}>
        {isChosen !== null && stage !== 'packed' && (
          <Check isSelected={isChosen} onChange={(isOn) => props.onChoose(orderId, isOn)}>
            <VisuallyHidden>{words('pickup.choose', { code })}</VisuallyHidden>
          </Check>
        )}
        {mayWork && <CardAct card={card} isUnclaimed={isUnclaimed} />}
      </div>
    </article>
  );
});

/** Where it stands, once it stands somewhere, and its promise. */
function Corner({ place, clock }: { readonly place: string; readonly clock: string }): ReactElement {
  const words = useWords();
  return (
    <span className={styles['corner']}>
      {place !== '' && (
        <span className={styles['place']}>
          <VisuallyHidden>{words('pickup.place')} </VisuallyHidden>
          {place}
        </span>
      )}
      {clock !== '' && <span className={styles['clock']}>{clock}</span>}
    </span>
  );
}

function Bar({ done, wanted }: { readonly done: number; readonly wanted: number }): ReactElement {
  const share = wanted === 0 ? 1 : Math.min(1, done / wanted);
  return (
    <span className={styles['bar']} aria-hidden="true">
      <span className={styles['fill']} style={{ inlineSize: `${Math.round(share * 100)}%` }} />
    </span>
  );
}

/** What somebody has to say a word to. */
function Waits({ card }: Pick<Props, 'card'>): ReactElement | null {
  const words = useWords();
  const { questions, openOffers, hasNote, isNews, isRefused } = card;
  if (![questions > 0, openOffers > 0, hasNote, isNews, isRefused].includes(true)) return null;
  return (
    <p className={styles['waits']}>
      {isNews && <Badge tone="good">{words('pickup.card.new')}</Badge>}
      {isRefused && <Badge tone="stop">{words('pickup.card.refused')}</Badge>}
      {questions > 0 && <Badge tone="stop">{words('pickup.card.questions', { count: questions })}</Badge>}
      {openOffers > 0 && <Badge tone="warn">{words('pickup.card.offers', { count: openOffers })}</Badge>}
      {hasNote && <Badge>{words('pickup.card.note')}</Badge>}
    </p>
  );
}
