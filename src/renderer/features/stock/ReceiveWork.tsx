import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Delivery } from '#contract/stock.ts';
import { GoodsEntry } from '#renderer/app/GoodsEntry.tsx';
import { RefuseScans } from '#renderer/app/RefuseScans.tsx';
import { MAX_TEXT } from '#renderer/app/ReasonField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { Booked } from './Booked.tsx';
import { BookPanel } from './BookPanel.tsx';
import { planOf } from './delivery-plan.ts';
import { goodsOf, linesOf, type GoodsRow } from './goods-list.ts';
import { Sheet } from './Sheet.tsx';
import { useTotals } from './use-totals.ts';
import { useWithGoods } from './use-with-goods.ts';
import { useWork, type Work } from './use-work.ts';
import { WorkRows } from './WorkRows.tsx';

interface Props {
  /** Null for goods that nobody foretold. */
  readonly delivery: Delivery | null;
}

/** Takes in what arrived: each scan one more, then booked all at once. */
export function ReceiveWork({ delivery }: Props): ReactElement {
  const words = useWords();
  const totals = useTotals();
  const receiving = useReceiving(delivery);
  const [booked, setBooked] = useState<string | null>(null);
  const { work } = receiving;
  const done = work.list.rows.length === 0 ? booked : null;
  useWithGoods(work);
  const title =
    delivery === null
      ? words('stock.receive.free')
      : words('stock.receive.from', { supplier: delivery.supplier });
  const back = { to: '/stock/receive', words: words('stock.receive.title') } as const;
  const finish = (rows: readonly GoodsRow[]): void => {
    setBooked(totals(rows));
    work.restart(rows);
  };
  return (
    <Sheet
      title={title}
      {...(delivery === null || delivery.reference === '' ? {} : { text: delivery.reference })}
      back={back}
      side={
        done === null && (
          <BookPanel
            work={work}
            button={words('stock.receive.book')}
            missing={null}
            book={receiving.book}
            onBooked={finish}
          >
            <Fields work={work} delivery={delivery} />
          </BookPanel>
        )
      }
    >
      {done === null || delivery === null ? (
        <GoodsEntry
          onGoods={(item, quantity) => {
            setBooked(null);
            work.dispatch({ kind: 'add', goods: goodsOf(item), quantity });
          }}
        />
      ) : (
        <RefuseScans />
      )}
      {done === null ? (
        <WorkRows work={work} plan={receiving.plan} emptyText={words('stock.receive.empty')} />
      ) : (
        <Booked
          title={words('stock.receive.done', { total: done })}
          text={words('stock.receive.done.text')}
          actions={<AfterReceiving isFree={delivery === null} onMore={() => setBooked(null)} />}
        />
      )}
    </Sheet>
  );
}

function useReceiving(delivery: Delivery | null) {
  const api = useApi();
  const deliveryId = delivery?.deliveryId ?? null;
  const work = useWork(`receive.${deliveryId ?? 'free'}`);
  // What was still to come when the work began: booking it brings a newer delivery, not another measure.
  const [plan] = useState(() => (delivery === null ? null : planOf(delivery)));
  const book = (): Promise<unknown> =>
    api.stock.receive({
      documentId: work.documentId,
      deliveryId,
      supplier: delivery?.supplier ?? work.field('supplier').trim(),
      reference: delivery?.reference ?? work.field('reference').trim(),
      note: work.field('note').trim(),
      lines: linesOf(work.list.rows),
      closes: work.field('closes') === 'yes',
    });
  return { work, plan, book };
}

interface FieldsProps {
  readonly work: Work;
  readonly delivery: Delivery | null;
}

function Fields({ work, delivery }: FieldsProps): ReactElement {
  const words = useWords();
  const field = (name: 'supplier' | 'reference' | 'note', most: number): ReactElement => (
    <TextField
      label={words(`stock.receive.${name}`)}
      value={work.field(name)}
      onChange={(text) => work.setField(name, text)}
      maxLength={most}
      autoComplete="off"
    />
  );
  return (
    <>
      {delivery === null && field('supplier', 120)}
      {delivery === null && field('reference', MAX_TEXT)}
      {field('note', MAX_TEXT)}
      {delivery !== null && (
        <Check
          isSelected={work.field('closes') === 'yes'}
          onChange={(isLast) => work.setField('closes', isLast ? 'yes' : '')}
        >
          {words('stock.receive.closes')}
        </Check>
      )}
    </>
  );
}

interface AfterProps {
  readonly isFree: boolean;
  readonly onMore: () => void;
}

function AfterReceiving({ isFree, onMore }: AfterProps): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <>
      <Button look="primary" autoFocus onPress={() => void navigate({ to: '/stock/receive', search: {} })}>
        {words('stock.receive.to-list')}
      </Button>
      {isFree && <Button onPress={onMore}>{words('stock.receive.again')}</Button>}
    </>
  );
}
