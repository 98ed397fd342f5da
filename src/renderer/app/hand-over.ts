import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { v7 } from 'uuid';
import type { PickupDetail } from '#contract/pickup.ts';
import { dueOf } from '#domain/pickup/due-taxes.ts';
import type { HandOver } from '#domain/pickup/step.ts';
import { emptyBasket, type Basket, type OrderLine } from '#domain/sale/basket.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { useTill } from './TillProvider.tsx';
import { useWords } from './words.ts';

/** An order of the online store, as its screen has it. */
export type HandedOrder = Pick<PickupDetail, 'order' | 'pickup'>;

/** Puts an order into a basket, in front, and goes to the counter, where it is paid and handed over with anything else. */
export type HandOverBasket = (handed: HandedOrder, handOver: HandOver) => void;

/** One basket an order: where one holds it already, that comes to the front, with what was shown now. */
export function useHandOverBasket(): HandOverBasket {
  const { counter, pricing } = useTill();
  const words = useWords();
  const navigate = useNavigate();
  return useCallback(
    ({ order, pickup }, handOver) => {
      const { orderId, code, customer, currency } = order;
      const due = dueOf(order, pickup.given, pricing.rules()?.taxes ?? { mode: 'half-up', categories: [] });
      const line: OrderLine = {
        kind: 'order',
        id: v7(),
        sku: '',
        name: words('basket.order', { code }),
        unit: 'piece',
        quantity: PIECE,
        unitPrice: due.total,
        note: '',
        orderId,
        code,
        customerName: customer.name,
        due,
        handOver,
      };
      const before = counter.store.getState().baskets.find((basket) => holds(basket, orderId));
      counter.openTab(withOrder(before ?? emptyBasket(v7(), currency), line));
      void navigate({ to: '/' });
    },
    [counter, pricing, words, navigate],
  );
}

function holds({ lines }: Basket, orderId: string): boolean {
  return lines.some((line) => line.kind === 'order' && line.orderId === orderId);
}

/** With the order where it was, or at the end. */
function withOrder(basket: Basket, line: OrderLine): Basket {
  const at = basket.lines.findIndex((one) => one.kind === 'order' && one.orderId === line.orderId);
  const lines = at < 0 ? [...basket.lines, line] : basket.lines.with(at, line);
  return { ...basket, lines };
}
