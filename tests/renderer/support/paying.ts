import { screen } from '@testing-library/react';
import type { CommittedSale } from '#contract/sale.ts';
import type { Answers } from './bridge.ts';
import { answersOf } from './fake-answers.ts';
import { item, type FakeShop } from './fake-shop.ts';
import { press, scan } from './keys.ts';
import { renderTill } from './render-till.tsx';

/** A shop that sells cork mats. */
export const goods: Partial<FakeShop> = {
  items: [item({ variantId: 1, name: 'Cork mat', price: 3900 })],
  codes: new Map([['4006381333931', [1]]]),
};

/** What answers a payment. */
export type Commit = NonNullable<NonNullable<Answers['sale']>['commit']>;

/** Opens a till with one cork mat rung up and the cash dialog open. */
export async function atThePay(commit?: Commit, shop: Partial<FakeShop> = {}) {
  const rendered = renderTill({
    shop: { ...goods, ...shop },
    answers: (shop) => (commit === undefined ? {} : { sale: { ...answersOf(shop).sale, commit } }),
  });
  await screen.findByRole('searchbox');
  scan('4006381333931');
  await screen.findByRole('button', { name: /^1× Cork mat/ });
  press('F9');
  const dialog = await screen.findByRole('dialog', { name: 'Pay' });
  return { ...rendered, dialog };
}

/** A sale as it was committed, paid exactly. */
export function committed(saleId: string, receiptNumber: string, total: number): CommittedSale {
  return {
    saleId,
    kind: 'sale',
    receiptNumber,
    total,
    rounding: 0,
    given: total,
    change: 0,
    repeated: false,
  };
}
