import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Delivery } from '#contract/stock.ts';
import { useFormat } from '#renderer/app/format.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { useGoodsScan } from '#renderer/app/use-goods-scan.ts';
import { CodeSign } from '#renderer/app/CodeSign.tsx';
import { useScreenScans } from '#renderer/app/use-target.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import styles from './Deliveries.module.css';
import { shareOf } from './delivery-plan.ts';
import { keptWork } from './kept-work.ts';
import { Sheet } from './Sheet.tsx';
import { useTotals } from './use-totals.ts';

/** What is expected, and the ways to begin. A scan begins a free receipt with what was scanned. */
export function Deliveries({ deliveries }: { readonly deliveries: readonly Delivery[] }): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  const [closing, setClosing] = useState<Delivery | null>(null);
  const { trouble, clear, scan } = useGoodsScan((item) => {
    const due = deliveries.find(({ lines }) => lines.some(({ variantId }) => variantId === item.variantId));
    const search = due === undefined ? { delivery: 'free' } : { delivery: due.deliveryId };
    void navigate({ to: '/stock/receive', search: { ...search, with: item.variantId } });
  });
  useScreenScans(({ code }) => scan(code));
  const open = keptWork('receive.free');
  const go = (search: Readonly<Record<string, string>>) => () =>
    void navigate({ to: '/stock/receive', search });
  return (
    <Sheet title={words('stock.receive.title')} text={words('stock.receive.text')}>
      <div className={styles['begin']}>
        <Button look="primary" size="large" onPress={go({ delivery: 'free' })}>
          <Icon name="barcode" />
          {words(open === null ? 'stock.receive.free' : 'stock.receive.free.go-on')}
        </Button>
        <Button size="large" onPress={go({ expect: 'new' })}>
          <Icon name="plus" />
          {words('stock.expect.new')}
        </Button>
      </div>
      <CodeSign
        trouble={trouble}
        onClear={clear}
        onSearch={go({ delivery: 'free' })}
        onChoose={(item) => {
          clear();
          void navigate({ to: '/stock/receive', search: { with: item.variantId } });
        }}
      />
      <h2 className={styles['title']}>{words('stock.receive.expected')}</h2>
      {deliveries.length === 0 && (
        <EmptyState sign={<Icon name="box" size={2} />} title={words('stock.receive.none.title')}>
          {words('stock.receive.none.text')}
        </EmptyState>
      )}
      <ul className={styles['list']}>
        {deliveries.map((delivery) => (
          <li key={delivery.deliveryId} className={styles['card']}>
            <Card
              delivery={delivery}
              onReceive={go({ delivery: delivery.deliveryId })}
              onChange={go({ expect: delivery.deliveryId })}
              onEnd={() => setClosing(delivery)}
            />
          </li>
        ))}
      </ul>
      {closing !== null && <EndDialog delivery={closing} onClose={() => setClosing(null)} />}
    </Sheet>
  );
}

interface CardProps {
  readonly delivery: Delivery;
  readonly onReceive: () => void;
  readonly onChange: () => void;
  readonly onEnd: () => void;
}

function Card({ delivery, onReceive, onChange, onEnd }: CardProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const totals = useTotals();
  const { supplier, reference, dueOn, lines } = delivery;
  const came = lines.map(({ unit, received }) => ({ unit, quantity: received }));
  const isBegun = lines.some(({ received }) => received > 0);
  const name = reference === '' ? supplier : `${supplier}, ${reference}`;
  return (
    <>
      <div className={styles['what']}>
        <h3 className={styles['name']}>{name}</h3>
        <p className={styles['facts']}>
          <span>{words('stock.work.lines', { count: lines.length })}</span>
          {dueOn !== null && (
            <DueBadge dueOn={dueOn} words={words('stock.due', { day: format.date(dueOn) })} />
          )}
        </p>
        <ProgressBar
          label={words('stock.receive.progress', { came: totals(came), all: totals(lines) })}
          share={shareOf(delivery)}
        />
      </div>
      <div className={styles['acts']}>
        <Button look="primary" onPress={onReceive} aria-label={words('stock.receive.this', { name })}>
          {words('stock.receive.act')}
        </Button>
        {!isBegun && (
          <Button onPress={onChange} aria-label={words('stock.expect.change.this', { name })}>
            {words('stock.expect.change')}
          </Button>
        )}
        <Button look="plain" onPress={onEnd} aria-label={words('stock.receive.end.this', { name })}>
          {words('stock.receive.end')}
        </Button>
      </div>
    </>
  );
}

function DueBadge({ dueOn, words }: { readonly dueOn: string; readonly words: string }): ReactElement {
  const [today] = useState(() => Date.now() - DAY);
  const isLate = Date.parse(dueOn) < today;
  return (
    <Badge tone={isLate ? 'warn' : 'neutral'} hasDot={isLate}>
      {words}
    </Badge>
  );
}

const DAY = 86_400_000;

interface EndProps {
  readonly delivery: Delivery;
  readonly onClose: () => void;
}

/** Asks before the rest of a delivery is given up. */
function EndDialog({ delivery, onClose }: EndProps): ReactElement {
  const words = useWords();
  const api = useApi();
  const ending = useMutation({
    mutationFn: () => api.stock.closeDelivery({ deliveryId: delivery.deliveryId }),
    onSuccess: onClose,
  });
  return (
    <TillDialog title={words('stock.receive.end')} width="narrow" onClose={onClose}>
      <div className={styles['ask']}>
        <p>{words('stock.receive.end.text', { supplier: delivery.supplier })}</p>
        <RefusalNotice error={ending.error} />
        <Button
          look="danger"
          size="large"
          isWide
          isDisabled={ending.isPending}
          onPress={() => ending.mutate()}
        >
          {words('stock.receive.end')}
        </Button>
      </div>
    </TillDialog>
  );
}
