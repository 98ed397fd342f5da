import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Opens the walk through some orders. */
export function useStartWalk(): (orderIds: readonly string[]) => void {
  const navigate = useNavigate();
  return useCallback(
    (orderIds) => void navigate({ to: '/pickups/walk', search: { orders: orderIds.join(',') } }),
    [navigate],
  );
}
