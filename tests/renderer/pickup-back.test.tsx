import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PickupStep } from '#domain/pickup/step.ts';
import { goodsKnown, orderLine, steps, webOrder, type FakePickups } from './support/fake-pickup.ts';
import { openPickups } from './support/pickup-desk.tsx';

const pot = orderLine({ lineId: 'a', variantRemoteId: 'pot', name: 'Clay pot', quantity: 2000 });

interface Given {
  readonly inVain?: FakePickups['inVain'];
  readonly rights?: Parameters<typeof openPickups>[0]['rights'];
}

/** Two pots for 29.00, of which 20.00 were paid online and 9.00 at a till. */
function open({ inVain = [], rights }: Given = {}) {
  return openPickups({
    path: '/pickups/1',
    pickups: {
      orders: [webOrder({ orderId: '1', lines: [pot], paid: 2000 })],
      events: steps('1', ...paid),
      goods: [goodsKnown({ variantRemoteId: 'pot' })],
      inVain,
    },
    ...(rights === undefined ? {} : { rights }),
  });
}

const handOver = { proof: 'code', collector: '', isChecked: false, signature: null } as const;
const paid: readonly PickupStep[] = [
  { kind: 'accept' },
  { kind: 'start' },
  { kind: 'pick', lineId: 'a', quantity: 2000 },
  { kind: 'pack', bags: 2, place: 'B3' },
  { kind: 'ready' },
  { kind: 'hand-over', handOver, saleId: '0192f0c1-7e3a-7c4d-8b2e-5f6a7b8c9d0e', collected: 900 },
];

async function givingBack(pieces: number): Promise<HTMLElement> {
  fireEvent.click(await screen.findByRole('button', { name: 'Give back' }));
  const dialog = await screen.findByRole('dialog', { name: 'Take back from Ada Lovelace' });
  const row = within(dialog).getByRole('group', { name: 'How many come back of Clay pot' });
  for (let piece = 0; piece < pieces; piece += 1) {
    fireEvent.click(within(row).getByRole('button', { name: 'One more' }));
  }
  fireEvent.click(within(dialog).getByRole('button', { name: 'Broken' }));
  return dialog;
}

test('what a till took goes back at the counter, after what goes back online', async () => {
  const { taken, till } = open();
  const dialog = await givingBack(2);
  const status = within(dialog).getByRole('status');
  expect(status.textContent).toBe('€20.00 goes back the way it was paid online, €9.00 here at the counter.');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Take back and pay out €9.00' }));
  await waitFor(() => {
    const { baskets } = till.counter.store.getState();
    expect(baskets.flatMap(({ lines }) => lines)).toMatchObject([
      {
        kind: 'order-back',
        orderId: '1',
        unitPrice: 900,
        credit: { total: 900 },
        giveBack: { amount: 2900, reason: 'Broken', lines: [{ lineId: 'a', quantity: 2000 }] },
      },
    ]);
  });
  expect(taken()).toEqual([]);
  expect(await screen.findByText('Comes back from Ada Lovelace: Broken')).toBeTruthy();
});

test('what was paid online goes back there, and the till takes no part in it', async () => {
  const { taken } = open();
  const dialog = await givingBack(1);
  expect(within(dialog).getByRole('status').textContent).toBe('€14.50 goes back the way it was paid online.');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Give back' }));
  await waitFor(() => expect(taken()).toMatchObject([{ kind: 'give-back', amount: 1450, paidBack: 0 }]));
});

test('no more goes back than was paid in all', async () => {
  open();
  const dialog = await givingBack(2);
  fireEvent.change(within(dialog).getByLabelText('Given back'), { target: { value: '30' } });
  expect(within(dialog).getByRole('status').textContent).toBe('At most €29.00 can be given back yet.');
});

test('it is paid back at a till where nobody here may sell', async () => {
  open({ rights: ['pickup.read', 'pickup.settle'] });
  const dialog = await givingBack(2);
  expect(
    within(dialog).getByText('€9.00 of it is paid back at a till, and the goods are taken back there'),
  ).toBeTruthy();
  expect(within(dialog).queryByRole('button', { name: /^Take back/ })).toBeNull();
});

test('what was taken in vain is said with its receipt, and goes back at the counter', async () => {
  const origin = { saleId: '0192f0c1-7e3a-7c4d-8b2e-5f6a7b8c9d0e', position: 1, receiptNumber: 'R1-17' };
  const inVain = [{ origin, credit: { total: 2580, taxes: [] } }];
  const { till } = open({ inVain });
  expect(await screen.findByText('€25.80 was taken in vain by receipt R1-17')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Give €25.80 back' }));
  await waitFor(() => {
    const { baskets } = till.counter.store.getState();
    expect(baskets.flatMap(({ lines }) => lines)).toMatchObject([
      { kind: 'order-back', origin, credit: { total: 2580 }, giveBack: null },
    ]);
  });
  expect(await screen.findByText('Was paid twice, Ada Lovelace')).toBeTruthy();
});
