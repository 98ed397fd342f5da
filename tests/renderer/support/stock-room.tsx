import { screen, within } from '@testing-library/react';
import type { Right } from '#domain/party/role.ts';
import { goods } from './counter.ts';
import { signedIn } from './fake-shop.ts';
import { createFakeStock, stockAnswers, type FakeStock } from './fake-stock.ts';
import { renderTill } from './render-till.tsx';

interface Given {
  readonly path: `/stock${string}`;
  readonly stock?: Partial<FakeStock>;
  readonly rights?: readonly Right[];
}

/** Opens a till on a screen of its stock room; everything may be done unless rights are given. */
export function openRoom({ path, stock: given, rights }: Given) {
  const stock = createFakeStock(given);
  const rendered = renderTill({
    shop: { ...goods, ...(rights === undefined ? {} : { session: signedIn({ permissions: rights }) }) },
    path,
    answers: () => ({ stock: stockAnswers(stock) }),
  });
  return { ...rendered, stock };
}

/** What stands on the list that is worked on, name and quantity. */
export function rows(): string[] {
  const part = screen.getByRole('region', { name: 'What is on this list' });
  return within(part)
    .queryAllByRole('group')
    .map((group) => {
      const name = group.getAttribute('aria-label')?.replace('How much of ', '') ?? '';
      return `${within(group).getAllByRole('button')[1]?.textContent ?? ''} ${name}`;
    });
}
