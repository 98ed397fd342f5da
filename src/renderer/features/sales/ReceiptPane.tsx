import type { ReactElement } from 'react';
import type { SaleSummary } from '#contract/sale.ts';
import { PaperPane } from '#renderer/app/PaperPane.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './ReceiptPane.module.css';

/** One document's receipt as it was printed, what went wrong with it, and the ways to have it again. */
export function ReceiptPane({ sale }: { readonly sale: SaleSummary }): ReactElement {
  return (
    <div className={styles['pane']}>
      <SaleTroubles sale={sale} />
      <PaperPane subject="sale" id={sale.saleId} />
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
