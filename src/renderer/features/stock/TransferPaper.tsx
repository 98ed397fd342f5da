import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { QrCode } from '#renderer/app/QrCode.tsx';
import { useWords } from '#renderer/app/words.ts';
import styles from './Deliveries.module.css';

/** The code that goes with a transfer: where the goods arrive it is scanned, or typed. */
export function TransferPaper({ transferId }: { readonly transferId: string }): ReactElement {
  const words = useWords();
  // What draws codes is large and seldom wanted: it comes when it is.
  const { data } = useQuery({
    queryKey: ['qr', transferId],
    queryFn: async () => (await import('#renderer/app/draw-qr.ts')).drawQr(transferId),
  });
  return (
    <div className={styles['paper']}>
      {data !== undefined && <QrCode drawing={data} label={words('stock.transfer.code')} />}
      <p className={styles['code']} data-selectable>
        {transferId}
      </p>
    </div>
  );
}
