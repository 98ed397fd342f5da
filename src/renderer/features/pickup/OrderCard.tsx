import { Link } from '@tanstack/react-router';
import { memo, useId, type ReactElement } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { PickupRules } from '#contract/pickup.ts';
import { useWords } from '#renderer/app/words.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import type { Choice, Placed } from './board-view.ts';
import { CardAct } from './CardAct.tsx';
import styles from './OrderCard.module.css';
import { useCardFacts } from './use-card-facts.ts';
import { useClockWords } from './use-clock-words.ts';

interface Props {
  readonly placed: Placed;
  readonly now: number;
  readonly rules: PickupRules;
  /** Null where orders are not chosen. */
  readonly choice: Choice | null;
}

/** An order on the board: whose, by when, how far it is, what waits, and the one thing to do next. */
export const OrderCard = memo(function OrderCard({ placed, now, rules, choice }: Props): ReactElement {
  const id = useId();
  const { card, urgency } = placed;
  const facts = useCardFacts(placed, now, rules);
  const { orderId, code, customerName, stage } = card;
  return (
    <article className={styles['card']} data-urgency={urgency} aria-labelledby={id}>
      <Link to="/pickups/$orderId" params={{ orderId }} className={styles['head']} draggable={false}>
        <span className={styles['top']}>
          <span id={id} className={styles['name']}>
            {customerName} <span className={styles['code']}>{code}</span>
          </span>
          <Corner placed={placed} now={now} />
        </span>
        <span className={styles['facts']}>{facts}</span>
      </Link>
      {stage === 'picking' && <Bar done={card.done} wanted={card.wanted} />}
      <Waits placed={placed} />
      <div className={styles['acts']}>
        {choice !== null && stage !== 'packed' && <Chooser orderId={orderId} code={code} choice={choice} />}
        <CardAct placed={placed} />
      </div>
    </article>
  );
});

/** Where it stands, once it stands somewhere; until then its promise. */
function Corner({ placed: { card, urgency }, now }: Pick<Props, 'placed' | 'now'>): ReactElement {
  const words = useWords();
  const clockWords = useClockWords();
  if (card.place !== '') {
    return (
      <span className={styles['place']}>
        <VisuallyHidden>{words('pickup.place')} </VisuallyHidden>
        {card.place}
      </span>
    );
  }
  return <span className={styles['clock']}>{clockWords(card.dueAt, now, urgency)}</span>;
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
function Waits({ placed: { card } }: Pick<Props, 'placed'>): ReactElement | null {
  const words = useWords();
  const { questions, openOffers, hasNote, isNews } = card;
  if (questions === 0 && openOffers === 0 && !hasNote && !isNews) return null;
  return (
    <p className={styles['waits']}>
      {isNews && <Badge tone="good">{words('pickup.card.new')}</Badge>}
      {questions > 0 && <Badge tone="stop">{words('pickup.card.questions', { count: questions })}</Badge>}
      {openOffers > 0 && <Badge tone="warn">{words('pickup.card.offers', { count: openOffers })}</Badge>}
      {hasNote && <Badge>{words('pickup.card.note')}</Badge>}
    </p>
  );
}

interface ChooserProps {
  readonly orderId: string;
  readonly code: string;
  readonly choice: Choice;
}

function Chooser({ orderId, code, choice: { chosen, choose } }: ChooserProps): ReactElement {
  const words = useWords();
  const isChosen = chosen.includes(orderId);
  return (
    <Check
      isSelected={isChosen}
      onChange={(isOn) => choose(isOn ? [...chosen, orderId] : chosen.filter((one) => one !== orderId))}
    >
      <VisuallyHidden>{words('pickup.choose', { code })}</VisuallyHidden>
    </Check>
  );
}
