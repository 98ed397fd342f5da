import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './GoodsFile.module.css';
import { readChosen, type ChosenFile } from './chosen-file.ts';

interface Props {
  /** Of the file that is open now, or null. */
  readonly name: string | null;
  readonly onChoose: (file: ChosenFile) => void;
}

/** The way to a file of goods, or to an empty one to be filled by hand. */
export function ChooseFile({ name, onChoose }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const template = useMutation({ mutationFn: () => api.goodsFile.template({}) });
  const [isBad, setBad] = useState(false);
  const choose = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (file === undefined) return;
    const read = await readChosen(file);
    setBad(read === null);
    if (read !== null) onChoose(read);
  };
  return (
    <div className={styles['rows']}>
      <div className={styles['actions']}>
        <FileTrigger acceptedFileTypes={['.csv', '.tsv', '.txt']} onSelect={(files) => void choose(files)}>
          <Button look="primary">
            {words(name === null ? 'goods-file.choose' : 'goods-file.choose.other')}
          </Button>
        </FileTrigger>
        <Button look="plain" isDisabled={template.isPending} onPress={() => template.mutate()}>
          {words('goods-file.template')}
        </Button>
        {name !== null && <span className={styles['name']}>{name}</span>}
      </div>
      {isBad && (
        <Notice tone="warn" role="alert">
          {words('goods-file.too-big')}
        </Notice>
      )}
      {template.error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(template.error)}
        </Notice>
      )}
    </div>
  );
}
