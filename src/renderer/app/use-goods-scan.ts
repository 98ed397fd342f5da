import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { RequestFailed } from '#renderer/client/client.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { quantityOf } from './counter-lines.ts';
import { saidBy } from './ring-up.ts';
import { play } from './sound.ts';

/** Why a code led to no goods yet. */
export type CodeTrouble =
  | { readonly kind: 'unknown' | 'misread'; readonly code: string }
  /** Several goods share the code; `quantity` is what the code said of how much, or null. */
  | { readonly kind: 'which'; readonly items: readonly CatalogItem[]; readonly quantity: Thousandths | null }
  | { readonly kind: 'failed'; readonly code: string; readonly error: unknown };

interface GoodsScan {
  readonly trouble: CodeTrouble | null;
  readonly clear: () => void;
  readonly scan: (code: string) => void;
}

/** Hears of goods by their codes, in the order of the scans. `quantity` is null where it has to be asked for. */
export function useGoodsScan(onGoods: (item: CatalogItem, quantity: Thousandths | null) => void): GoodsScan {
  const api = useApi();
  const [trouble, setTrouble] = useState<CodeTrouble | null>(null);
  const last = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef(onGoods);
  useLayoutEffect(() => {
    latest.current = onGoods;
  }, [onGoods]);
  const scan = useCallback(
    (code: string) => {
      const found = api.catalog.byCode({ code });
      const take = async (): Promise<void> => {
        try {
          const { items, ...rest } = await found;
          const said = saidBy({ items, ...rest }, code);
          const [item, ...others] = items;
          if (item === undefined || others.length > 0) {
            setTrouble({ kind: 'which', items, quantity: said.quantity });
            return;
          }
          setTrouble(null);
          latest.current(item, quantityOf(item, said));
        } catch (error) {
          play('unknown');
          setTrouble(troubleOf(code, error));
        }
      };
      last.current = last.current.then(take);
      found.catch(() => undefined);
    },
    [api],
  );
  return { trouble, clear: useCallback(() => setTrouble(null), []), scan };
}

function troubleOf(code: string, error: unknown): CodeTrouble {
  const reason = error instanceof RequestFailed ? error.code : null;
  if (reason === 'code-unknown') return { kind: 'unknown', code };
  if (reason === 'code-bad-check-digit') return { kind: 'misread', code };
  return { kind: 'failed', code, error };
}
