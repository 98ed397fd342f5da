import { useNavigate } from '@tanstack/react-router';
import { useId, type ReactElement } from 'react';
import type { SyncStatus } from '#contract/sync.ts';
import { useFormat } from '#renderer/app/format.ts';
import { PullProgress } from '#renderer/app/PullProgress.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { LineActions } from './LineActions.tsx';
import { Repost } from './Repost.tsx';
import styles from './StateCard.module.css';
import { syncFace } from './sync-face.ts';
import { FACE_TONES, useFaceWords } from './use-face-words.ts';

/** While nothing is exchanged there is no pace. */
const RUNNING: ReadonlySet<SyncStatus['state']> = new Set(['starting', 'online']);

const QUESTIONS = ['money', 'stock', 'do'] as const;

/** The state in words: what it is, what it means for money and stock, what to do. */
export function StateCard({ status }: { readonly status: SyncStatus }): ReactElement {
  const words = useWords();
  const faceWords = useFaceWords();
  const id = useId();
  const face = syncFace(status);
  const { kind } = face;
  return (
    <section className={styles['card']} data-tone={FACE_TONES[kind]} aria-labelledby={id}>
      <h2 id={id} className={styles['state']}>
        <span className={styles['dot']} aria-hidden="true" />
        {faceWords(face)}
      </h2>
      <p className={styles['text']}>{words(`sync.short.${kind}`)}</p>
      {face.kind === 'refused' && face.line !== 'up' && (
        <p className={styles['text']}>{words(`sync.short.${face.line}`)}</p>
      )}
      {status.message !== null && (
        <p className={styles['message']} data-selectable>
          {words('sync.message', { message: status.message })}
        </p>
      )}
      {status.progress !== null && <Progress status={status} />}
      {kind !== 'hidden' && (
        <dl className={styles['meaning']}>
          {QUESTIONS.map((question) => (
            <div key={question}>
              <dt>{words(`sync.${question}`)}</dt>
              <dd>{words(`sync.${question}.${kind}`)}</dd>
            </div>
          ))}
        </dl>
      )}
      {kind === 'rewound' && <Repost />}
      <WaysOn status={status} />
      {RUNNING.has(status.state) && <Pace pace={status.pace} />}
      <LineActions isPaused={status.state === 'paused'} />
    </section>
  );
}

/** To the places where what needs somebody is settled. */
function WaysOn({ status }: { readonly status: SyncStatus }): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <>
      {status.refused > 0 && (
        <div>
          <Button look="primary" onPress={() => void navigate({ to: '/settings/inbox' })}>
            {words('sync.open-inbox')}
          </Button>
        </div>
      )}
      {status.state === 'attention' && (
        <div>
          <Button look="primary" onPress={() => void navigate({ to: '/settings' })}>
            {words('sync.give-key')}
          </Button>
        </div>
      )}
    </>
  );
}

function Progress({ status }: { readonly status: SyncStatus }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const rate = status.progress?.rate ?? null;
  return (
    <div>
      <PullProgress status={status} />
      {rate !== null && rate >= 1 && (
        <p className={styles['note']}>{words('sync.rate', { rate: format.number(Math.round(rate)) })}</p>
      )}
    </div>
  );
}

function Pace({ pace: { kind, until } }: Pick<SyncStatus, 'pace'>): ReactElement {
  const words = useWords();
  const format = useFormat();
  const time = until === null ? '' : format.time(until);
  return (
    <p className={styles['note']}>
      {words(kind === 'waiting' && until === null ? 'sync.pace.gentle' : `sync.pace.${kind}`, { time })}
    </p>
  );
}
