import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { PickupDetail } from '#contract/pickup.ts';
import { BackLink } from '#renderer/app/BackLink.tsx';
import type { OrderCounter } from '#renderer/app/hand-over.ts';
import { useTill } from '#renderer/app/TillProvider.tsx';
import { useSearchParam } from '#renderer/app/use-search-param.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { CodeSign } from './CodeSign.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { OrderActs } from './OrderActs.tsx';
import { OrderLines } from './OrderLines.tsx';
import { OrderMoney } from './OrderMoney.tsx';
import { OrderPerson } from './OrderPerson.tsx';
import { OrderQuestions } from './OrderQuestions.tsx';
import styles from './OrderScreen.module.css';
import { LastStep, OrderStory } from './OrderStory.tsx';
import { PackDialog } from './PackDialog.tsx';
import { isCodeOf } from './proof.ts';
import { STAGE_TONES } from './stage-tones.ts';
import { useSeen } from './use-seen.ts';
import { TakenInVain } from './TakenInVain.tsx';
import { useShopperScans } from './use-shopper-scans.ts';

interface Props {
  readonly orderId: string;
  /** Where money for it moves; null where there is no counter, as on a second screen. */
  readonly counter: OrderCounter | null;
}

/** One order: what is in it, whose it is, what became of it, and what can be done now. */
export function OrderScreen({ orderId, counter }: Props): ReactElement {
  const words = useWords();
  const { data, error, refetch } = useQuery(useQueries().pickup.order({ orderId }));
  return (
    <div className={styles['scroll']}>
      <div className={styles['page']}>
        <BackLink to="/pickups" words={words('pickup.title')} />
        {data === undefined ? (
          <Waiting error={error} onRetry={() => void refetch()} />
        ) : (
          <Order detail={data} counter={counter} />
        )}
      </div>
    </div>
  );
}

/** What lies over the order. */
type Opened = 'give' | 'pack' | null;

function Order({
  detail,
  counter,
}: { readonly detail: PickupDetail } & Pick<Props, 'counter'>): ReactElement {
  const words = useWords();
  const { card, order, pickup, isHere } = detail;
  useSeen(card);
  const scans = useShopperScans();
  const asked = useAsked(detail);
  const isOpen = pickup.stage === 'packed' || pickup.stage === 'ready' || pickup.stage === 'released';
  return (
    <>
      <header className={styles['head']}>
        <h1 className={styles['title']}>
          {order.customer.name} <span className={styles['code']}>{order.code}</span>
        </h1>
        <Badge tone={STAGE_TONES[pickup.stage]}>{words(`pickup.stage.${pickup.stage}`)}</Badge>
        {isOpen && pickup.place !== '' && <span className={styles['place']}>{pickup.place}</span>}
        {card.isRefused && <Badge tone="stop">{words('pickup.card.refused')}</Badge>}
        {!isHere && <Badge tone="warn">{words('pickup.elsewhere')}</Badge>}
      </header>
      <LastStep detail={detail} />
      <CodeSign trouble={scans.trouble} onClear={scans.clear} />
      <TakenInVain detail={detail} counter={counter} />
      <OrderQuestions detail={detail} />
      <div className={styles['parts']}>
        <div className={styles['main']}>
          <OrderLines detail={detail} />
        </div>
        <aside className={styles['side']}>
          <OrderActs
            detail={detail}
            counter={counter}
            onGive={() => asked.open('give')}
            onPack={() => asked.open('pack')}
          />
          <OrderMoney detail={detail} />
          <OrderPerson detail={detail} />
          <OrderStory detail={detail} />
        </aside>
      </div>
      {asked.opened === 'give' && (
        <HandOverDialog
          key={card.orderId}
          detail={detail}
          isShown={asked.isShown}
          counter={counter}
          onClose={asked.close}
        />
      )}
      {asked.opened === 'pack' && <PackDialog detail={detail} onClose={asked.close} />}
    </>
  );
}

/** What is open, here or as the address says; what no longer fits the order's stage does not open. */
function useAsked({ order, pickup: { stage }, card: { orderId } }: PickupDetail) {
  const navigate = useNavigate();
  const give = useSearchParam('give');
  const pack = useSearchParam('pack');
  const [own, open] = useState<Opened>(null);
  const isGiving = (own === 'give' || give !== null) && (stage === 'ready' || stage === 'packed');
  const isPacking = (own === 'pack' || pack !== null) && (stage === 'picking' || stage === 'packed');
  const opened: Opened = isGiving ? 'give' : isPacking ? 'pack' : null;
  const shown = useShownCode(orderId);
  const close = (): void => {
    open(null);
    shown.forget();
    if (give !== null || pack !== null) {
      void navigate({ to: '/pickups/$orderId', params: { orderId }, search: {}, replace: true });
    }
  };
  return { opened, open, close, isShown: shown.code !== null && isCodeOf(order, shown.code) };
}

/** The code that the shopper of this order showed, until its handing over or its screen is closed. */
function useShownCode(orderId: string) {
  const { scannedOrder } = useTill();
  const scanned = useStore(scannedOrder);
  const forget = useCallback((): void => {
    if (scannedOrder.getState()?.orderId === orderId) scannedOrder.setState(null, true);
  }, [scannedOrder, orderId]);
  useEffect(() => forget, [forget]);
  return { code: scanned?.orderId === orderId ? scanned.code : null, forget };
}
