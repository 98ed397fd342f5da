import type { ReactElement } from 'react';
import type { DeskStatus } from '#contract/desk.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { Place } from './PlaceForm.tsx';

interface Props {
  readonly status: DeskStatus;
  readonly isBusy: boolean;
  readonly onPlace: (place: Place) => void;
}

/** What keeps the till from listening; where its address is gone, those that it has now are a touch away. */
export function FaultNotice({ status, isBusy, onPlace }: Props): ReactElement {
  const words = useWords();
  const { fault, address, port, addresses } = status;
  const isElsewhere = fault === 'address-gone' && addresses.length > 0;
  return (
    <Notice
      tone="stop"
      role="alert"
      actions={
        isElsewhere &&
        addresses.map((one) => (
          <Button
            key={one.address}
            isDisabled={isBusy}
            onPress={() => onPlace({ address: one.address, port })}
          >
            {words('desk.address.use', { address: one.address, network: one.network })}
          </Button>
        ))
      }
    >
      <p>{words(`desk.fault.${fault ?? 'other'}`, { address: address ?? '', port })}</p>
      {isElsewhere && <p>{words('desk.move.text', { address: address ?? '' })}</p>}
    </Notice>
  );
}
