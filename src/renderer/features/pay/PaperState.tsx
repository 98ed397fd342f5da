import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { SaleSummary } from '#contract/sale.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './PaperState.module.css';

const RECENT = { text: '', limit: 20, before: null } as const;

const TONES = {
  queued: 'info',
  sent: 'info',
  confirmed: 'good',
  unknown: 'warn',
  failed: 'warn',
  none: 'info',
} as const satisfies Readonly<Record<SaleSummary['paper'], 'info' | 'good' | 'warn'>>;

const STUCK = ['unreachable', 'cover-open', 'paper-out', 'error'] as const;

/** Where the receipt is; the sale is safe whatever it says. */
export function PaperState({ saleId }: { readonly saleId: string }): ReactElement | null {
  const words = useWords();
  const queries = useQueries();
  const { data: recent } = useQuery(queries.sale.recent(RECENT));
  const { data: printer } = useQuery(queries.device.printer({}));
  const sale = recent?.sales.find((one) => one.saleId === saleId);
  if (sale === undefined || printer === undefined) return <div className={styles['wait']} />;
  const stuck = sale.paper === 'queued' ? STUCK.find((state) => state === printer.state) : undefined;
  return (
    <Notice tone={stuck === undefined ? TONES[sale.paper] : 'warn'} role="status">
      {stuck === undefined ? words(`paper.${sale.paper}.text`) : words(`printer.${stuck}.text`)}
    </Notice>
  );
}
