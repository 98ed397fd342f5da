import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { RequestFailed } from '#renderer/client/client.ts';
import type { Scan } from '#renderer/app/keyboard-ear.ts';
import { play } from '#renderer/app/sound.ts';
import { useScreenScans } from '#renderer/app/use-target.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';

/** Why a scanned code led to no order. */
export interface ShopperTrouble {
  readonly code: string;
  /** Null where no order has the code. */
  readonly error: unknown;
}

interface ShopperScans {
  readonly trouble: ShopperTrouble | null;
  readonly clear: () => void;
}

/**
 * Hears codes while the screen is there: a shopper's opens the order with its handing over, the number of an order, which
 * every slip tells, only the order.
 */
export function useShopperScans(): ShopperScans {
  const api = useApi();
  const navigate = useNavigate();
  const [trouble, setTrouble] = useState<ShopperTrouble | null>(null);
  const hear = useCallback(
    async ({ code }: Scan) => {
      try {
        const { orderId, by } = await api.pickup.byCode({ code });
        setTrouble(null);
        const search = by === 'code' ? { give: 'code' } : {};
        await navigate({ to: '/pickups/$orderId', params: { orderId }, search });
      } catch (error) {
        play('unknown');
        const isUnknown = error instanceof RequestFailed && error.code === 'order-unknown';
        setTrouble({ code, error: isUnknown ? null : error });
      }
    },
    [api, navigate],
  );
  useScreenScans((scan) => void hear(scan));
  return { trouble, clear: useCallback(() => setTrouble(null), []) };
}
