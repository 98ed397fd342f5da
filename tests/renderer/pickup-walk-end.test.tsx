import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { BONSAI_CODE, POT_CODE } from './support/counter.ts';
import { steps, webOrder } from './support/fake-pickup.ts';
import { press, scan } from './support/keys.ts';
import { begun, left, onePot, potOf, soilOf, walk } from './support/walk.ts';

/** The store's word on the order of `onePot` once somebody has begun. */
function storeSays(
  { pickups, bridge }: ReturnType<typeof walk>,
  said: Partial<Parameters<typeof webOrder>[0]>,
): void {
  pickups.orders = pickups.orders.map((order) => ({ ...order, ...said }));
  act(() => bridge.touch('pickup'));
}

test('a cancellation is asked about on the walk, and what was picked is to be put back', async () => {
  const opened = walk('/pickups/walk?orders=1', onePot());
  await screen.findByRole('region', { name: 'Now' });
  scan(POT_CODE);
  expect(await screen.findByText('1 of 2')).toBeTruthy();
  storeSays(opened, { state: 'cancelled' });
  const asked = await screen.findByText(/^Ada Lovelace: The shopper cancelled this order/);
  expect(asked.closest('[role=alert]')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Give it up here too' }));
  expect(await screen.findByText('Nothing is left to pick')).toBeTruthy();
  expect(screen.getByText('Put back: 1 × Clay pot')).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Now' })).toBeNull();
  expect(screen.getByRole('button', { name: 'To the board' })).toBe(document.activeElement);
  expect(opened.taken().at(-1)).toMatchObject({ kind: 'answer', answer: 'follow-store' });
});

test('a changed quantity is asked with both numbers, and the walk goes by the answer', async () => {
  const opened = walk('/pickups/walk?orders=1', onePot());
  await screen.findByRole('region', { name: 'Now' });
  storeSays(opened, { lines: [{ ...potOf('a', 1000), ordered: 2000 }, soilOf('b')] });
  expect(await screen.findByText(/The shopper wants 1 × Clay pot now, not 2/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Keep 2' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Give 1' }));
  await waitFor(() => expect(left()).toBe('1 left of 1'));
});

test('the end of the walk says that a question is open, leads to the order, and does not offer to pack', async () => {
  const opened = walk('/pickups/walk?orders=1', onePickedButAsked());
  expect(await screen.findByText('A question is open')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Pack' })).toBeNull();
  const link = screen.getByRole('link', { name: /Ada Lovelace/ });
  expect(link.getAttribute('href')).toBe('/pickups/1');
  fireEvent.click(screen.getByRole('button', { name: 'Go on with it' }));
  expect(await screen.findByRole('button', { name: /^Pack/ })).toBeTruthy();
  expect(opened.taken()).toHaveLength(1);
});

const onePickedButAsked = () => ({
  orders: [webOrder({ orderId: '1', state: 'cancelled', lines: [potOf('a', 1000)] })],
  events: steps('1', ...begun, { kind: 'pick', lineId: 'a', quantity: 1000 }),
});

test('a wrong scan at the end names nothing that is wanted', async () => {
  walk('/pickups/walk?orders=1', {
    ...onePickedButAsked(),
    orders: [webOrder({ orderId: '1', lines: [potOf('a', 1000)] })],
  });
  await screen.findByText('All of it was looked for');
  scan(BONSAI_CODE);
  const wrong = await screen.findByText(/Wrong: Bonsai/);
  expect(wrong.parentElement?.textContent).not.toContain('Wanted');
});

test('what waits for an answer is neither done nor looked for', async () => {
  walk('/pickups/walk?orders=1', {
    orders: [webOrder({ orderId: '1', lines: [potOf('a', 1000)] })],
    events: steps('1', ...begun, {
      kind: 'offer',
      offerId: '0192f5a8-0000-7000-8000-00000000aaaa',
      lineId: 'a',
      replaces: 1000,
      substitute: {
        variantRemoteId: 'bonsai',
        sku: 'B',
        name: 'Bonsai',
        quantity: 1000,
        unitPrice: 1450,
        ratePpm: 190_000,
      },
    }),
  });
  expect(await screen.findByText('What is left waits for an answer')).toBeTruthy();
  expect(screen.queryByText('All of it was looked for')).toBeNull();
  const row = within(screen.getByRole('region', { name: 'The whole way' })).getByRole('button');
  expect(row.textContent).toContain('1 waits for an answer');
});

test('F9 packs the order that was picked', async () => {
  walk('/pickups/walk?orders=1', {
    ...onePickedButAsked(),
    orders: [webOrder({ orderId: '1', lines: [potOf('a', 1000)] })],
  });
  await screen.findByText('All of it was looked for');
  press('F9');
  expect(await screen.findByRole('dialog', { name: 'Pack for Ada Lovelace' })).toBeTruthy();
});
