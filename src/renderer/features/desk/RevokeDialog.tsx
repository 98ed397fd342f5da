import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { DeskDevice } from '#contract/desk.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './Desk.module.css';

interface Props {
  readonly device: DeskDevice;
  readonly onClose: () => void;
}

/** Asks before a device is shut out. */
export function RevokeDialog({ device: { deskId, name }, onClose }: Props): ReactElement {
  const words = useWords();
  const api = useApi();
  const revoking = useMutation({ mutationFn: () => api.desk.revoke({ deskId }), onSuccess: onClose });
  return (
    <TillDialog title={words('desk.revoke.of', { name })} width="narrow" onClose={onClose}>
      <div className={styles['form']}>
        <p>{words('desk.revoke.text')}</p>
        <RefusalNotice error={revoking.error} />
        <Button
          look="danger"
          size="large"
          isWide
          isDisabled={revoking.isPending}
          onPress={() => revoking.mutate()}
        >
          {words('desk.revoke')}
        </Button>
      </div>
    </TillDialog>
  );
}
