import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Delivery } from '#contract/stock.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useSearchParam } from '#renderer/app/use-search-param.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Deliveries } from './Deliveries.tsx';
import { ExpectForm } from './ExpectForm.tsx';
import { ReceiveWork } from './ReceiveWork.tsx';
import { Sheet } from './Sheet.tsx';

/** Goods that come in: against a delivery that is expected, or free. */
export function ReceiveScreen(): ReactElement {
  const words = useWords();
  const deliveryId = useSearchParam('delivery');
  const expectId = useSearchParam('expect');
  const withGoods = useSearchParam('with');
  const { data, error, refetch } = useQuery(useQueries().stock.deliveries({}));
  const delivery = useOpenDelivery(deliveryId, data?.deliveries);
  if (deliveryId === 'free' || (deliveryId === null && withGoods !== null))
    return <ReceiveWork key="free" delivery={null} />;
  if (data === undefined) {
    return (
      <Sheet title={words('stock.receive.title')}>
        <Waiting error={error} onRetry={() => void refetch()} />
      </Sheet>
    );
  }
  if (delivery !== null) return <ReceiveWork key={deliveryId} delivery={delivery} />;
  if (expectId !== null) {
    const changed = data.deliveries.find((one) => one.deliveryId === expectId) ?? null;
    return <ExpectForm key={expectId} delivery={changed} />;
  }
  return <Deliveries deliveries={data.deliveries} />;
}

/** The delivery that is worked on. It stays as it was when it was opened: booking the last of it takes it off the list. */
function useOpenDelivery(
  deliveryId: string | null,
  deliveries: readonly Delivery[] | undefined,
): Delivery | null {
  const [opened, setOpened] = useState<Delivery | null>(null);
  if (opened?.deliveryId === deliveryId) return opened;
  const found = deliveries?.find((one) => one.deliveryId === deliveryId) ?? null;
  // Set while drawing, as React wants it for what follows from the address.
  if (found !== opened) setOpened(found);
  return found;
}
