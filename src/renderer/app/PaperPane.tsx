import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { ReceiptPaper } from './ReceiptPaper.tsx';
import { useErrorWords, useWords } from './words.ts';
import styles from './PaperPane.module.css';

interface Props {
  readonly subject: 'sale' | 'z' | 'cash' | 'pickup';
  /** Of the sale, the shift, the movement of cash or the step that packed an order. */
  readonly id: string;
}

/** A paper as it was printed, and the ways to have it again: printed, as PDF, as a web page. */
export function PaperPane({ subject, id }: Props): ReactElement {
  const errorWords = useErrorWords();
  const queries = useQueries();
  const paper = useQuery(queries.receipt.view({ subject, id }));
  return (
    <>
      {paper.data !== undefined && <ReceiptPaper document={paper.data.document} />}
      {paper.isPending && (
        <div className={styles['loading']}>
          <Skeleton shape="block" />
        </div>
      )}
      {paper.error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(paper.error)}
        </Notice>
      )}
      {paper.data !== undefined && <PaperActions subject={subject} id={id} />}
    </>
  );
}

function PaperActions({ subject, id }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const reprint = useMutation({ mutationFn: () => api.receipt.reprint({ subject, id }) });
  const save = useMutation({ mutationFn: (as: 'pdf' | 'html') => api.receipt.save({ subject, id, as }) });
  const isBusy = reprint.isPending || save.isPending;
  const file = save.data?.file ?? null;
  const error = reprint.error ?? save.error;
  // What is said is about the last thing done.
  const print = (): void => {
    save.reset();
    reprint.mutate();
  };
  const keep = (as: 'pdf' | 'html'): void => {
    reprint.reset();
    save.mutate(as);
  };
  return (
    <div className={styles['actions']}>
      <Button isWide isDisabled={isBusy} onPress={print}>
        <Icon name="printer" size={1.25} />
        {words('paper.print')}
      </Button>
      <div className={styles['files']}>
        <Button isWide isDisabled={isBusy} onPress={() => keep('pdf')}>
          {words('paper.save.pdf')}
        </Button>
        <Button isWide isDisabled={isBusy} onPress={() => keep('html')}>
          {words('paper.save.html')}
        </Button>
      </div>
      <p className={styles['said']} role="status">
        {reprint.isSuccess && <span>{words('paper.printed')}</span>}
        {file !== null && <span>{words('paper.saved', { file })}</span>}
      </p>
      {error !== null && (
        <Notice tone="warn" role="alert">
          {errorWords(error)}
        </Notice>
      )}
    </div>
  );
}
