import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTill } from './TillProvider.tsx';

/** An order whose code was scanned, on whatever screen, comes to the front; with its handing over for who showed it. */
export function useShowScannedOrder(): void {
  const till = useTill();
  const navigate = useNavigate();
  useEffect(
    () =>
      till.scannedOrder.subscribe((scanned) => {
        if (scanned === null) return;
        const { orderId, code } = scanned;
        const search = code === null ? {} : { give: 'yes' };
        void navigate({ to: '/pickups/$orderId', params: { orderId }, search });
      }),
    [till, navigate],
  );
}
