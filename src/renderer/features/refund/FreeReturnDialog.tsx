import { useRef, useState, type ReactElement } from 'react';
import { fullName } from '#domain/sale/item-name.ts';
import { QuantityDialog } from '#renderer/app/QuantityDialog.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { FreeRows } from './FreeRows.tsx';
import { GoodsFinder } from '#renderer/app/GoodsFinder.tsx';
import { ReturnForm } from './ReturnForm.tsx';
import { useFreeReturn } from './use-free-return.ts';

interface Props {
  /** What comes back is at the counter. */
  readonly onTaken: () => void;
  readonly onClose: () => void;
}

/** Goods that come back without a receipt: found by name or scanned, at no more than they cost now. */
export function FreeReturnDialog({ onTaken, onClose }: Props): ReactElement {
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const free = useFreeReturn(onTaken, setText);
  const { asked } = free;
  return (
    <>
      <TillDialog
        title={words('free.title')}
        width="wide"
        canClose={!free.isBusy}
        onClose={onClose}
        onScan={free.scan}
      >
        <ReturnForm
          reason={reason}
          onReason={setReason}
          total={free.total}
          isReady={free.rows.length > 0 && free.total !== null}
          isBusy={free.isBusy}
          isAsking={free.isAsking}
          error={free.error}
          said=""
          keys={{ F3: () => field.current?.focus() }}
          onTake={free.take}
        >
          <GoodsFinder
            ref={field}
            text={text}
            onType={setText}
            onPick={(item) => {
              setText('');
              field.current?.focus();
              free.add(item);
            }}
          />
          <FreeRows rows={free.rows} dispatch={free.dispatch} onType={free.ask} />
        </ReturnForm>
      </TillDialog>
      {asked !== null && (
        <QuantityDialog
          name={fullName(asked)}
          unit={asked.unit}
          onTake={(quantity) => {
            const row = free.rows.find(({ item }) => item.variantId === asked.variantId);
            if (row === undefined) free.dispatch({ kind: 'add', item: asked, quantity });
            else free.dispatch({ kind: 'quantity', row, quantity });
          }}
          onClose={() => free.ask(null)}
        />
      )}
    </>
  );
}
