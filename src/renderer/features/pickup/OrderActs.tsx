import { useState, type ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { isSettling, type PickupStep } from '#domain/pickup/step.ts';
import { isTakenHere } from '#domain/pickup/give-back.ts';
import { mayTake } from '#domain/pickup/steps.ts';
import type { OrderCounter } from '#renderer/app/hand-over.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { GiveBackDialog } from './GiveBackDialog.tsx';
import { actsAt, PACK, rightFor, type Act } from './order-acts.ts';
import styles from './OrderScreen.module.css';
import { PrintSlips } from './PrintSlips.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { RestockDialog } from './RestockDialog.tsx';
import { useStartWalk } from './use-start-walk.ts';
import { useSteps, type Steps } from './use-step.ts';

interface Props {
  readonly detail: PickupDetail;
  readonly counter: OrderCounter | null;
  readonly onGive: () => void;
  readonly onPack: () => void;
}

/** What can be done with the order now: the next step large, the rest beside it. */
export function OrderActs(props: Props): ReactElement | null {
  const { detail, counter } = props;
  const words = useWords();
  const steps = useSteps(detail.card.orderId);
  const [opened, open] = useState<Act | null>(null);
  const acts = useActs(props, steps, open);
  const shown = useShown(detail, counter !== null);
  if (!detail.isHere && shown.length === 0)
    return <p className={styles['hint']}>{words('pickup.elsewhere.text')}</p>;
  if (shown.length === 0 && steps.error === null) return null;
  const [first, ...others] = shown;
  return (
    <section
      className={`${styles['panel'] ?? ''} ${styles['acts-panel'] ?? ''}`}
      aria-label={words('pickup.acts')}
    >
      {first !== undefined && (
        <Button
          {...LOOKS[first === 'give-back' ? 'seldom' : 'next']}
          isWide
          isDisabled={steps.isRunning}
          onPress={acts[first]}
        >
          {actWords(first)}
        </Button>
      )}
      <div className={styles['more']}>
        {others.map((act) => (
          <Button
            key={act}
            look={act === 'cancel' || act === 'reject' ? 'danger' : 'secondary'}
            isDisabled={steps.isRunning}
            onPress={acts[act]}
          >
            {actWords(act)}
          </Button>
        ))}
        <Slips detail={detail} />
      </div>
      <Unfinished detail={detail} />
      {opened === null && <RefusalNotice error={steps.error} />}
      <ActDialog act={opened} detail={detail} counter={props.counter} onClose={() => open(null)} />
    </section>
  );

  function actWords(act: Act): string {
    return words(
      act === 'hand-over' && detail.pickup.given.due > 0 ? 'pickup.act.give-paid' : `pickup.do.${act}`,
    );
  }
}

/** What somebody may do here, or ask for at a till; a second screen asks nobody for a PIN. */
function useShown({ pickup, order, isHere, isReleasable }: PickupDetail, isTill: boolean): readonly Act[] {
  const may = useMay();
  const mayAsk = isTill && may('sale.make');
  return actsAt(pickup)
    .filter((act) => may(rightFor(act)) || (isSettling(act) && mayAsk))
    .filter((act) => act !== 'release' || isReleasable)
    .filter((act) => (act === 'walk' ? isHere : isTakenHere(order, act, isHere)));
}

/** What comes next is large; what is seldom wanted is not, even where nothing else can be done. */
const LOOKS = {
  next: { look: 'primary', size: 'large' },
  seldom: { look: 'secondary', size: 'normal' },
} as const;

/** What each act does: a step at once, or something that opens. */
function useActs(
  { detail, onGive, onPack }: Props,
  steps: Steps,
  open: (act: Act) => void,
): Readonly<Record<Act, () => void>> {
  const walk = useStartWalk();
  const { orderId } = detail.card;
  const take = (step: PickupStep) => () => void steps.take(step).catch(() => undefined);
  return {
    accept: take({ kind: 'accept' }),
    walk: () => walk([orderId]),
    pack: onPack,
    ready: take({ kind: 'ready' }),
    unpack: take({ kind: 'unpack' }),
    'hand-over': onGive,
    remind: take({ kind: 'remind' }),
    release: take({ kind: 'release' }),
    reinstate: take({ kind: 'reinstate' }),
    restock: () => open('restock'),
    reject: () => open('reject'),
    cancel: () => open('cancel'),
    'give-back': () => open('give-back'),
  };
}

interface ActDialogProps {
  readonly act: Act | null;
  readonly detail: PickupDetail;
  readonly counter: OrderCounter | null;
  readonly onClose: () => void;
}

function ActDialog({ act, detail, counter, onClose }: ActDialogProps): ReactElement | null {
  if (act === 'restock') return <RestockDialog detail={detail} onClose={onClose} />;
  if (act === 'give-back') return <GiveBackDialog detail={detail} counter={counter} onClose={onClose} />;
  if (act === 'reject' || act === 'cancel')
    return <ReasonDialog kind={act} detail={detail} onClose={onClose} />;
  return null;
}

/** As long as its bags stand on the shelf, their slips can be printed again. */
function Slips({ detail: { pickup } }: { readonly detail: PickupDetail }): ReactElement | null {
  const isPacked = pickup.stage === 'packed' || pickup.stage === 'ready';
  return isPacked ? <PrintSlips orderId={pickup.orderId} /> : null;
}

/** What lacks before it can be packed, while somebody picks. */
function Unfinished({ detail: { pickup } }: { readonly detail: PickupDetail }): ReactElement | null {
  const words = useWords();
  if (pickup.stage !== 'picking') return null;
  const fit = mayTake(pickup, PACK);
  const isKnown = fit === 'unpicked' || fit === 'offer-open' || fit === 'nothing' || fit === 'question-open';
  if (!isKnown) return null;
  return <p className={styles['hint']}>{words(`pickup.unfinished.${fit}`)}</p>;
}
