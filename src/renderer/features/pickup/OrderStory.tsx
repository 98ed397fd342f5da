import type { ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { useMinute } from '#renderer/app/use-minute.ts';
import { useWords, type Words } from '#renderer/app/words.ts';
import { Badge, type Tone } from '#renderer/ui/Badge.tsx';
import styles from './OrderScreen.module.css';
import { storyWords } from './story-words.ts';
import { useShortWhen } from './use-clock-words.ts';

type Told = PickupDetail['story'][number];

const TONES = {
  waiting: 'neutral',
  uncertain: 'warn',
  refused: 'stop',
  done: 'good',
  dropped: 'neutral',
  heard: 'neutral',
  none: 'neutral',
} as const satisfies Readonly<Record<Told['delivery'], Tone>>;

/** What was done last, at the head of the order, where it is seen as soon as it is done. */
export function LastStep({ detail: { story } }: { readonly detail: PickupDetail }): ReactElement {
  const words = useWords();
  const shortWhen = useShortWhen();
  const now = useMinute();
  const last = story.at(-1);
  return (
    <p className={styles['last']} role="status">
      {last !== undefined &&
        words('pickup.story.last', {
          step: stepWords(last.kind, words),
          clerk: last.clerk,
          register: last.registerCode,
          when: shortWhen(last.at, now),
        })}
    </p>
  );
}

/** Every step with who took it, when and where, and whether the store has it; the newest first. */
export function OrderStory({ detail }: { readonly detail: PickupDetail }): ReactElement | null {
  const words = useWords();
  if (detail.story.length === 0) return null;
  return (
    <section className={styles['panel']} aria-label={words('pickup.story')}>
      <h2 className={styles['heading']}>{words('pickup.story')}</h2>
      <ol className={styles['story']}>
        {detail.story.toReversed().map((told) => (
          <Step key={told.eventId} told={told} />
        ))}
      </ol>
    </section>
  );
}

function Step({ told }: { readonly told: Told }): ReactElement {
  const words = useWords();
  const shortWhen = useShortWhen();
  const now = useMinute();
  const { kind, delivery, clerk, registerCode, at } = told;
  return (
    <li className={styles['step']}>
      <span className={styles['step-words']}>{stepWords(kind, words)}</span>
      {delivery !== 'none' && delivery !== 'done' && (
        <Badge tone={TONES[delivery]} hasDot>
          {words(`pickup.delivery.${delivery}`)}
        </Badge>
      )}
      <span className={styles['step-facts']}>
        {words('pickup.story.by', { clerk, register: registerCode, when: shortWhen(at, now) })}
      </span>
    </li>
  );
}

/** A step of a newer till has no words here but its own. */
function stepWords(kind: string, words: Words): string {
  const step = storyWords(kind);
  return step === null ? kind : words(step);
}
