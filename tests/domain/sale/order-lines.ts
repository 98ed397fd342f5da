import { fc } from '@fast-check/vitest';
import { dueOf } from '#domain/pickup/due-taxes.ts';
import type { OrderBackLine, OrderLine } from '#domain/sale/basket.ts';
import type { TaxRules } from '#domain/tax/rules.ts';
import { dueCases } from '#tests/domain/pickup/due-cases.ts';
import { creditOfAmount } from '#domain/sale/plan-return.ts';
import { orderBackLine, orderLine } from '#tests/support/basket.ts';

const modes = fc.constantFrom<TaxRules['mode'][]>('half-up', 'half-down', 'half-even');

/** Orders that are handed over, each another one. */
export const orders: fc.Arbitrary<OrderLine> = fc
  .tuple(dueCases, fc.noBias(fc.uuid()), modes)
  .map(([{ order, given }, orderId, mode]) =>
    orderLine({ orderId, due: dueOf(order, given, { mode, categories: [] }) }),
  );

/** Parts of what was taken for orders, going back. */
export const backs: fc.Arbitrary<OrderBackLine> = orders
  .filter(({ due }) => due.total > 0)
  .chain(({ due, orderId }) =>
    fc
      .integer({ min: 0, max: due.total })
      .map((amount) => orderBackLine({ orderId, credit: creditOfAmount(due, 0, amount) })),
  );
