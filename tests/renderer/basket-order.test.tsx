import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { emptyBasket, type OrderLine } from '#domain/sale/basket.ts';
import type { Till } from '#renderer/app/till.ts';
import { orderLine } from '#tests/support/basket.ts';
import { goods, lines, POT_CODE, ready, total } from './support/counter.ts';
import { press, scan } from './support/keys.ts';
import { renderTill } from './support/render-till.tsx';

const BASKET_ID = '0192f5a8-0000-7000-8000-00000000b001';

/** Opens a basket with an order in it, as the pickup desk does. */
async function withOrder(till: Till, change: Partial<OrderLine> = {}): Promise<void> {
  await ready();
  act(() => till.counter.openTab({ ...emptyBasket(BASKET_ID, 'EUR'), lines: [orderLine(change)] }));
  await waitFor(() => expect(lines()).toHaveLength(1));
}

test('an order to hand over says whose it is and what is to be paid', async () => {
  const { till } = renderTill({ shop: goods });
  await withOrder(till);
  expect(lines()).toEqual(['1× Order T3X9 11.90 for Mira Huber']);
  expect(total()).toBe('11.90');
});

test('an order names who collects it for somebody else', async () => {
  const { till } = renderTill({ shop: goods });
  const handOver = { proof: 'name', collector: 'Jon', isChecked: true, signature: null } as const;
  await withOrder(till, { handOver });
  expect(lines()).toEqual(['1× Order T3X9 11.90 for Mira Huber, collected by Jon']);
});

test('an order keeps its quantity and price; goods go in beside it, and it can be removed', async () => {
  const { till } = renderTill({ shop: goods });
  await withOrder(till);
  press('F2');
  const dialog = await screen.findByRole('dialog', { name: 'Order T3X9' });
  expect(within(dialog).queryByLabelText('How many?')).toBeNull();
  expect(within(dialog).queryByRole('button', { name: 'Another price' })).toBeNull();
  expect(within(dialog).queryByRole('button', { name: 'Discount' })).toBeNull();
  expect(within(dialog).getByText(/stays at the pickup desk/)).toBeTruthy();
  press('Escape');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  press('+');
  expect(total()).toBe('11.90');
  scan(POT_CODE);
  await waitFor(() => expect(total()).toBe('26.40'));
  fireEvent.click(screen.getByRole('button', { name: /Order T3X9/, pressed: false }));
  fireEvent.click(screen.getByRole('button', { name: 'Remove Order T3X9' }));
  await waitFor(() => expect(total()).toBe('14.50'));
});

test('why an order costs that: what is due, and the tax in it', async () => {
  const { till } = renderTill({ shop: goods });
  await withOrder(till);
  press('F4');
  const sheet = await screen.findByRole('dialog', { name: /11\.90/ });
  expect(within(sheet).getByRole('row', { name: 'To pay for order T3X9 11.90' })).toBeTruthy();
  expect(within(sheet).getByRole('list').textContent).toContain('1.90');
});
