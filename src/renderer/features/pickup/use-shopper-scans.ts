import { useCallback, useState } from 'react';
import { RequestFailed } from '#renderer/client/client.ts';
import type { Scan } from '#renderer/app/keyboard-ear.ts';
import { scannedOrder } from '#renderer/app/scanned-order.ts';
import { play } from '#renderer/app/sound.ts';
import { useTill } from '#renderer/app/TillProvider.tsx';
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

/** Hears the codes of orders while the screen is there, and has the order brought to the front. */
export function useShopperScans(): ShopperScans {
  const api = useApi();
  const till = useTill();
  const [trouble, setTrouble] = useState<ShopperTrouble | null>(null);
  const hear = useCallback(
    async ({ code }: Scan) => {
      try {
        till.scannedOrder.setState(await scannedOrder(api, code), true);
        setTrouble(null);
      } catch (error) {
        play('unknown');
        const isUnknown = error instanceof RequestFailed && error.code === 'order-unknown';
        setTrouble({ code, error: isUnknown ? null : error });
      }
    },
    [api, till],
  );
  useScreenScans((scan) => void hear(scan));
  return { trouble, clear: useCallback(() => setTrouble(null), []) };
}
