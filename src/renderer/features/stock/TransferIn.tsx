import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { idSchema } from '#contract/amounts.ts';
import type { StockLocation, Transfer } from '#contract/stock.ts';
import { GoodsEntry } from '#renderer/app/GoodsEntry.tsx';
import { RefuseScans } from '#renderer/app/RefuseScans.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { Booked } from './Booked.tsx';
import { BookPanel } from './BookPanel.tsx';
import { goodsOf, linesOf, type GoodsRow } from './goods-list.ts';
import { NoteField } from './NoteField.tsx';
import { chosenPlace, PlaceField } from './PlaceField.tsx';
import { Sheet } from './Sheet.tsx';
import { useTotals } from './use-totals.ts';
import { useWork, type Work } from './use-work.ts';
import { WorkRows, type PlannedRow } from './WorkRows.tsx';

interface Props {
  readonly places: readonly StockLocation[];
  readonly transfers: readonly Transfer[];
  /** As the paper says it; null where none came with the goods. */
  readonly transferId: string | null;
}

/** Books in what came from another place; the code of the transfer's paper is scanned, or typed, or left out. */
export function TransferIn({ places, transfers, transferId }: Props): ReactElement {
  const words = useWords();
  const totals = useTotals();
  const [booked, setBooked] = useState<string | null>(null);
  const taking = useTaking(places, transferId);
  const { work } = taking;
  const known = transfers.find((one) => one.transferId === taking.transferId);
  const [plan] = useState(() => (known === undefined ? null : planOf(known)));
  if (booked !== null) return <TakenResult total={booked} />;
  const finish = (rows: readonly GoodsRow[]): void => {
    setBooked(totals(rows));
    work.restart(rows);
  };
  return (
    <Sheet
      title={words('stock.transfer.in')}
      text={words('stock.transfer.in.text')}
      back={{ to: '/stock/transfer', words: words('stock.transfer.title') }}
      side={
        <BookPanel
          work={work}
          button={words('stock.receive.book')}
          missing={taking.missing === null ? null : words(`stock.transfer.${taking.missing}`)}
          book={taking.book}
          onBooked={finish}
        >
          <Fields work={work} places={places} />
        </BookPanel>
      }
    >
      <GoodsEntry
        onCode={(code) => {
          const id = idSchema.safeParse(code.toLowerCase());
          if (id.success) work.setField('transfer', id.data);
          return id.success;
        }}
        onGoods={(item, quantity) => work.dispatch({ kind: 'add', goods: goodsOf(item), quantity })}
      />
      <WorkRows work={work} plan={plan} emptyText={words('stock.receive.empty')} />
    </Sheet>
  );
}

function TakenResult({ total }: { readonly total: string }): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <Sheet title={words('stock.transfer.in')}>
      <RefuseScans />
      <Booked
        title={words('stock.receive.done', { total })}
        text={words('stock.receive.done.text')}
        actions={
          <Button
            look="primary"
            autoFocus
            onPress={() => void navigate({ to: '/stock/transfer', search: {} })}
          >
            {words('stock.transfer.to-list')}
          </Button>
        }
      />
    </Sheet>
  );
}

function useTaking(places: readonly StockLocation[], transferId: string | null) {
  const api = useApi();
  const work = useWork(`transfer-in.${transferId ?? 'free'}`, { fields: { transfer: transferId ?? '' } });
  const place = chosenPlace(places, work);
  const typed = work.field('transfer').trim().toLowerCase();
  const id = idSchema.safeParse(typed);
  const book = (): Promise<unknown> =>
    api.stock.transferIn({
      documentId: work.documentId,
      transferId: id.success ? id.data : null,
      fromLocationCode: place?.code ?? '',
      note: work.field('note').trim(),
      lines: linesOf(work.list.rows),
    });
  return { work, transferId: typed, missing: missingOf(place, typed === '' || id.success), book };
}

/** What is not said well enough yet; null when nothing is. */
function missingOf(
  place: StockLocation | undefined,
  isCodeSound: boolean,
): 'from.missing' | 'code.bad' | null {
  if (place === undefined) return 'from.missing';
  return isCodeSound ? null : 'code.bad';
}

/** What of a transfer has not arrived yet. */
function planOf({ lines }: Transfer): PlannedRow[] {
  return lines.map(({ quantity, arrived, ...goods }) => ({
    ...goods,
    open: Math.max(0, quantity - arrived),
  }));
}

interface FieldsProps {
  readonly work: Work;
  readonly places: readonly StockLocation[];
}

function Fields({ work, places }: FieldsProps): ReactElement {
  const words = useWords();
  return (
    <>
      <PlaceField label={words('stock.transfer.from')} places={places} work={work} />
      <TextField
        label={words('stock.transfer.code')}
        hint={words('stock.transfer.code.hint')}
        value={work.field('transfer')}
        onChange={(text) => work.setField('transfer', text)}
        maxLength={40}
        autoComplete="off"
        spellCheck="false"
      />
      <NoteField work={work} />
    </>
  );
}
