import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useFormat } from '#renderer/app/format.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import styles from './Deliveries.module.css';
import { goodsOf } from './goods-list.ts';
import { readPasted, type Pasted } from './paste-lines.ts';
import type { Work } from './use-work.ts';

interface Props {
  readonly work: Work;
  readonly onClose: () => void;
}

/** Takes the lines of a supplier's list, copied from a mail or a sheet. */
export function PasteDialog({ work, onClose }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const api = useApi();
  const [text, setText] = useState('');
  const reading = useMutation({
    mutationFn: () => readPasted(api, text),
    onSuccess: ({ lines, wrong }: Pasted) => {
      for (const { item, quantity } of lines) work.dispatch({ kind: 'add', goods: goodsOf(item), quantity });
      if (wrong.length === 0) onClose();
      else setText(linesAt(text, wrong));
    },
  });
  const wrong = reading.data?.wrong ?? [];
  return (
    <TillDialog title={words('stock.paste.title')} canClose={!reading.isPending} onClose={onClose}>
      <div className={styles['ask']}>
        <TextArea
          label={words('stock.paste.label')}
          hint={words('stock.paste.hint')}
          rows={8}
          value={text}
          onChange={setText}
          autoFocus
        />
        {wrong.length > 0 && (
          <Notice tone="warn" role="alert">
            {words('stock.paste.wrong', { count: wrong.length, taken: format.number(taken(reading.data)) })}
          </Notice>
        )}
        <RefusalNotice error={reading.error} />
        <Button
          look="primary"
          size="large"
          isWide
          isDisabled={text.trim() === '' || reading.isPending}
          onPress={() => reading.mutate()}
        >
          {words(reading.isPending ? 'stock.paste.reading' : 'stock.paste.take')}
        </Button>
      </div>
    </TillDialog>
  );
}

function taken(pasted: Pasted | undefined): number {
  return pasted?.lines.length ?? 0;
}

/** What could not be read stays, to be corrected. */
function linesAt(text: string, numbers: readonly number[]): string {
  const lines = text.split(/\r?\n/);
  return numbers.map((number) => lines[number - 1] ?? '').join('\n');
}
