import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';

/** Prints the slips of the bags and of the order again. */
export function PrintSlips({ orderId }: { readonly orderId: string }): ReactElement | null {
  const words = useWords();
  const api = useApi();
  const mayWork = useMay()('pickup.work');
  const printing = useMutation({ mutationFn: () => api.pickup.printSlips({ orderId }) });
  if (!mayWork) return null;
  return (
    <>
      <Button isDisabled={printing.isPending} onPress={() => printing.mutate()}>
        {words('pickup.slips')}
      </Button>
      <RefusalNotice error={printing.error} />
    </>
  );
}
