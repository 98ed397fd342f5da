import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useFormat } from '#renderer/app/format.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { BadRows } from './BadRows.tsx';
import { AS_FOUND, type ChosenFile, type Preview, type Reading } from './chosen-file.ts';
import { Columns } from './Columns.tsx';
import styles from './GoodsFile.module.css';
import { SampleRows } from './SampleRows.tsx';

interface Props {
  readonly file: ChosenFile;
  readonly onDone: () => void;
}

/** What a file would do to the catalog, before it does it. */
export function ImportPane({ file, onDone }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const queries = useQueries();
  const [reading, setReading] = useState<Reading>(AS_FOUND);
  const wanted = { text: file.text, ...reading };
  const { data, error } = useQuery({
    ...queries.goodsFile.preview(wanted),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={words('goods-file.preview.title')} text={words('goods-file.preview.text')}>
      {error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(error)}
        </Notice>
      )}
      {error === null && data === undefined && <Skeleton />}
      {data !== undefined && (
        <div className={styles['rows']}>
          <Columns preview={data} onChange={setReading} />
          <SampleRows preview={data} />
          <BadRows file={wanted} preview={data} />
          <Take file={{ ...wanted, documentId: file.id }} preview={data} onDone={onDone} />
        </div>
      )}
    </Section>
  );
}

interface TakeProps {
  readonly file: Parameters<ReturnType<typeof useApi>['goodsFile']['take']>[0];
  readonly preview: Preview;
  readonly onDone: () => void;
}

function Take({ file, preview, onDone }: TakeProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const errorWords = useErrorWords();
  const api = useApi();
  const take = useMutation({ mutationFn: () => api.goodsFile.take(file) });
  const { added, changed, same, bad } = preview;
  const counts = {
    added: format.number(added),
    changed: format.number(changed),
    same: format.number(same),
    bad: format.number(bad),
  };
  if (take.data !== undefined) {
    return (
      <Notice
        tone="good"
        role="status"
        title={words('goods-file.done')}
        actions={<Button onPress={onDone}>{words('goods-file.close')}</Button>}
      >
        {words('goods-file.done.text', {
          added: format.number(take.data.added),
          changed: format.number(take.data.changed),
          bad: format.number(take.data.bad),
        })}
      </Notice>
    );
  }
  return (
    <div className={styles['rows']}>
      <p>{words('goods-file.counts', counts)}</p>
      {take.error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(take.error)}
        </Notice>
      )}
      <div className={styles['actions']}>
        <Button
          look="primary"
          size="large"
          isDisabled={added + changed === 0 || take.isPending}
          onPress={() => take.mutate()}
        >
          {take.isPending ? words('goods-file.taking') : words('goods-file.take', { count: added + changed })}
        </Button>
        <Button look="plain" isDisabled={take.isPending} onPress={onDone}>
          {words('goods-file.cancel')}
        </Button>
      </div>
    </div>
  );
}
