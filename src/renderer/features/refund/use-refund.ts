import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useReducer, useState } from 'react';
import { v7 } from 'uuid';
import type { Client } from '#contract/index.ts';
import type { OutputOf } from '#contract/procedure.ts';
import type { sale as contract } from '#contract/sale.ts';
import { sum, type Minor } from '#domain/money/money.ts';
import { emptyBasket, type BasketCustomer } from '#domain/sale/basket.ts';
import { creditFor } from '#domain/sale/plan-return.ts';
import { formatReceiptNumber, type SaleRecord } from '#domain/sale/sale.ts';
import { useFormat } from '#renderer/app/format.ts';
import type { Scan } from '#renderer/app/keyboard-ear.ts';
import { useMay } from '#renderer/app/session.ts';
import { play } from '#renderer/app/sound.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { partsOf, type Chosen } from './chosen.ts';
import { chosenOf, reduceRefund, type RefundEvent, type Said, type Sold } from './refund-state.ts';
import { basketReturning, chosenIn, lineFromReceipt, withReturns } from './return-lines.ts';
import { useGrants } from './use-grants.ts';

type Returns = OutputOf<typeof contract.view>['returns'];

/** A sold line with what is chosen of it, and what that gives back (minor units). */
export interface RefundRow extends Sold {
  /** The documents by which goods of it came back. */
  readonly returns: Returns;
  readonly chosen: Chosen;
  readonly credit: Minor;
}

export interface Refund {
  /** Null until the sale was read. */
  readonly record: SaleRecord | null;
  readonly rows: readonly RefundRow[];
  /** What goes back, in minor units. */
  readonly total: Minor;
  readonly said: Said | null;
  readonly dispatch: (event: RefundEvent) => void;
  readonly scan: (scan: Scan) => void;
  /** Brings what is chosen to the counter. */
  readonly take: (reason: string) => void;
  readonly isBusy: boolean;
  /** Why the sale could not be read, and why it was not taken back. */
  readonly viewError: Error | null;
  readonly error: Error | null;
}

/** Takes goods of a sale back; what an open basket takes back of it already is where it begins. */
export function useRefund(saleId: string, onTaken: () => void): Refund {
  const api = useApi();
  const counter = useCounter();
  const view = useQuery(useQueries().sale.view({ saleId }));
  const [open] = useState(() => basketReturning(counter.store.getState().baskets, saleId));
  const [state, dispatch] = useReducer(reduceRefund, { chosen: chosenIn(open, saleId), said: null });
  useEffect(() => {
    if (state.said !== null && state.said.kind !== 'raised') play('unknown');
  }, [state.said]);
  const record = view.data?.record ?? null;
  const left = new Map(view.data?.returnable.map(({ position, quantity }) => [position, quantity]));
  const sold = (record?.lines ?? []).filter(({ quantity }) => quantity > 0);
  const rows = sold.map((line): RefundRow => {
    const one = { line, left: left.get(line.position) ?? 0 };
    const chosen = chosenOf(state, one);
    const returns = view.data?.returns.filter(({ position }) => position === line.position) ?? [];
    return {
      ...one,
      returns,
      chosen,
      credit: creditFor(line, line.quantity - one.left, chosen.quantity).total,
    };
  });
  const taking = useTaking({ onTaken, onRefused: () => void view.refetch() });
  return {
    record,
    rows,
    total: sum(rows.map(({ credit }) => credit)),
    said: state.said,
    dispatch,
    scan: ({ code }) => {
      void api.catalog.byCode({ code }).then(
        (found) => dispatch({ kind: 'scanned', sold: rows, found }),
        () => dispatch({ kind: 'unknown', code }),
      );
    },
    take: (reason) => taking.mutate({ record, rows, reason }),
    isBusy: taking.isPending,
    viewError: view.error,
    error: taking.error,
  };
}

/** What comes back as the screen shows it at the press: a scan may still change it a moment later. */
interface Taken {
  readonly record: SaleRecord | null;
  readonly rows: readonly RefundRow[];
  readonly reason: string;
}

interface Taking {
  readonly onTaken: () => void;
  readonly onRefused: () => void;
}

function useTaking({ onTaken, onRefused }: Taking) {
  const words = useWords();
  const format = useFormat();
  const api = useApi();
  const counter = useCounter();
  const mayRefund = useMay()('sale.refund');
  const grantsFor = useGrants();
  return useMutation({
    mutationFn: async ({ record, rows, reason }: Taken) => {
      if (record === null) return false;
      const lines = await linesOf(api, record, rows, reason);
      const open = basketReturning(counter.store.getState().baskets, record.id);
      const basket = open ?? {
        ...emptyBasket(v7(), record.currency),
        customer: await customerOf(api, record),
      };
      const amount = sum(lines.map(({ credit }) => credit?.total ?? 0));
      const number = formatReceiptNumber(record.registerCode, record.number);
      const what = words('refund.ask', { number, amount: format.money(amount) });
      const wish = { permission: 'sale.refund', amount, subject: basket.id, what } as const;
      const grants = await grantsFor(mayRefund, wish);
      if (grants === null) return false;
      counter.openTab(withReturns({ ...basket, grants: [...basket.grants, ...grants] }, record.id, lines));
      return true;
    },
    onSuccess: (isTaken) => {
      if (isTaken) onTaken();
    },
    onError: onRefused,
  });
}

/** The till has the last word on what can come back now, and for how much. */
async function linesOf(api: Client, record: SaleRecord, rows: readonly RefundRow[], reason: string) {
  const parts = rows.flatMap(({ line, chosen }) => partsOf(chosen).map((part) => ({ line, part })));
  return await Promise.all(
    parts.map(async ({ line, part }) => {
      const { quantity, beside } = part;
      const asked = { saleId: record.id, position: line.position, quantity };
      const credit = await api.sale.credit(beside === 0 ? asked : { ...asked, beside });
      return lineFromReceipt(record, line, { ...part, credit, reason });
    }),
  );
}

/** Whose goods they are, so that the shop can owe them something. Their groups matter only for what they buy in exchange. */
async function customerOf(api: Client, { customer }: SaleRecord): Promise<BasketCustomer | null> {
  if (customer === null) return null;
  const { id, name } = customer;
  const groupIds = await api.customer.view({ customerId: id }).then(
    (known) => known.customer.groupIds,
    () => [],
  );
  return { id, name, groupIds };
}
