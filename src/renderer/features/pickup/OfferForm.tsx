import { useState, type ReactElement } from 'react';
import { v7 } from 'uuid';
import type { PickupDetail, Proposal } from '#contract/pickup.ts';
import { offerFaults } from '#domain/pickup/given.ts';
import { priceAsBefore } from '#domain/pickup/offer-price.ts';
import type { PickupStep, ShortReason } from '#domain/pickup/step.ts';
import type { WebOrderLine } from '#domain/pickup/web-order.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { useFormat } from '#renderer/app/format.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ChoiceCards } from '#renderer/ui/ChoiceCards.tsx';
import { ConsentFields, isNamed, type Consent } from './ConsentFields.tsx';
import styles from './forms.module.css';
import { OfferPrice } from './OfferPrice.tsx';
import { useSteps } from './use-step.ts';

interface Props {
  readonly orderId: string;
  readonly replaces: Thousandths;
  readonly reason: ShortReason;
  readonly proposal: Proposal;
  readonly line: WebOrderLine;
  readonly detail: PickupDetail;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** What the shopper pays for goods that are dearer: as before, unless they agreed to more. */
type Price = 'as-before' | 'agreed';

/** Offers goods to the shopper and takes their word, or leaves the offer open until there is one. */
export function OfferForm(props: Props): ReactElement {
  const { proposal, replaces, onBack } = props;
  const words = useWords();
  const { plain } = useQuantityWords();
  const form = useOffer(props);
  return (
    <div className={styles['form']}>
      <p className={styles['loud']}>
        {words('pickup.offer', { quantity: plain(replaces, proposal.unit), name: proposal.name })}
      </p>
      {form.isDearer && (
        <PriceChoice
          proposal={proposal}
          asBefore={form.asBefore}
          value={form.price}
          onChange={form.setPrice}
        />
      )}
      <OfferPrice offer={form.offered} line={props.line} />
      <ConsentFields
        consent={form.consent}
        onChange={form.setConsent}
        phone={props.detail.order.customer.phone}
      />
      <RefusalNotice error={form.error} />
      <div className={styles['buttons']}>
        <Button
          look="primary"
          size="large"
          isWide
          isDisabled={form.isRunning || !isNamed(form.consent)}
          onPress={() => form.offer('yes')}
        >
          {words('pickup.offer.agreed')}
        </Button>
        <div className={styles['split']}>
          <Button
            isWide
            isDisabled={form.isRunning || !isNamed(form.consent)}
            onPress={() => form.offer('no')}
          >
            {words('pickup.offer.refused')}
          </Button>
          <Button isWide isDisabled={form.isRunning} onPress={() => form.offer('later')}>
            {words('pickup.offer.later')}
          </Button>
          <Button look="plain" isWide onPress={onBack}>
            {words('pickup.offer.other')}
          </Button>
        </div>
      </div>
    </div>
  );
}

interface PriceProps {
  readonly proposal: Proposal;
  /** What one unit costs when the shopper pays no more than was ordered. */
  readonly asBefore: number;
  readonly value: Price;
  readonly onChange: (price: Price) => void;
}

function PriceChoice({ proposal, asBefore, value, onChange }: PriceProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const prices = { 'as-before': asBefore, agreed: proposal.price };
  return (
    <ChoiceCards<Price>
      label={words('pickup.offer.price')}
      value={value}
      choices={(['as-before', 'agreed'] as const).map((one) => ({
        value: one,
        title: format.money(prices[one]),
        text: words(`pickup.offer.price.${one}`),
      }))}
      onChange={onChange}
    />
  );
}

function useOffer({ orderId, replaces, reason, proposal, line, detail, onDone }: Props) {
  const steps = useSteps(orderId);
  const [price, setPrice] = useState<Price>('as-before');
  const [consent, setConsent] = useState<Consent>({ by: 'phone', person: detail.order.customer.name });
  const { variantRemoteId, sku, name, ratePpm } = proposal;
  const offered = { variantRemoteId, sku, name, quantity: replaces, unitPrice: proposal.price, ratePpm };
  const isDearer = offerFaults({ replaces, substitute: offered }, { line }, null).length > 0;
  const isDearerAgreed = price === 'agreed' && isDearer;
  const asBefore = priceAsBefore(line, replaces);
  const unitPrice = isDearer && !isDearerAgreed ? asBefore : proposal.price;
  const offer = (word: 'yes' | 'no' | 'later'): void => {
    const offerId = v7();
    const made: PickupStep = {
      kind: 'offer',
      offerId,
      lineId: line.lineId,
      replaces,
      substitute: { ...offered, unitPrice },
    };
    const said = { kind: 'consent', offerId, ...consent } as const;
    const short: PickupStep = { kind: 'short', lineId: line.lineId, quantity: replaces, reason };
    const after: Readonly<Record<typeof word, readonly PickupStep[]>> = {
      yes: [{ ...said, isAccepted: true, isDearerAgreed }],
      no: [{ ...said, isAccepted: false, isDearerAgreed: false }, short],
      later: [],
    };
    steps
      .take(made, ...after[word])
      .then(onDone)
      .catch(() => undefined);
  };
  return {
    offered: { replaces, substitute: { ...offered, unitPrice } },
    isDearer,
    asBefore,
    price,
    setPrice,
    consent,
    setConsent,
    offer,
    error: steps.error,
    isRunning: steps.isRunning,
  };
}
