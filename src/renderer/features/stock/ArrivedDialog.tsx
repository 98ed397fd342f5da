import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Transfer } from '#contract/stock.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './Deliveries.module.css';
import { TransferPaper } from './TransferPaper.tsx';

interface Props {
  readonly transfer: Transfer;
  readonly onClose: () => void;
}

/** A transfer's code once more, and the word that the other place has the goods. */
export function ArrivedDialog({ transfer, onClose }: Props): ReactElement {
  const words = useWords();
  const api = useApi();
  const { transferId } = transfer;
  const closing = useMutation({
    mutationFn: () => api.stock.closeTransfer({ transferId }),
    onSuccess: onClose,
  });
  return (
    <TillDialog
      title={words('stock.transfer.to', { name: transfer.to.name })}
      width="narrow"
      onClose={onClose}
    >
      <div className={styles['ask']}>
        <TransferPaper transferId={transferId} />
        <p>{words('stock.transfer.close.text')}</p>
        <RefusalNotice error={closing.error} />
        <Button
          look="primary"
          size="large"
          isWide
          isDisabled={closing.isPending}
          onPress={() => closing.mutate()}
        >
          {words('stock.transfer.close.now')}
        </Button>
      </div>
    </TillDialog>
  );
}
