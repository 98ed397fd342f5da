import { fc } from '@fast-check/vitest';
import { dueOf } from '#domain/pickup/due-taxes.ts';
import type { OrderLine } from '#domain/sale/basket.ts';
import type { TaxRules } from '#domain/tax/rules.ts';
import { dueCases } from '#tests/domain/pickup/due-cases.ts';
import { orderLine } from '#tests/support/basket.ts';

const modes = fc.constantFrom<TaxRules['mode'][]>('half-up', 'half-down', 'half-even');

/** Orders that are handed over, each another one. */
export const orders: fc.Arbitrary<OrderLine> = fc
  .tuple(dueCases, fc.noBias(fc.uuid()), modes)
  .map(([{ order, given }, orderId, mode]) =>
    orderLine({ orderId, due: dueOf(order, given, { mode, categories: [] }) }),
  );
