import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { GoodsFile } from '#contract/goods-file.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { Preview } from './chosen-file.ts';
import styles from './GoodsFile.module.css';

interface Props {
  readonly file: GoodsFile;
  readonly preview: Preview;
}

/** So many are named on the screen; all of them in the file. */
const SHOWN = 20;

/** Every row that can't be taken, by its line and with the reason. */
export function BadRows({ file, preview: { bad, troubles } }: Props): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  const errorWords = useErrorWords();
  const api = useApi();
  const save = useMutation({ mutationFn: () => api.goodsFile.saveRejects(file) });
  if (bad === 0) return null;
  return (
    <Notice
      tone="warn"
      title={words('goods-file.bad', { count: bad })}
      actions={
        <Button isDisabled={save.isPending} onPress={() => save.mutate()}>
          {words('goods-file.bad.save')}
        </Button>
      }
    >
      <p>{words('goods-file.bad.text')}</p>
      <ul className={styles['troubles']}>
        {troubles.slice(0, SHOWN).map(({ line, field, problem, value }) => (
          <li key={`${line} ${field ?? ''} ${problem}`}>
            <strong>{words('goods-file.line', { line: format.number(line) })}</strong>
            {field !== null && `${words(`goods-file.field.${field}`)}: `}
            {words(`goods-file.problem.${problem}`, { value })}
          </li>
        ))}
      </ul>
      {troubles.length > SHOWN && <p>{words('goods-file.bad.more', { count: troubles.length - SHOWN })}</p>}
      {save.error !== null && <p role="alert">{errorWords(save.error)}</p>}
    </Notice>
  );
}
