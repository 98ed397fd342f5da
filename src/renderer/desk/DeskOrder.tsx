import type { ReactElement } from 'react';
import { useOrderInPath } from '#renderer/app/use-order-in-path.ts';
import { OrderScreen } from '#renderer/features/pickup/OrderScreen.tsx';

/** An order of the online store. What is to be paid for it is paid at the till: there is no drawer here. */
export function DeskOrder(): ReactElement {
  const orderId = useOrderInPath();
  return <OrderScreen key={orderId} orderId={orderId} counter={null} />;
}
