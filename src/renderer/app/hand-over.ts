import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { v7 } from 'uuid';
import type { Client } from '#contract/index.ts';
import type { PickupDetail } from '#contract/pickup.ts';
import type { Minor } from '#domain/money/money.ts';
import { dueOf } from '#domain/pickup/due-taxes.ts';
import type { HandOver } from '#domain/pickup/step.ts';
import {
  emptyBasket,
  type Basket,
  type BasketLine,
  type Credit,
  type OrderBackLine,
  type OrderLine,
} from '#domain/sale/basket.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import type { SaleRules } from './pricing.ts';
import { useTill } from './TillProvider.tsx';
import { useWords } from './words.ts';

/** An order of the online store, as its screen has it. */
export type HandedOrder = Pick<PickupDetail, 'order' | 'pickup'>;

/** What goes back for an order: by which line it was taken, and for what. */
export type PaidBack = Pick<OrderBackLine, 'origin' | 'credit' | 'giveBack'>;

/** Puts an order into a basket, in front, and goes to the counter, where money for it moves with anything else. */
export interface OrderCounter {
  /** What is due is paid, and the order handed over. */
  readonly collect: (handed: HandedOrder, handOver: HandOver) => void;
  readonly payBack: (order: HandedOrder['order'], back: PaidBack) => void;
}

/** One basket an order: where one holds it already, that comes to the front, with what was shown now. */
export function useOrderCounter(): OrderCounter {
  const { counter, pricing } = useTill();
  const words = useWords();
  const navigate = useNavigate();
  return useMemo(() => {
    const lineFor = ({ orderId, code, customer }: HandedOrder['order'], unitPrice: Minor) => ({
      id: v7(),
      sku: '',
      name: words('basket.order', { code }),
      unit: 'piece' as const,
      quantity: PIECE,
      unitPrice,
      note: '',
      orderId,
      code,
      customerName: customer.name,
    });
    const show = (line: OrderLine | OrderBackLine, currency: string): void => {
      counter.openTab(basketFor(line, counter.store.getState().baskets, currency));
      void navigate({ to: '/' });
    };
    return {
      collect: ({ order, pickup }, handOver) => {
        const due = dueNow({ order, pickup }, pricing.rules());
        show({ ...lineFor(order, due.total), kind: 'order', due, handOver }, order.currency);
      },
      payBack: (order, back) => {
        show({ ...lineFor(order, back.credit.total), kind: 'order-back', ...back }, order.currency);
      },
    };
  }, [counter, pricing, words, navigate]);
}

/** What is to be paid for an order; without rules its taxes have no names yet, which the till adds. */
function dueNow({ order, pickup }: HandedOrder, rules: SaleRules | null): Credit {
  return dueOf(order, pickup.given, rules?.taxes ?? { mode: 'half-up', categories: [] });
}

/** What is to be paid now for each order among some lines, by its id. */
export async function currentDues(
  api: Client,
  lines: readonly BasketLine[],
  rules: SaleRules | null,
): Promise<ReadonlyMap<string, Credit>> {
  const orders = lines.filter((line) => line.kind === 'order');
  const dues = orders.map(async ({ orderId }) => {
    return [orderId, dueNow(await api.pickup.order({ orderId }), rules)] as const;
  });
  return new Map(await Promise.all(dues));
}

/** The basket that holds the order already, with what was shown now in its place; else one with nothing but the order. */
export function basketFor(
  line: OrderLine | OrderBackLine,
  baskets: readonly Basket[],
  currency: string,
): Basket {
  const placeIn = ({ lines }: Basket): number =>
    lines.findIndex((one) => 'orderId' in one && one.orderId === line.orderId);
  const before = baskets.find((basket) => placeIn(basket) >= 0);
  if (before === undefined) return { ...emptyBasket(v7(), currency), lines: [line] };
  return { ...before, lines: before.lines.with(placeIn(before), line) };
}
