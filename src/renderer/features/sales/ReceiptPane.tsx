import type { ReactElement } from 'react';
import type { SaleSummary } from '#contract/sale.ts';
import { PaperPane } from '#renderer/app/PaperPane.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './ReceiptPane.module.css';
import { SaleActions } from './SaleActions.tsx';

interface Props {
  readonly sale: SaleSummary;
  readonly onRefund: () => void;
  readonly onVoid: () => void;
}

/** One document: what can be done with it, what went wrong with it, its receipt and the ways to have that again. */
export function ReceiptPane({ sale, onRefund, onVoid }: Props): ReactElement {
  return (
    <div className={styles['pane']}>
      <SaleActions sale={sale} onRefund={onRefund} onVoid={onVoid} />
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
      {(delivery === 'uncertain' || delivery === 'refused') && (
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
