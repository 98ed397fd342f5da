import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Delivery } from '#contract/stock.ts';
import { GoodsEntry } from '#renderer/app/GoodsEntry.tsx';
import { MAX_TEXT } from '#renderer/app/ReasonField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { BookPanel } from './BookPanel.tsx';
import { goodsOf, linesOf } from './goods-list.ts';
import type { KeptWork } from './kept-work.ts';
import { PasteDialog } from './PasteDialog.tsx';
import { Sheet } from './Sheet.tsx';
import { useWork, type Work } from './use-work.ts';
import { WorkRows } from './WorkRows.tsx';

/** Notes a delivery that is to come, or changes one of which nothing came yet. */
export function ExpectForm({ delivery }: { readonly delivery: Delivery | null }): ReactElement {
  const words = useWords();
  const api = useApi();
  const navigate = useNavigate();
  const [isPasting, setPasting] = useState(false);
  const work = useWork(`expect.${delivery?.deliveryId ?? 'new'}`, firstOf(delivery));
  const supplier = work.field('supplier').trim();
  const save = (): Promise<unknown> =>
    api.stock.expect({
      deliveryId: work.documentId,
      supplier,
      reference: work.field('reference').trim(),
      dueOn: work.field('dueOn') === '' ? null : work.field('dueOn'),
      lines: linesOf(work.list.rows),
    });
  return (
    <Sheet
      title={words(delivery === null ? 'stock.expect.new' : 'stock.expect.change')}
      text={words('stock.expect.text')}
      back={{ to: '/stock/receive', words: words('stock.receive.title') }}
      side={
        <BookPanel
          work={work}
          button={words('stock.expect.save')}
          missing={supplier === '' ? words('stock.expect.supplier.missing') : null}
          book={save}
          onBooked={(rows) => {
            work.restart(rows);
            void navigate({ to: '/stock/receive', search: {} });
          }}
        >
          <Fields work={work} />
          <Button isWide onPress={() => setPasting(true)}>
            {words('stock.paste.title')}
          </Button>
        </BookPanel>
      }
    >
      <GoodsEntry
        onGoods={(item, quantity) => work.dispatch({ kind: 'add', goods: goodsOf(item), quantity })}
      />
      <WorkRows work={work} emptyText={words('stock.expect.empty')} />
      {isPasting && <PasteDialog work={work} onClose={() => setPasting(false)} />}
    </Sheet>
  );
}

/** A delivery as it was noted, to be changed. */
function firstOf(delivery: Delivery | null): Partial<KeptWork> {
  if (delivery === null) return {};
  const { deliveryId, supplier, reference, dueOn, lines } = delivery;
  return {
    documentId: deliveryId,
    fields: { supplier, reference, dueOn: dueOn ?? '' },
    rows: lines.map(({ received: _, ...row }) => row),
  };
}

function Fields({ work }: { readonly work: Work }): ReactElement {
  const words = useWords();
  return (
    <>
      <TextField
        label={words('stock.receive.supplier')}
        value={work.field('supplier')}
        onChange={(text) => work.setField('supplier', text)}
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        label={words('stock.receive.reference')}
        value={work.field('reference')}
        onChange={(text) => work.setField('reference', text)}
        maxLength={MAX_TEXT}
        autoComplete="off"
      />
      <TextField
        label={words('stock.expect.due')}
        type="date"
        value={work.field('dueOn')}
        onChange={(text) => work.setField('dueOn', text)}
      />
    </>
  );
}
