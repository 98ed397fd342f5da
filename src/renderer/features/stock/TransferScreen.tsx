import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { idSchema } from '#contract/amounts.ts';
import type { Transfer } from '#contract/stock.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { RefuseScans } from '#renderer/app/RefuseScans.tsx';
import { useMay } from '#renderer/app/session.ts';
import { play } from '#renderer/app/sound.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useSearchParam } from '#renderer/app/use-search-param.ts';
import { useScreenScans } from '#renderer/app/use-target.ts';
import { useWhen } from '#renderer/app/use-when.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { ArrivedDialog } from './ArrivedDialog.tsx';
import styles from './Deliveries.module.css';
import { Sheet } from './Sheet.tsx';
import { TransferIn } from './TransferIn.tsx';
import { TransferOut } from './TransferOut.tsx';
import { useTotals } from './use-totals.ts';

/** Goods between the shop's places: sent, on their way, and booked in. */
export function TransferScreen(): ReactElement {
  const words = useWords();
  const queries = useQueries();
  const asked = useSearchParam('view');
  const view = useSearchParam('with') === null ? asked : 'out';
  const transferId = useSearchParam('transfer');
  const places = useQuery(queries.stock.locations({}));
  const sent = useQuery(queries.stock.transfers({}));
  if (places.data === undefined || sent.data === undefined) {
    return (
      <Sheet title={words('stock.transfer.title')}>
        <Waiting
          error={places.error ?? sent.error}
          onRetry={() => {
            void places.refetch();
            void sent.refetch();
          }}
        />
      </Sheet>
    );
  }
  const others = places.data.locations.filter(({ isHere }) => !isHere);
  const { transfers } = sent.data;
  if (others.length === 0) return <OnePlace />;
  if (view === 'out') return <TransferOut places={others} />;
  if (view === 'in') {
    return <TransferIn key={transferId} places={others} transfers={transfers} transferId={transferId} />;
  }
  return <OnTheWay transfers={transfers} />;
}

/** A store with one place sends nothing to itself. */
function OnePlace(): ReactElement {
  const words = useWords();
  return (
    <Sheet title={words('stock.transfer.title')}>
      <RefuseScans />
      <EmptyState sign={<Icon name="shop" size={2} />} title={words('stock.transfer.one.title')}>
        {words('stock.transfer.one.text')}
      </EmptyState>
    </Sheet>
  );
}

/** What was sent and has not all arrived. The code on a transfer's paper books it in. */
function OnTheWay({ transfers }: { readonly transfers: readonly Transfer[] }): ReactElement {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const [arrived, setArrived] = useState<Transfer | null>(null);
  const go = (search: Readonly<Record<string, string>>): void =>
    void navigate({ to: '/stock/transfer', search });
  useScreenScans(({ code }) => {
    const id = idSchema.safeParse(code.toLowerCase());
    if (id.success && may('stock.receive')) go({ view: 'in', transfer: id.data });
    else play('refused');
  });
  return (
    <Sheet title={words('stock.transfer.title')} text={words('stock.transfer.text')}>
      <div className={styles['begin']}>
        {may('stock.move') && (
          <Button look="primary" size="large" onPress={() => go({ view: 'out' })}>
            {words('stock.transfer.out')}
          </Button>
        )}
        {may('stock.receive') && (
          <Button size="large" onPress={() => go({ view: 'in' })}>
            {words('stock.transfer.in')}
          </Button>
        )}
      </div>
      <h2 className={styles['title']}>{words('stock.transfer.way')}</h2>
      {transfers.length === 0 && (
        <EmptyState sign={<Icon name="box" size={2} />} title={words('stock.transfer.none.title')}>
          {words('stock.transfer.none.text')}
        </EmptyState>
      )}
      <ul className={styles['list']}>
        {transfers.map((transfer) => (
          <li key={transfer.transferId} className={styles['card']}>
            <Sent transfer={transfer} onArrived={() => setArrived(transfer)} />
          </li>
        ))}
      </ul>
      {arrived !== null && <ArrivedDialog transfer={arrived} onClose={() => setArrived(null)} />}
    </Sheet>
  );
}

/** The most goods of a transfer that are named on its card. */
const NAMED = 5;

interface SentProps {
  readonly transfer: Transfer;
  readonly onArrived: () => void;
}

function Sent({ transfer, onArrived }: SentProps): ReactElement {
  const words = useWords();
  const may = useMay();
  const when = useWhen();
  const totals = useTotals();
  const { plain } = useQuantityWords();
  const { lines } = transfer;
  const came = lines
    .map(({ unit, arrived: quantity }) => ({ unit, quantity }))
    .filter(({ quantity }) => quantity > 0);
  const others = lines.length - NAMED;
  return (
    <div className={styles['what']}>
      <h3 className={styles['name']}>{words('stock.transfer.to', { name: transfer.to.name })}</h3>
      <p className={styles['facts']}>
        {words('stock.transfer.sent', {
          when: when(transfer.sentAt),
          clerk: transfer.clerk,
          total: totals(lines),
        })}
      </p>
      {came.length > 0 && <p>{words('stock.transfer.arrived', { total: totals(came) })}</p>}
      <ul className={styles['facts']}>
        {lines.slice(0, NAMED).map(({ variantId, name, unit, quantity }) => (
          <li key={variantId}>{words('stock.transfer.line', { quantity: plain(quantity, unit), name })}</li>
        ))}
        {others > 0 && <li>{words('stock.transfer.others', { count: others })}</li>}
      </ul>
      {transfer.note !== '' && <p>{transfer.note}</p>}
      {may('stock.receive') && (
        <div>
          <Button
            onPress={onArrived}
            aria-label={words('stock.transfer.close.this', { name: transfer.to.name })}
          >
            {words('stock.transfer.close')}
          </Button>
        </div>
      )}
      <p className={styles['code']} data-selectable>
        {transfer.transferId}
      </p>
    </div>
  );
}
