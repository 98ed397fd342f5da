import { useState, type ReactElement } from 'react';
import { adjustReasonSchema } from '#contract/stock-movement.ts';
import type { OutputOf } from '#contract/procedure.ts';
import type { stock as stockContract } from '#contract/stock.ts';
import { GoodsEntry } from '#renderer/app/GoodsEntry.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Booked } from './Booked.tsx';
import { BookPanel } from './BookPanel.tsx';
import { goodsOf, linesOf, type GoodsRow } from './goods-list.ts';
import { NoteField } from './NoteField.tsx';
import { Sheet } from './Sheet.tsx';
import { useTotals } from './use-totals.ts';
import { useWithGoods } from './use-with-goods.ts';
import { useWork, type Work } from './use-work.ts';
import { WorkRows } from './WorkRows.tsx';

type Reason = (typeof adjustReasonSchema.options)[number];
type Direction = 'less' | 'more';

/** Takes goods out of the stock, or adds them, with a reason. */
export function AdjustScreen(): ReactElement {
  const words = useWords();
  const totals = useTotals();
  const adjusting = useAdjusting();
  const { work, direction } = adjusting;
  const [booked, setBooked] = useState<{ readonly total: string; readonly direction: Direction } | null>(
    null,
  );
  const done = work.list.rows.length === 0 ? booked : null;
  useWithGoods(work);
  const finish = (rows: readonly GoodsRow[]): void => {
    setBooked({ total: totals(rows), direction });
    work.restart(rows);
  };
  return (
    <Sheet
      title={words('stock.adjust.title')}
      text={words('stock.adjust.text')}
      side={
        done === null && (
          <BookPanel
            work={work}
            button={words(`stock.adjust.book.${direction}`)}
            missing={adjusting.reason === null ? words('stock.adjust.reason.missing') : null}
            book={adjusting.book}
            onBooked={finish}
          >
            <Why work={work} reason={adjusting.reason} direction={direction} />
          </BookPanel>
        )
      }
    >
      <GoodsEntry
        onGoods={(item, quantity) => {
          setBooked(null);
          work.dispatch({ kind: 'add', goods: goodsOf(item), quantity });
        }}
      />
      {done === null ? (
        <WorkRows work={work} emptyText={words('stock.adjust.empty')} />
      ) : (
        <Booked
          title={words(`stock.adjust.done.${done.direction}`, { total: done.total })}
          text={words('stock.adjust.done.text')}
          actions={
            <Button look="primary" autoFocus onPress={() => setBooked(null)}>
              {words('stock.adjust.again')}
            </Button>
          }
        />
      )}
    </Sheet>
  );
}

function useAdjusting() {
  const api = useApi();
  const work = useWork('adjust');
  const reason = adjustReasonSchema.options.find((one) => one === work.field('reason')) ?? null;
  const direction: Direction =
    reason === 'found' || (reason === 'other' && work.field('direction') === 'more') ? 'more' : 'less';
  const book = (): Promise<OutputOf<typeof stockContract.adjust>> => {
    const sign = direction === 'more' ? 1 : -1;
    return api.stock.adjust({
      documentId: work.documentId,
      reason: reason ?? 'other',
      note: work.field('note').trim(),
      lines: linesOf(work.list.rows).map(({ variantId, quantity }) => ({
        variantId,
        quantity: sign * quantity,
      })),
    });
  };
  return { work, reason, direction, book };
}

interface WhyProps {
  readonly work: Work;
  readonly reason: Reason | null;
  readonly direction: Direction;
}

function Why({ work, reason, direction }: WhyProps): ReactElement {
  const words = useWords();
  return (
    <>
      <Segmented<Reason | ''>
        label={words('stock.adjust.why')}
        value={reason ?? ''}
        choices={adjustReasonSchema.options.map((one) => ({
          value: one,
          words: words(`stock.reason.${one}`),
        }))}
        onChange={(chosen) => work.setField('reason', chosen)}
      />
      {reason === 'other' && (
        <Segmented
          label={words('stock.adjust.direction')}
          value={direction}
          choices={[
            { value: 'less', words: words('stock.adjust.less') },
            { value: 'more', words: words('stock.adjust.more') },
          ]}
          onChange={(chosen) => work.setField('direction', chosen)}
        />
      )}
      <NoteField work={work} />
    </>
  );
}
