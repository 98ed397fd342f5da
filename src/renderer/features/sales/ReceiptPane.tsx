import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { SaleSummary } from '#contract/sale.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { ReceiptPaper } from './ReceiptPaper.tsx';
import styles from './ReceiptPane.module.css';

/** One sale's receipt as it was printed, and the way to print it again. */
export function ReceiptPane({ sale }: { readonly sale: SaleSummary }): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const queries = useQueries();
  const { saleId } = sale;
  const receipt = useQuery(queries.receipt.view({ subject: 'sale', id: saleId }));
  const reprint = useMutation({ mutationFn: () => api.receipt.reprint({ subject: 'sale', id: saleId }) });
  return (
    <div className={styles['pane']}>
      <SaleTroubles sale={sale} />
      {receipt.data !== undefined && <ReceiptPaper document={receipt.data.document} />}
      {receipt.isPending && (
        <div className={styles['loading']}>
          <Skeleton shape="block" />
        </div>
      )}
      {receipt.error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(receipt.error)}
        </Notice>
      )}
      <div className={styles['actions']}>
        <Button isWide isDisabled={reprint.isPending} onPress={() => reprint.mutate()}>
          <Icon name="printer" size={1.25} />
          {words('sales.reprint')}
        </Button>
        <p className={styles['said']} role="status">
          {reprint.isSuccess && words('sales.reprinted')}
        </p>
        {reprint.error !== null && (
          <Notice tone="warn" role="alert">
            {errorWords(reprint.error)}
          </Notice>
        )}
      </div>
    </div>
  );
}

/** What went wrong on the way to the store or to the paper. */
function SaleTroubles({ sale: { delivery, paper } }: { readonly sale: SaleSummary }): ReactElement {
  const words = useWords();
  return (
    <>
      {(delivery === 'unknown' || delivery === 'refused') && (
        <Notice tone={delivery === 'refused' ? 'stop' : 'warn'} title={words(`delivery.${delivery}`)}>
          {words(`delivery.${delivery}.text`)}
        </Notice>
      )}
      {(paper === 'unknown' || paper === 'failed') && (
        <Notice tone="warn" title={words(`paper.${paper}`)}>
          {words(`paper.${paper}.text`)}
        </Notice>
      )}
    </>
  );
}
