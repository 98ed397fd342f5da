import { useState, type ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { offerFaults } from '#domain/pickup/given.ts';
import type { Offer } from '#domain/pickup/pickup.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ConsentFields, isNamed, type Consent } from './ConsentFields.tsx';
import styles from './Offer.module.css';
import { OfferPrice } from './OfferPrice.tsx';
import { useSteps } from './use-step.ts';

interface Props {
  readonly offer: Offer;
  readonly detail: PickupDetail;
}

/** Takes the shopper's word on an offer that waits for it. */
export function OfferWord({ offer, detail }: Props): ReactElement | null {
  const words = useWords();
  const mayWork = useMay()('pickup.work') && detail.isHere;
  const steps = useSteps(detail.card.orderId);
  const [consent, setConsent] = useState<Consent>({ by: 'phone', person: detail.order.customer.name });
  if (!mayWork) return null;
  const line = detail.pickup.lines.find((one) => one.line.lineId === offer.lineId);
  const isDearer = line !== undefined && offerFaults(offer, line, null).length > 0;
  const say = (isAccepted: boolean): void => {
    const { offerId } = offer;
    const isDearerAgreed = isAccepted && isDearer;
    steps.take({ kind: 'consent', offerId, isAccepted, ...consent, isDearerAgreed }).catch(() => undefined);
  };
  const isDisabled = steps.isRunning || !isNamed(consent);
  return (
    <div className={styles['word']}>
      {line !== undefined && <OfferPrice offer={offer} line={line.line} />}
      <ConsentFields consent={consent} onChange={setConsent} phone={detail.order.customer.phone} />
      {isDearer && <p className={styles['dearer']}>{words('pickup.offer.dearer-hint')}</p>}
      <div className={styles['acts']}>
        <Button look="primary" isDisabled={isDisabled} onPress={() => say(true)}>
          {words('pickup.offer.agreed')}
        </Button>
        <Button isDisabled={isDisabled} onPress={() => say(false)}>
          {words('pickup.offer.refused')}
        </Button>
      </div>
      <RefusalNotice error={steps.error} />
    </div>
  );
}
