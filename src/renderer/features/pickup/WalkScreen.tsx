import { useNavigate } from '@tanstack/react-router';
import { Fragment, useState, type ReactElement } from 'react';
import { BackLink } from '#renderer/app/BackLink.tsx';
import { CodeSign } from '#renderer/app/CodeSign.tsx';
import { useHotkeys } from '#renderer/app/hotkeys.ts';
import { QuantityDialog } from '#renderer/app/QuantityDialog.tsx';
import { useGoodsScan } from '#renderer/app/use-goods-scan.ts';
import { useSearchParam } from '#renderer/app/use-search-param.ts';
import { useScreenScans, useTyping } from '#renderer/app/use-target.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useTill } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { LackDialog } from './LackDialog.tsx';
import { OrderQuestions } from './OrderQuestions.tsx';
import { OtherOrder } from './OtherOrder.tsx';
import { OtherPicker } from './OtherPicker.tsx';
import { StopFront } from './StopFront.tsx';
import { StopList } from './StopList.tsx';
import { useWalk, type Walk } from './use-walk.ts';
import { WalkEnd } from './WalkEnd.tsx';
import styles from './WalkScreen.module.css';
import { unitOf, type Stop } from './walk-view.ts';
import { WalkSign } from './WalkSign.tsx';

/** Picking: one stop at a time, large enough for the arm's length that a tablet is carried at. */
export function WalkScreen(): ReactElement {
  const words = useWords();
  const orderIds = (useSearchParam('orders') ?? '').split(',').filter((id) => id !== '');
  return (
    <div className={styles['scroll']}>
      <div className={styles['page']}>
        <BackLink to="/pickups" words={words('pickup.title')} />
        {orderIds.length === 0 ? (
          <EmptyState sign={<Icon name="list" size={2} />} title={words('pickup.walk.none')} />
        ) : (
          <Walking key={orderIds.join()} orderIds={orderIds} />
        )}
      </div>
    </div>
  );
}

function Walking({ orderIds }: { readonly orderIds: readonly string[] }): ReactElement {
  const walk = useWalk(orderIds);
  const [lacking, setLacking] = useState<Stop | null>(null);
  const scan = useGoodsScan(walk.hear);
  useScreenScans(({ code }) => {
    walk.clearSign();
    scan.scan(code);
  });
  const { front } = walk;
  const isDone = walk.isReady && walk.stops.every(({ left }) => left === 0);
  useWalkKeys(walk, setLacking);
  if (!walk.isReady) return <Waiting error={walk.error} onRetry={walk.refresh} />;
  return (
    <>
      <Progress walk={walk} />
      <Meanwhile walk={walk} />
      <OtherOrder trouble={scan.trouble} onStay={scan.clear}>
        <WalkSign sign={walk.sign} trouble={scan.trouble} front={front} />
      </OtherOrder>
      {scan.trouble?.kind === 'which' && (
        <CodeSign
          trouble={scan.trouble}
          onClear={scan.clear}
          onSearch={scan.clear}
          onChoose={(item, quantity) => {
            scan.clear();
            walk.hear(item, quantity);
          }}
        />
      )}
      {isDone && <WalkEnd walk={walk} />}
      {front !== null && !isDone && <StopFront walk={walk} stop={front} onLack={() => setLacking(front)} />}
      <StopList walk={walk} />
      {lacking !== null && <LackDialog stop={lacking} walk={walk} onClose={() => setLacking(null)} />}
      <Asking walk={walk} />
    </>
  );
}

/** What is to be known of the orders meanwhile: what they ask, and who else picks them. */
function Meanwhile({ walk }: { readonly walk: Walk }): ReactElement {
  return (
    <>
      {walk.orders.map((detail) => (
        <Fragment key={detail.card.orderId}>
          <OrderQuestions detail={detail} whose={detail.card.customerName} onAnswered={walk.refresh} />
          <OtherPicker detail={detail} onTakeOn={() => walk.takeOn(detail.card.orderId)} />
        </Fragment>
      ))}
    </>
  );
}

/** `+` and `−` for one more and one less, arrows for another stop, F2 for how many or how much, F4 for what lacks. */
function useWalkKeys(walk: Walk, lack: (stop: Stop) => void): void {
  const { isHelpOpen } = useTill();
  const navigate = useNavigate();
  const { front, stops } = walk;
  const turn = (by: 1 | -1): void => {
    const at = stops.findIndex((stop) => stop.id === front?.id);
    const next = stops[Math.min(stops.length - 1, Math.max(0, at + by))];
    if (next !== undefined) walk.turnTo(next);
  };
  useHotkeys({
    ArrowDown: () => turn(1),
    ArrowUp: () => turn(-1),
    ...(front === null ? {} : { F2: () => walk.ask(front) }),
    ...(front === null || front.left === 0 ? {} : { F4: () => lack(front) }),
    Escape: () => void navigate({ to: '/pickups' }),
  });
  useTyping((text) => {
    if (text === '?') isHelpOpen.setState(true, true);
    else if (front !== null && text === '+') walk.more(front);
    else if (front !== null && (text === '-' || text === '−')) walk.less(front);
  });
}

function Progress({ walk: { stops, orders } }: { readonly walk: Walk }): ReactElement {
  const words = useWords();
  const done = stops.reduce((all, stop) => all + Math.min(stop.done, stop.wanted), 0);
  const wanted = stops.reduce((all, stop) => all + stop.wanted, 0);
  const counts = { done: Math.floor(done / PIECE), wanted: Math.ceil(wanted / PIECE) };
  return (
    <header className={styles['head']}>
      <h1 className={styles['title']}>
        {orders.length === 1
          ? words('pickup.walk.one', { name: orders[0]?.card.customerName ?? '' })
          : words('pickup.walk.many', { count: orders.length })}
      </h1>
      <ProgressBar label={words('pickup.card.done', counts)} share={wanted === 0 ? 1 : done / wanted} />
    </header>
  );
}

/** How many pieces there are, or what the goods of one order weigh. */
function Asking({ walk }: { readonly walk: Walk }): ReactElement | null {
  const words = useWords();
  const { asked } = walk;
  if (asked === null) return null;
  const { name } = asked.stop;
  const unit = unitOf(asked.stop);
  return (
    <QuantityDialog
      name={unit === 'piece' ? name : words('pickup.weigh.title', { name, shopper: asked.share.name })}
      unit={unit}
      onTake={(quantity) => walk.tell(asked, quantity)}
      onClose={walk.unask}
    />
  );
}
