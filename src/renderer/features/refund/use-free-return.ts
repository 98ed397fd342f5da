import { useMutation } from '@tanstack/react-query';
import { useMemo, useReducer, useState } from 'react';
import { v7 } from 'uuid';
import type { CatalogItem } from '#contract/catalog.ts';
import { sum, type Minor } from '#domain/money/money.ts';
import { emptyBasket, type ReturnLine } from '#domain/sale/basket.ts';
import { NOTHING_SAID, quantityOf, type Said } from '#renderer/app/counter-lines.ts';
import { useFormat } from '#renderer/app/format.ts';
import type { Scan } from '#renderer/app/keyboard-ear.ts';
import { saidBy } from '#renderer/app/ring-up.ts';
import { useMay } from '#renderer/app/session.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { play } from '#renderer/app/sound.ts';
import { useTill } from '#renderer/app/TillProvider.tsx';
import { useSettlement } from '#renderer/app/use-settlement.ts';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { partsOf } from './chosen.ts';
import { reduceFree, type FreeEvent, type FreeRow } from './free-return-state.ts';
import { lineWithoutReceipt } from './return-lines.ts';
import { useGrants } from './use-grants.ts';

export interface FreeReturn {
  readonly rows: readonly FreeRow[];
  readonly dispatch: (event: FreeEvent) => void;
  /** Takes goods on; what has no quantity yet is asked for it first. */
  readonly add: (item: CatalogItem) => void;
  readonly asked: CatalogItem | null;
  readonly ask: (item: CatalogItem | null) => void;
  readonly scan: (scan: Scan) => void;
  /** What goes back, in minor units; null while a price is missing or nobody can count it. */
  readonly total: Minor | null;
  /** Whether somebody else has to allow it. */
  readonly isAsking: boolean;
  readonly take: (reason: string) => void;
  readonly isBusy: boolean;
  readonly error: Error | null;
}

/** Takes goods back that nobody has a receipt of. `onCode` hears of a code that means no single goods. */
export function useFreeReturn(onTaken: () => void, onCode: (code: string) => void): FreeReturn {
  const api = useApi();
  const mayFree = useMay()('sale.refund-free');
  const limit = useSettlement()?.rules.freeRefund ?? 0;
  const [rows, dispatch] = useReducer(reduceFree, []);
  const [asked, ask] = useState<CatalogItem | null>(null);
  const total = useTotal(rows);
  const isOwn = mayFree && (total ?? 0) <= limit;
  const taking = useTaking({ isOwn, onTaken });
  const add = (item: CatalogItem, said: Said = NOTHING_SAID): void => {
    const quantity = quantityOf(item, said);
    if (quantity === null) ask(item);
    else dispatch({ kind: 'add', item, quantity });
  };
  const scan = async (code: string): Promise<void> => {
    const found = await api.catalog.byCode({ code }).catch(() => null);
    if (found === null) play('unknown');
    const [item, ...others] = found?.items ?? [];
    if (found === null || item === undefined || others.length > 0) onCode(code);
    else add(item, saidBy(found, code));
  };
  return {
    rows,
    dispatch,
    add,
    asked,
    ask,
    scan: ({ code }) => void scan(code),
    total,
    isAsking: !isOwn,
    take: (reason) => taking.mutate({ rows, total, reason }),
    isBusy: taking.isPending,
    error: taking.error,
  };
}

function linesOf(rows: readonly FreeRow[], reason: string): ReturnLine[] {
  return rows.flatMap(({ item, unitPrice, chosen }) =>
    partsOf(chosen).map((part) => lineWithoutReceipt(item, unitPrice ?? 0, { ...part, reason })),
  );
}

/** What the goods would be paid back with, taxes and roundings as at the counter. */
function useTotal(rows: readonly FreeRow[]): Minor | null {
  const { pricing } = useTill();
  const { currency } = useShop();
  return useMemo(() => {
    if (rows.some(({ unitPrice }) => unitPrice === null)) return null;
    const priced = pricing.price({ ...emptyBasket(v7(), currency), lines: linesOf(rows, '') });
    return priced === null ? null : sum(priced.settlement.lines.map((line) => 0 - line.total));
  }, [rows, pricing, currency]);
}

/** What comes back as the screen shows it at the press: a scan may still change it a moment later. */
interface Taken {
  readonly rows: readonly FreeRow[];
  readonly total: Minor | null;
  readonly reason: string;
}

interface Taking {
  readonly isOwn: boolean;
  readonly onTaken: () => void;
}

function useTaking({ isOwn, onTaken }: Taking) {
  const words = useWords();
  const format = useFormat();
  const { counter } = useTill();
  const { currency } = useShop();
  const grantsFor = useGrants();
  return useMutation({
    mutationFn: async ({ rows, total, reason }: Taken) => {
      if (total === null) return false;
      const basket = emptyBasket(v7(), currency);
      const what = words('free.ask', { amount: format.money(total) });
      const wish = { permission: 'sale.refund-free', amount: total, subject: basket.id, what } as const;
      const grants = await grantsFor(isOwn, wish);
      if (grants === null) return false;
      counter.openTab({ ...basket, grants, lines: linesOf(rows, reason) });
      return true;
    },
    onSuccess: (isTaken) => {
      if (isTaken) onTaken();
    },
  });
}
