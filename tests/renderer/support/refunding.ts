// Choosing on the screen what comes back of a sale.
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect } from 'vitest';
import type { ReturnLine } from '#domain/sale/basket.ts';
import { activeBasket } from '#renderer/app/counter.ts';
import type { Till } from '#renderer/app/till.ts';
import type { Answers } from './bridge.ts';
import { goods } from './counter.ts';
import { soldAnswers, soldLine, soldRecord } from './fake-sold.ts';
import type { FakeShop } from './fake-shop.ts';
import { renderTill } from './render-till.tsx';

export const TWO_POTS = soldLine();

/** Three that do not share their price evenly. */
export const THREE_MUGS = soldLine({
  position: 2,
  variantId: 9,
  sku: 'MUG',
  name: 'Mug',
  quantity: 3000,
  unitPrice: 334,
  total: 1000,
});

export const SALE = soldRecord([TWO_POTS, THREE_MUGS]);

type Rendered = ReturnType<typeof renderTill>;

/** Opens the refund of a sale that is listed. */
export async function openRefund(
  answers: (shop: FakeShop) => Answers = soldAnswers(SALE),
  shop: Partial<FakeShop> = {},
): Promise<Rendered> {
  const rendered = renderTill({ shop: { ...goods, ...shop }, answers, path: '/sales' });
  const button = await screen.findByRole('button', { name: /^Refund or exchange/ });
  act(() => button.focus());
  fireEvent.click(button);
  await screen.findByRole('list', { name: 'What comes back?' });
  return rendered;
}

/** The line of a sold thing: pressed, all of it comes back or nothing. */
export const toggle = (name: RegExp) => screen.getByRole('button', { name });

export const stepper = (name: string) =>
  within(screen.getByRole('group', { name: `How much of ${name} comes back` }));

/** What the screen says that goes back. */
export const goesBack = () => screen.getByRole('status', { name: 'Goes back' }).textContent;

export const takeBack = () => screen.getByRole('button', { name: /^Take back/ });

export const giveReason = (words = 'Faulty') => fireEvent.click(screen.getByRole('button', { name: words }));

/** The lines that came to the counter. */
export async function taken(till: Till): Promise<readonly ReturnLine[]> {
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const basket = activeBasket(till.counter.store.getState());
  return basket?.lines.filter((line) => line.kind === 'return') ?? [];
}
