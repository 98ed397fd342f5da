import type { ReactElement } from 'react';
import { OrderScreen } from '#renderer/features/pickup/OrderScreen.tsx';
import { useOrderCounter } from './hand-over.ts';
import { useOrderInPath } from './use-order-in-path.ts';

/** An order of the online store; money for it moves at this till's counter. */
export function PickupOrderRoute(): ReactElement {
  const orderId = useOrderInPath();
  const counter = useOrderCounter();
  return <OrderScreen key={orderId} orderId={orderId} counter={counter} />;
}
