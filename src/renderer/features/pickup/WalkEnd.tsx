import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { mayTake } from '#domain/pickup/steps.ts';
import { useHotkeys } from '#renderer/app/hotkeys.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords, type MessageId } from '#renderer/app/words.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { isPicked, PACK } from './order-acts.ts';
import { PackDialog } from './PackDialog.tsx';
import { STAGE_TONES } from './stage-tones.ts';
import type { Walk } from './use-walk.ts';
import { isOver } from './walk-view.ts';
import styles from './WalkScreen.module.css';

/** Nothing is left to look for: each order is packed from here, or it says what is in the way. */
export function WalkEnd({ walk }: { readonly walk: Walk }): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  const [packing, setPacking] = useState<PickupDetail | null>(null);
  const next = walk.orders.find(isPackable) ?? null;
  const isAllDone = walk.orders.every(({ pickup }) => pickup.stage !== 'picking');
  useHotkeys(next === null ? {} : { F9: () => setPacking(next) });
  return (
    <Notice
      tone={walk.orders.some(isStuck) ? 'warn' : 'good'}
      role="status"
      title={words(titleOf(walk.orders))}
      actions={
        <Button
          key={String(isAllDone)}
          look={isAllDone ? 'primary' : 'secondary'}
          autoFocus={isAllDone}
          onPress={() => void navigate({ to: '/pickups' })}
        >
          {words('pickup.walk.back')}
        </Button>
      }
    >
      <ul className={styles['ends']}>
        {walk.orders.map((detail) => (
          <li key={detail.card.orderId} className={styles['end']}>
            <Link
              to="/pickups/$orderId"
              params={{ orderId: detail.card.orderId }}
              className={styles['end-link']}
              draggable={false}
            >
              {detail.card.customerName} <span className={styles['small']}>{detail.card.code}</span>
            </Link>
            {isPackable(detail) ? (
              <Button look="primary" onPress={() => setPacking(detail)}>
                {words('pickup.do.pack')} {detail === next && <Kbd on="accent">F9</Kbd>}
              </Button>
            ) : (
              <Standing detail={detail} />
            )}
          </li>
        ))}
      </ul>
      {packing !== null && (
        <PackDialog
          detail={packing}
          onClose={() => setPacking(null)}
          onDone={() => {
            setPacking(null);
            walk.refresh();
          }}
        />
      )}
    </Notice>
  );
}

/** Why an order can't be packed here: what is in the way, or where it stands already. */
function Standing({ detail }: { readonly detail: PickupDetail }): ReactElement {
  const words = useWords();
  const { plain } = useQuantityWords();
  const { pickup, goods } = detail;
  const fit = mayTake(pickup, PACK);
  if (fit === 'question-open' || fit === 'offer-open' || fit === 'nothing')
    return <Badge tone="warn">{words(`pickup.unfinished.${fit}`)}</Badge>;
  const unitOf = (id: string) => goods.find((one) => one.variantRemoteId === id)?.unit ?? 'piece';
  const taken = [
    ...pickup.lines.map(({ line, picked }) => ({ ...line, picked })),
    ...pickup.offers.map(({ substitute, picked }) => ({ ...substitute, picked })),
  ].filter(({ picked }) => isOver(detail) && picked > 0);
  return (
    <>
      <Badge tone={STAGE_TONES[pickup.stage]}>{words(`pickup.stage.${pickup.stage}`)}</Badge>
      {taken.map(({ variantRemoteId, name, picked }) => {
        const quantity = plain(picked, unitOf(variantRemoteId));
        return (
          <strong key={variantRemoteId}>
            {words('pickup.walk.put-back', { goods: words('pickup.line', { quantity, name }) })}
          </strong>
        );
      })}
    </>
  );
}

function isPackable({ pickup }: PickupDetail): boolean {
  return pickup.stage === 'picking' && isPicked(pickup);
}

/** Somebody has to say a word first. */
function isStuck(detail: PickupDetail): boolean {
  return detail.pickup.stage === 'picking' && !isPackable(detail);
}

function titleOf(orders: readonly PickupDetail[]): MessageId {
  const open = orders.filter(({ pickup }) => pickup.stage === 'picking');
  const lacks = open.map(({ pickup }) => mayTake(pickup, PACK));
  if (lacks.includes('question-open')) return 'pickup.walk.asked';
  if (lacks.includes('offer-open')) return 'pickup.walk.waits';
  if (open.length > 0) return 'pickup.walk.done';
  return orders.every(isOver) ? 'pickup.walk.over' : 'pickup.walk.packed';
}
