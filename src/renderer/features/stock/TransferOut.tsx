import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { StockLocation } from '#contract/stock.ts';
import { GoodsEntry } from '#renderer/app/GoodsEntry.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Booked } from './Booked.tsx';
import { BookPanel } from './BookPanel.tsx';
import { goodsOf, linesOf, type GoodsRow } from './goods-list.ts';
import { NoteField } from './NoteField.tsx';
import { chosenPlace, PlaceField } from './PlaceField.tsx';
import { Sheet } from './Sheet.tsx';
import { TransferPaper } from './TransferPaper.tsx';
import { useTotals } from './use-totals.ts';
import { useWithGoods } from './use-with-goods.ts';
import { useWork, type Work } from './use-work.ts';
import { WorkRows } from './WorkRows.tsx';

interface Sent {
  readonly transferId: string;
  readonly place: string;
  readonly total: string;
}

/** Sends goods to another place. The transfer's code goes with them. */
export function TransferOut({ places }: { readonly places: readonly StockLocation[] }): ReactElement {
  const words = useWords();
  const totals = useTotals();
  const api = useApi();
  const work = useWork('transfer-out');
  const [sent, setSent] = useState<Sent | null>(null);
  const done = work.list.rows.length === 0 ? sent : null;
  useWithGoods(work);
  const place = chosenPlace(places, work);
  const back = { to: '/stock/transfer', words: words('stock.transfer.title') } as const;
  const send = (): Promise<unknown> =>
    api.stock.transferOut({
      documentId: work.documentId,
      toLocationCode: place?.code ?? '',
      note: work.field('note').trim(),
      lines: linesOf(work.list.rows),
    });
  const finish = (rows: readonly GoodsRow[]): void => {
    setSent({
      transferId: work.documentId,
      place: place?.name ?? '',
      total: totals(rows),
    });
    work.restart(rows);
  };
  return (
    <Sheet
      title={words('stock.transfer.out')}
      back={back}
      side={
        done === null && (
          <BookPanel
            work={work}
            button={words('stock.transfer.send')}
            missing={place === undefined ? words('stock.transfer.where.missing') : null}
            book={send}
            onBooked={finish}
          >
            <Fields work={work} places={places} />
          </BookPanel>
        )
      }
    >
      <GoodsEntry
        onGoods={(item, quantity) => {
          setSent(null);
          work.dispatch({ kind: 'add', goods: goodsOf(item), quantity });
        }}
      />
      {done === null ? (
        <WorkRows work={work} emptyText={words('stock.transfer.empty')} />
      ) : (
        <SentResult sent={done} onMore={() => setSent(null)} />
      )}
    </Sheet>
  );
}

function SentResult({ sent, onMore }: { readonly sent: Sent; readonly onMore: () => void }): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <Booked
      title={words('stock.transfer.sent.title', { total: sent.total, name: sent.place })}
      text={words('stock.transfer.sent.text')}
      actions={
        <>
          <Button
            look="primary"
            autoFocus
            onPress={() => void navigate({ to: '/stock/transfer', search: {} })}
          >
            {words('stock.transfer.to-list')}
          </Button>
          <Button onPress={onMore}>{words('stock.transfer.again')}</Button>
        </>
      }
    >
      <TransferPaper transferId={sent.transferId} />
    </Booked>
  );
}

interface FieldsProps {
  readonly work: Work;
  readonly places: readonly StockLocation[];
}

function Fields({ work, places }: FieldsProps): ReactElement {
  const words = useWords();
  return (
    <>
      <PlaceField label={words('stock.transfer.where')} places={places} work={work} />
      <NoteField work={work} />
    </>
  );
}
