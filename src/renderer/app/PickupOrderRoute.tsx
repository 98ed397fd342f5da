import type { ReactElement } from 'react';
import { OrderScreen } from '#renderer/features/pickup/OrderScreen.tsx';
import { useHandOverBasket } from './hand-over.ts';
import { useOrderInPath } from './use-order-in-path.ts';

/** An order of the online store; what is to be paid for it is paid at this till's counter. */
export function PickupOrderRoute(): ReactElement {
  const orderId = useOrderInPath();
  const collect = useHandOverBasket();
  return <OrderScreen key={orderId} orderId={orderId} collect={collect} />;
}
