import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { OrderScreen } from '#renderer/features/pickup/OrderScreen.tsx';
import { useHandOverBasket } from './hand-over.ts';

/** An order of the online store; what is to be paid for it is paid at this till's counter. */
export function PickupOrderRoute(): ReactElement {
  const orderId = orderIn(useParams({ strict: false }));
  const collect = useHandOverBasket();
  return <OrderScreen key={orderId} orderId={orderId} collect={collect} />;
}

/** The order that the address names; empty where it names none. */
function orderIn(params: unknown): string {
  if (typeof params !== 'object' || params === null || !('orderId' in params)) return '';
  return typeof params.orderId === 'string' ? params.orderId : '';
}
