import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { PickupCard } from '#contract/pickup.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useWords, type MessageId } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './OrderCard.module.css';
import { useStartWalk } from './use-start-walk.ts';
import { useSteps } from './use-step.ts';

/** What a card offers: a step that needs no more words, or the way to where it is done. */
type Act =
  | { readonly words: MessageId; readonly look: 'primary' | 'secondary'; readonly step: PickupStep }
  | {
      readonly words: MessageId;
      readonly look: 'primary' | 'secondary';
      readonly goes: 'walk' | 'give' | 'pack' | 'order';
    };

const ANSWER: Act = { words: 'pickup.act.answer', look: 'secondary', goes: 'order' };

interface Props {
  readonly card: PickupCard;
  readonly isUnclaimed: boolean;
}

/** The next thing to do with an order; what the desk is asked comes before all else. */
export function CardAct({ card, isUnclaimed }: Props): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  const walk = useStartWalk();
  const { orderId } = card;
  const steps = useSteps(orderId);
  const go = (to: 'walk' | 'give' | 'pack' | 'order'): void => {
    const search = to === 'order' ? {} : { [to]: 'yes' };
    if (to === 'walk') walk([orderId]);
    else void navigate({ to: '/pickups/$orderId', params: { orderId }, search });
  };
  return (
    <div className={styles['buttons']}>
      {actsOf({ card, isUnclaimed }).map((act) => (
        <Button
          key={act.words}
          look={act.look}
          isWide
          isDisabled={steps.isRunning}
          onPress={() => {
            if ('step' in act) steps.take(act.step).catch(() => undefined);
            else go(act.goes);
          }}
        >
          {words(act.words)}
        </Button>
      ))}
      <RefusalNotice error={steps.error} />
    </div>
  );
}

function actsOf({ card, isUnclaimed }: Props): readonly Act[] {
  if (card.questions > 0) return [ANSWER];
  const give = { words: card.due > 0 ? 'pickup.act.give-paid' : 'pickup.act.give', goes: 'give' } as const;
  switch (card.stage) {
    case 'new':
      return [{ words: 'pickup.act.accept', look: 'primary', step: { kind: 'accept' } }];
    case 'accepted':
      return [{ words: 'pickup.act.walk', look: 'secondary', goes: 'walk' }];
    case 'picking': {
      const isDone = card.done >= card.wanted && card.openOffers === 0;
      return isDone
        ? [{ words: 'pickup.act.pack', look: 'primary', goes: 'pack' }]
        : [{ words: 'pickup.act.walk-on', look: 'primary', goes: 'walk' }];
    }
    case 'packed':
      return [{ words: 'pickup.act.ready', look: 'primary', step: { kind: 'ready' } }];
    case 'ready':
      if (!isUnclaimed) return [{ ...give, look: 'primary' }];
      return [
        { words: 'pickup.act.remind', look: 'secondary', step: { kind: 'remind' } },
        { ...give, look: 'secondary' },
      ];
    case 'released':
      return [{ words: 'pickup.act.put-back', look: 'secondary', goes: 'order' }];
    default:
      return [ANSWER];
  }
}
