import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PickupStep } from '#domain/pickup/step.ts';
import { goodsKnown, orderLine, steps, webOrder } from './support/fake-pickup.ts';
import { press, scan } from './support/keys.ts';
import { openPickups } from './support/pickup-desk.tsx';
import { onePot, walk } from './support/walk.ts';

const CODE = 'K7M4Q2XZ';
const SLIP = 'T3X9';

const ready: readonly PickupStep[] = [
  { kind: 'accept' },
  { kind: 'start' },
  { kind: 'pick', lineId: 'a', quantity: 1000 },
  { kind: 'pack', bags: 1, place: 'B3' },
  { kind: 'ready' },
];

interface Given {
  readonly path: `/${string}`;
  readonly check?: string;
  readonly paid?: number;
}

function open({ path, check = '', paid = 1450 }: Given) {
  const lines = [orderLine({ lineId: 'a', variantRemoteId: 'pot', name: 'Clay pot' })];
  return openPickups({
    path,
    pickups: {
      orders: [webOrder({ orderId: '1', code: SLIP, lines, paid })],
      events: steps('1', ...ready),
      goods: [goodsKnown({ variantRemoteId: 'pot', check })],
    },
  });
}

const giving = () => screen.findByRole('dialog', { name: 'Hand over to Ada Lovelace' });
const handedOver = () => screen.getByRole('button', { name: /^Handed over/ });

test('a shopper’s code scanned where goods are sold opens the handing over of the order', async () => {
  const { taken } = open({ path: '/' });
  await screen.findByRole('searchbox');
  scan(CODE);
  expect(within(await giving()).getByText('The code is right')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(handedOver()));
  press('F9');
  await waitFor(() => expect(taken()).toMatchObject([{ kind: 'hand-over', handOver: { proof: 'code' } }]));
});

test('the number of an order, as its slips tell it, opens the order and proves nothing', async () => {
  open({ path: '/' });
  await screen.findByRole('searchbox');
  scan(SLIP);
  fireEvent.click(await screen.findByRole('button', { name: 'Hand over' }));
  expect(within(await giving()).queryByText('The code is right')).toBeNull();
});

test('a code of nothing at all is still unknown goods', async () => {
  open({ path: '/' });
  await screen.findByRole('searchbox');
  scan('4000000000006');
  expect(await screen.findByText(/4000000000006/)).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('no address proves a code', async () => {
  open({ path: '/pickups/1?give=code' });
  expect(within(await giving()).queryByText('The code is right')).toBeNull();
});

test('a code that was shown counts until the handing over is closed', async () => {
  open({ path: '/pickups' });
  await screen.findByText('Ada Lovelace');
  scan(CODE);
  const dialog = await giving();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Hand over' }));
  expect(within(await giving()).queryByText('The code is right')).toBeNull();
});

test('with the code right, the focus is on what lacks, and F9 hands over once nothing does', async () => {
  const { taken } = open({ path: '/pickups/1', check: '18 or older' });
  fireEvent.click(await screen.findByRole('button', { name: 'Hand over' }));
  await giving();
  scan(CODE);
  const check = await screen.findByRole('checkbox', { name: 'Looked at: 18 or older' });
  await waitFor(() => expect(document.activeElement).toBe(check));
  press('F9');
  expect(taken()).toEqual([]);
  fireEvent.click(check);
  press('F9');
  await waitFor(() => expect(taken()).toMatchObject([{ handOver: { isChecked: true } }]));
});

test('typed whole, the code leads to the button as a scan does', async () => {
  open({ path: '/pickups/1' });
  fireEvent.click(await screen.findByRole('button', { name: 'Hand over' }));
  const dialog = await giving();
  fireEvent.change(within(dialog).getByLabelText('Pickup code'), { target: { value: 'k7m4-q2xz' } });
  await waitFor(() => expect(document.activeElement).toBe(handedOver()));
});

test('a shopper’s code scanned while picking asks before the walk is left', async () => {
  const picking = onePot();
  const other = webOrder({
    orderId: '2',
    customer: { name: 'Ben', mail: '', phone: '' },
    pickupCode: 'ABCD2345',
  });
  walk('/pickups/walk?orders=1', { ...picking, orders: [...picking.orders, other] });
  await screen.findByRole('region', { name: 'Now' });
  scan('ABCD2345');
  expect(await screen.findByText('ABCD2345 is a shopper’s pickup code')).toBeTruthy();
  expect(screen.queryByText(/Nothing here has the code/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Go on picking' }));
  expect(screen.queryByText(/pickup code/)).toBeNull();
  scan('ABCD2345');
  fireEvent.click(await screen.findByRole('button', { name: 'Leave the walk for this order' }));
  expect(await screen.findByRole('heading', { name: /^Ben/ })).toBeTruthy();
});
