import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PickupStep } from '#domain/pickup/step.ts';
import { KNOWN_AT, onlineStatus } from './support/fake-shop.ts';
import { steps, webOrder } from './support/fake-pickup.ts';
import { scan, type } from './support/keys.ts';
import { openPickups } from './support/pickup-desk.tsx';
import { change } from './support/render-till.tsx';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const open = ({ path = '/pickups', ...given }: Partial<Parameters<typeof openPickups>[0]> = {}) =>
  openPickups({ path, ...given });

const column = (name: string) => screen.getByRole('region', { name: new RegExp(`^${name}`) });
const card = (name: RegExp) => screen.getByRole('article', { name });

const packed: readonly PickupStep[] = [
  { kind: 'accept' },
  { kind: 'start' },
  { kind: 'pick', lineId: '2-1', quantity: 1000 },
  { kind: 'pack', bags: 2, place: 'B3' },
];

test('orders stand in the column of what is to be done next, with their clocks', async () => {
  open({
    pickups: {
      orders: [
        webOrder({ orderId: '1', promisedAt: KNOWN_AT + 20 * MINUTE }),
        webOrder({ orderId: '2', paid: 1450, customer: { name: 'Sofia Marín', mail: '', phone: '' } }),
        webOrder({ orderId: '3', promisedAt: KNOWN_AT - 18 * MINUTE }),
        webOrder({ orderId: '4', placedAt: KNOWN_AT - 80 * HOUR }),
      ],
      events: [
        ...steps('2', ...packed, { kind: 'ready' }),
        ...steps('3', { kind: 'accept' }, { kind: 'start' }),
        ...steps(
          '4',
          { kind: 'accept' },
          { kind: 'start' },
          { kind: 'pick', lineId: '4-1', quantity: 1000 },
          { kind: 'pack', bags: 1, place: 'A1' },
          { kind: 'ready' },
          { kind: 'remind' },
        ).map((event) => ({ ...event, at: KNOWN_AT - 50 * HOUR })),
      ],
    },
  });
  await screen.findByRole('article', { name: /#1/ });
  const accept = within(column('To accept')).getByRole('article', { name: 'Ada Lovelace #1' });
  expect(accept.dataset['urgency']).toBe('at-risk');
  expect(accept.textContent).toContain('1 piece · 1 product · €14.50 to pay');
  const late = within(column('To pick')).getByRole('article', { name: /#3/ });
  expect(late.dataset['urgency']).toBe('late');
  expect(late.textContent).toContain('18 min late');
  expect(late.textContent).toContain('0 of 1 picked · Jonas · €14.50 to pay');
  const ready = within(column('Ready')).getByRole('article', { name: 'Sofia Marín #2' });
  expect(ready.textContent).toContain('B3');
  expect(ready.textContent).toContain('2 bags · nothing to pay');
  expect(ready.dataset['urgency']).toBe('calm');
  const unclaimed = within(column('Unclaimed')).getByRole('article', { name: /#4/ });
  expect(unclaimed.textContent).toContain('ready for 2 days · reminded once');
});

test('an order is accepted with one press', async () => {
  const { bridge } = open({ pickups: { orders: [webOrder({ orderId: '1' })] } });
  fireEvent.click(await screen.findByRole('button', { name: 'Accept' }));
  await waitFor(() =>
    expect(bridge.inputsOf('pickup.step')).toMatchObject([{ orderId: '1', step: { kind: 'accept' } }]),
  );
  act(() => bridge.touch('pickup'));
  await waitFor(() => expect(within(column('To pick')).getByText('Start the walk')).toBeTruthy());
});

test('who may only look sees no buttons', async () => {
  open({ pickups: { orders: [webOrder({ orderId: '1' })] }, rights: ['pickup.read'] });
  await screen.findByRole('article', { name: /#1/ });
  expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
});

test('several orders are chosen for one walk', async () => {
  open({
    pickups: {
      orders: [webOrder({ orderId: '1' }), webOrder({ orderId: '2' }), webOrder({ orderId: '3' })],
      events: ['1', '2', '3'].flatMap((orderId) => steps(orderId, { kind: 'accept' })),
    },
  });
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Choose #1 for a walk' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Choose #3 for a walk' }));
  fireEvent.click(screen.getByRole('button', { name: 'One walk for 2 orders' }));
  expect(await screen.findByRole('heading', { name: 'Picking 2 orders' })).toBeTruthy();
});

test('a shopper’s code that is scanned opens the handing over, whatever has the focus', async () => {
  open({
    pickups: {
      orders: [webOrder({ orderId: '2', paid: 1450 })],
      events: steps('2', ...packed, { kind: 'ready' }),
    },
  });
  await screen.findByRole('article', { name: /#2/ });
  scan('K7M4Q2XZ');
  const dialog = await screen.findByRole('dialog', { name: /Hand over to Ada/ });
  expect(within(dialog).getByText('The code is right')).toBeTruthy();
});

test('the number of an order, as every slip tells it, opens the order and proves nothing', async () => {
  open({
    pickups: {
      orders: [webOrder({ orderId: '2', code: 'ZK9T2M', paid: 1450 })],
      events: steps('2', ...packed, { kind: 'ready' }),
    },
  });
  await screen.findByRole('article', { name: /ZK9T2M/ });
  scan('ZK9T2M');
  await screen.findByRole('heading', { name: 'Ada Lovelace ZK9T2M' });
  fireEvent.click(screen.getByRole('button', { name: 'Hand over' }));
  const dialog = await screen.findByRole('dialog', { name: /Hand over to Ada/ });
  expect(within(dialog).getByLabelText('Pickup code')).toBeTruthy();
  expect(within(dialog).queryByText('The code is right')).toBeNull();
});

test('a code that no order has is said, and can be put away', async () => {
  open({ pickups: { orders: [webOrder({ orderId: '1' })] } });
  await screen.findByRole('article', { name: /#1/ });
  scan('4006381333931');
  expect((await screen.findByRole('alert')).textContent).toContain('4006381333931 is no pickup code');
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('orders are found by phone, also those that are done with, and Enter opens the first', async () => {
  open({
    pickups: {
      orders: [webOrder({ orderId: '1' }), webOrder({ orderId: '9', state: 'cancelled' })],
    },
  });
  await screen.findByRole('article', { name: /#1/ });
  type('#9');
  const found = await screen.findByRole('list', { name: 'Orders found' });
  expect((await within(found).findByRole('button', { name: /#9/ })).textContent).toContain('Cancelled');
  fireEvent.submit(screen.getByRole('searchbox'));
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Enter' });
  expect(await screen.findByRole('heading', { name: 'Ada Lovelace #9' })).toBeTruthy();
});

test('what somebody opened is no news any more; that a board shows it changes nothing for others', async () => {
  const { bridge } = open({
    pickups: { orders: [webOrder({ orderId: '1' })], news: new Set(['1']) },
  });
  const shown = await screen.findByRole('link', { name: /Ada Lovelace #1/ });
  expect(card(/#1/).textContent).toContain('New');
  expect(bridge.inputsOf('pickup.seen')).toEqual([]);
  fireEvent.click(shown);
  await waitFor(() => expect(bridge.inputsOf('pickup.seen')).toEqual([{ orderIds: ['1'] }]));
});

test('what was released, and what is asked though all is over, has a column of its own', async () => {
  open({
    pickups: {
      orders: [webOrder({ orderId: '2' }), webOrder({ orderId: '3', paid: 1450 })],
      events: [
        ...steps('2', ...packed, { kind: 'ready' }, { kind: 'release' }),
        ...steps('3', { kind: 'reject', reason: 'closed' }, { kind: 'pick', lineId: '3-1', quantity: 1000 }),
      ],
    },
  });
  await screen.findByRole('article', { name: /#2/ });
  const settle = within(column('To settle'));
  expect(settle.getByRole('article', { name: /#2/ }).textContent).toContain('to be put back on the shelf');
  expect(settle.getByRole('article', { name: /#2/ }).textContent).toContain('B3');
  fireEvent.click(
    within(settle.getByRole('article', { name: /#3/ })).getByRole('button', { name: 'Answer' }),
  );
  expect(await screen.findByRole('heading', { name: 'Ada Lovelace #3' })).toBeTruthy();
});

test('a column says how many of it are late and at risk; packed orders keep their clocks', async () => {
  open({
    pickups: {
      orders: [
        webOrder({ orderId: '1', promisedAt: KNOWN_AT + 20 * MINUTE }),
        webOrder({ orderId: '2', promisedAt: KNOWN_AT - 18 * MINUTE }),
        webOrder({ orderId: '3', promisedAt: KNOWN_AT - 2 * HOUR }),
      ],
      events: steps('2', ...packed),
    },
  });
  await screen.findByRole('article', { name: /#1/ });
  expect(column('To accept').textContent).toContain('1 late 1 at risk');
  expect(within(column('To pick')).getByRole('article', { name: /#2/ }).textContent).toContain('18 min late');
});

test('orders that come in while something else is done are said without taking the focus', async () => {
  const { bridge, pickups } = open({ path: '/settings', pickups: {} });
  await screen.findByRole('heading', { name: 'Settings' });
  const focused = document.activeElement;
  act(() => {
    pickups.orders = [webOrder({ orderId: '1' })];
    pickups.news = new Set(['1']);
    bridge.touch('pickup');
  });
  expect(await screen.findByText('A new order to collect')).toBeTruthy();
  expect(document.activeElement).toBe(focused);
  expect(screen.getByRole('link', { name: 'Pickups 1 to do' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Not now' }));
  await waitFor(() => expect(screen.queryByText('A new order to collect')).toBeNull());
});

test('says how old the orders are while the line is down', async () => {
  const rendered = open({ pickups: { orders: [webOrder({ orderId: '1' })] } });
  await screen.findByRole('article', { name: /#1/ });
  const lastReadAt = Date.now() - 12 * MINUTE;
  change(
    rendered,
    { status: { ...onlineStatus, state: 'offline', offlineSince: lastReadAt, lastReadAt } },
    'sync',
  );
  expect(await screen.findByText(/orders known 1[12] min ago/)).toBeTruthy();
});

test('a store without pickups says so, and an empty board what will happen', async () => {
  const rendered = open({ pickups: { store: { pickup: 'none', notices: false } } });
  expect(await screen.findByText('This store has no pickups')).toBeTruthy();
  act(() => {
    rendered.pickups.store = { pickup: 'shared', notices: true };
    rendered.bridge.touch('pickup');
  });
  expect(await screen.findByText('Nothing to collect')).toBeTruthy();
});

test('of two thousand open orders a page of each column is drawn, the most pressing first', async () => {
  const orders = Array.from({ length: 2000 }, (_, at) =>
    webOrder({ orderId: String(at + 1), placedAt: KNOWN_AT - at * MINUTE }),
  );
  open({ pickups: { orders } });
  await screen.findByRole('article', { name: /#2000/ });
  expect(within(column('To accept')).getAllByRole('article')).toHaveLength(10);
  fireEvent.click(screen.getByRole('button', { name: 'Show more (1,990 left)' }));
  expect(within(column('To accept')).getAllByRole('article')).toHaveLength(20);
});

test('a question and an open offer stand on the card', async () => {
  open({
    pickups: {
      orders: [webOrder({ orderId: '1', state: 'cancelled', note: 'Ring twice' })],
      events: steps('1', { kind: 'accept' }, { kind: 'start' }),
    },
  });
  await screen.findByRole('article', { name: /#1/ });
  expect(card(/#1/).textContent).toContain('A question to answer');
  expect(card(/#1/).textContent).toContain('Note from the shopper');
});

test('what is asked comes before the next step', async () => {
  open({
    pickups: {
      orders: [webOrder({ orderId: '1', state: 'cancelled' })],
      events: steps('1', { kind: 'accept' }, { kind: 'start' }),
    },
  });
  await screen.findByRole('article', { name: /#1/ });
  expect(within(card(/#1/)).queryByRole('button', { name: 'Go on picking' })).toBeNull();
  fireEvent.click(within(card(/#1/)).getByRole('button', { name: 'Answer' }));
  expect(await screen.findByText('The shopper cancelled this order after you had begun')).toBeTruthy();
});
