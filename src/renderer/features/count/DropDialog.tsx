import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './CountedDialog.module.css';

interface Props {
  readonly countId: string;
  readonly onClose: () => void;
}

/** Asks before a count is given up. */
export function DropDialog({ countId, onClose }: Props): ReactElement {
  const words = useWords();
  const api = useApi();
  const dropping = useMutation({ mutationFn: () => api.count.drop({ countId }), onSuccess: onClose });
  return (
    <TillDialog title={words('count.drop')} width="narrow" onClose={onClose}>
      <div className={styles['form']}>
        <p>{words('count.drop.text')}</p>
        <RefusalNotice error={dropping.error} />
        <Button
          look="danger"
          size="large"
          isWide
          isDisabled={dropping.isPending}
          onPress={() => dropping.mutate()}
        >
          {words('count.drop.now')}
        </Button>
      </div>
    </TillDialog>
  );
}
