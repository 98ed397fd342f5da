import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { useWords } from '#renderer/app/words.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { isPicked } from './order-acts.ts';
import { PackDialog } from './PackDialog.tsx';
import { STAGE_TONES } from './stage-tones.ts';
import type { Walk } from './use-walk.ts';
import styles from './WalkScreen.module.css';

/** Everything was looked for: each order is packed from here. */
export function WalkEnd({ walk }: { readonly walk: Walk }): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  const [packing, setPacking] = useState<PickupDetail | null>(null);
  const isAllPacked = walk.orders.every(({ pickup }) => pickup.stage !== 'picking');
  return (
    <Notice
      tone="good"
      role="status"
      title={words(isAllPacked ? 'pickup.walk.packed' : 'pickup.walk.done')}
      actions={
        isAllPacked && (
          <Button look="primary" autoFocus onPress={() => void navigate({ to: '/pickups' })}>
            {words('pickup.walk.back')}
          </Button>
        )
      }
    >
      <ul className={styles['ends']}>
        {walk.orders.map((detail) => (
          <li key={detail.card.orderId} className={styles['end']}>
            <span className={styles['code']}>
              {detail.card.customerName} <span className={styles['small']}>{detail.card.code}</span>
            </span>
            {isPicked(detail.pickup) && detail.pickup.stage === 'picking' ? (
              <Button look="primary" onPress={() => setPacking(detail)}>
                {words('pickup.do.pack')}
              </Button>
            ) : (
              <Badge tone={STAGE_TONES[detail.pickup.stage]}>
                {words(
                  detail.card.openOffers > 0
                    ? 'pickup.unfinished.offer-open'
                    : `pickup.stage.${detail.pickup.stage}`,
                )}
              </Badge>
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
