import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PickupStep } from '#domain/pickup/step.ts';
import { KNOWN_AT } from './support/fake-shop.ts';
import { goodsKnown, orderLine, steps, webOrder } from './support/fake-pickup.ts';
import { scan } from './support/keys.ts';
import { openPickups } from './support/pickup-desk.tsx';

const pot = orderLine({ lineId: 'a', variantRemoteId: 'pot', name: 'Clay pot', quantity: 2000 });

const begun: readonly PickupStep[] = [{ kind: 'accept' }, { kind: 'start' }];
const ready: readonly PickupStep[] = [
  ...begun,
  { kind: 'pick', lineId: 'a', quantity: 2000 },
  { kind: 'pack', bags: 2, place: 'B3' },
  { kind: 'ready' },
];

interface Given {
  readonly order?: Partial<Parameters<typeof webOrder>[0]>;
  readonly steps?: readonly PickupStep[];
  readonly check?: string;
  readonly now?: number;
  readonly rights?: Parameters<typeof openPickups>[0]['rights'];
}

function open({ order = {}, steps: done = [], check = '', rights, now = KNOWN_AT }: Given = {}) {
  return openPickups({
    path: '/pickups/1',
    pickups: {
      orders: [webOrder({ orderId: '1', lines: [pot], ...order })],
      events: steps('1', ...done),
      goods: [goodsKnown({ variantRemoteId: 'pot', check })],
      now,
    },
    ...(rights === undefined ? {} : { rights }),
  });
}

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const money = () => screen.getByRole('region', { name: 'Money' }).textContent;

/** Opens the handing over. */
async function giving(name: string | RegExp = 'Hand over'): Promise<HTMLElement> {
  fireEvent.click(await screen.findByRole('button', { name }));
  return await screen.findByRole('dialog', { name: 'Hand over to Ada Lovelace' });
}

test('who, when, what the shopper wrote, what is in it and what it costs', async () => {
  open({ order: { note: 'Ring twice', paid: 1000 } });
  await screen.findByRole('heading', { name: 'Ada Lovelace #1' });
  expect(screen.getByText('“Ring twice”')).toBeTruthy();
  expect(screen.getByText('ada@example.com')).toBeTruthy();
  expect(screen.getByText('2 × Clay pot')).toBeTruthy();
  expect(money()).toContain('Paid online€10.00');
  expect(money()).toContain('To pay€19.00');
});

test('an order is rejected with a reason', async () => {
  const { taken } = open();
  fireEvent.click(await screen.findByRole('button', { name: 'Reject' }));
  const dialog = await screen.findByRole('dialog', { name: 'Reject the order of Ada Lovelace?' });
  const go = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Reject' });
  expect(go.disabled).toBe(true);
  fireEvent.click(within(dialog).getByRole('button', { name: 'We do not have it' }));
  fireEvent.click(go);
  await waitFor(() => expect(taken()).toEqual([{ kind: 'reject', reason: 'We do not have it' }]));
  expect(await screen.findByText('We do not have it')).toBeTruthy();
});

test('what happened stands with who, where, and whether the store has it', async () => {
  open({ steps: begun });
  const story = await screen.findByRole('region', { name: 'What happened' });
  const [newest, oldest] = within(story).getAllByRole('listitem');
  expect(newest?.textContent).toContain('Began to pick');
  expect(oldest?.textContent).toMatch(/AcceptedOn its wayJonas at R1/);
});

test('what was done last stands at the head, also after it was done just now', async () => {
  open({ steps: ready });
  const last = await screen.findByText(/^Said to be ready: Jonas at R1/);
  expect(last.closest('[role=status]')).toBeTruthy();
  fireEvent.click(button('Tell the shopper again'));
  expect(await screen.findByText(/^Told again: Mira at R1/)).toBeTruthy();
});

test('the code that was scanned hands over what is paid', async () => {
  const { taken } = open({ order: { paid: 2900 }, steps: ready });
  const dialog = await giving();
  expect(within(dialog).getByText('B3, 2 bags')).toBeTruthy();
  const go = within(dialog).getByRole<HTMLButtonElement>('button', { name: /^Handed over/ });
  expect(go.disabled).toBe(true);
  scan('K7M4Q2XZ');
  await within(dialog).findByText('The code is right');
  fireEvent.click(go);
  await waitFor(() =>
    expect(taken()).toEqual([
      {
        kind: 'hand-over',
        handOver: { proof: 'code', collector: '', isChecked: false, signature: null },
        saleId: null,
        collected: 0,
      },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a code is typed in any letters, and another order’s is refused', async () => {
  open({ order: { paid: 2900 }, steps: ready });
  const dialog = await giving();
  const field = within(dialog).getByLabelText('Pickup code');
  fireEvent.change(field, { target: { value: 'AAAA-BBBB' } });
  expect(await within(dialog).findByText('That is not the code of this order.')).toBeTruthy();
  fireEvent.change(field, { target: { value: 'k7m4 q2xz' } });
  expect(await within(dialog).findByText('The code is right')).toBeTruthy();
});

test('by name it takes an answer, somebody else their name, and what wants looking at a tick', async () => {
  const { taken } = open({ order: { paid: 2900 }, steps: ready, check: '18 or older' });
  const dialog = await giving();
  const go = within(dialog).getByRole<HTMLButtonElement>('button', { name: /^Handed over/ });
  fireEvent.click(within(dialog).getByRole('radio', { name: 'Name and a question' }));
  expect(within(dialog).getByText(/It ends in 547/)).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Answered right' }));
  expect(go.disabled).toBe(true);
  fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Looked at: 18 or older' }));
  expect(go.disabled).toBe(false);
  fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Somebody else collects it' }));
  expect(go.disabled).toBe(true);
  fireEvent.change(within(dialog).getByLabelText('Who collects it'), { target: { value: ' Ben ' } });
  fireEvent.click(go);
  await waitFor(() =>
    expect(taken()).toMatchObject([{ handOver: { proof: 'name', collector: 'Ben', isChecked: true } }]),
  );
});

/** Opens the order as its shopper's code does. */
async function shown(given: Given): Promise<ReturnType<typeof open>> {
  const opened = open(given);
  await screen.findByRole('button', { name: /^Hand over/ });
  scan('K7M4Q2XZ');
  await screen.findByRole('dialog');
  return opened;
}

test('a signature is kept as strokes in a field of its own size', async () => {
  const { taken } = await shown({ order: { paid: 2900 }, steps: ready });
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Have it signed' }));
  const field = within(dialog).getByRole('img', { name: 'Field to sign in, empty' });
  field.getBoundingClientRect = () => new DOMRect(100, 100, 600, 200);
  field.setPointerCapture = () => undefined;
  fireEvent.pointerDown(field, { clientX: 100, clientY: 100, pointerId: 1 });
  fireEvent.pointerMove(field, { clientX: 400, clientY: 200, pointerId: 1 });
  fireEvent.pointerUp(field, { pointerId: 1 });
  fireEvent.click(within(dialog).getByRole('button', { name: /^Handed over/ }));
  await waitFor(() => expect(taken()).toMatchObject([{ handOver: { signature: 'M 0 0 L 150 50' } }]));
});

test('what is to be paid goes to the counter with the proof, and is paid there', async () => {
  const { taken, till } = await shown({ steps: ready });
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('button', { name: /^Take €29.00 and hand over/ }));
  await waitFor(() => {
    const { baskets } = till.counter.store.getState();
    expect(baskets.flatMap(({ lines }) => lines)).toMatchObject([
      { kind: 'order', orderId: '1', unitPrice: 2900, handOver: { proof: 'code' } },
    ]);
  });
  expect(taken()).toEqual([]);
});

test('who may not sell is told where it is paid', async () => {
  await shown({ steps: ready, rights: ['pickup.read', 'pickup.work'] });
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText('€29.00 is to be paid at a till first')).toBeTruthy();
});

test('only who may settle cancels and releases', async () => {
  const { taken } = open({ steps: ready, rights: ['pickup.read', 'pickup.work'] });
  await screen.findByRole('button', { name: 'Tell the shopper again' });
  expect(screen.queryByRole('button', { name: 'Cancel the order' })).toBeNull();
  fireEvent.click(button('Tell the shopper again'));
  await waitFor(() => expect(taken()).toEqual([{ kind: 'remind' }]));
});

test('what may be fetched yet is not released', async () => {
  open({ steps: ready, now: KNOWN_AT + 143 * 3_600_000 });
  await screen.findByRole('button', { name: 'Tell the shopper again' });
  expect(screen.queryByRole('button', { name: 'Release, nobody came' })).toBeNull();
});

test('what nobody fetched is released, taken back, released again and restocked', async () => {
  const { bridge, taken } = open({ steps: ready, order: { paid: 900 }, now: KNOWN_AT + 144 * 3_600_000 });
  fireEvent.click(await screen.findByRole('button', { name: 'Release, nobody came' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Take the release back' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Release, nobody came' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Goods are back on the shelf' }));
  const dialog = await screen.findByRole('dialog', { name: /Put back the goods of/ });
  expect(within(dialog).getByText('The store gives back €9.00.')).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Goods are back on the shelf' }));
  await waitFor(() => expect(taken()).toHaveLength(4));
  expect(bridge.inputsOf('pickup.settle')).toMatchObject([
    { step: { kind: 'release' } },
    { step: { kind: 'reinstate' } },
    { step: { kind: 'release' } },
    { step: { kind: 'restock' } },
  ]);
});

test('goods come back for what they cost, the way they were paid', async () => {
  const handOver = { proof: 'code', collector: '', isChecked: false, signature: null } as const;
  const { bridge } = open({
    order: { paid: 2900 },
    steps: [...ready, { kind: 'hand-over', handOver, saleId: null, collected: 0 }],
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Give back' }));
  const dialog = await screen.findByRole('dialog', { name: 'Take back from Ada Lovelace' });
  const row = within(dialog).getByRole('group', { name: 'How many come back of Clay pot' });
  fireEvent.click(within(row).getByRole('button', { name: 'One more' }));
  expect(within(dialog).getByLabelText<HTMLInputElement>('Given back').value).toBe('14.50');
  fireEvent.click(within(dialog).getByRole('checkbox', { name: 'It can be sold again' }));
  fireEvent.click(within(dialog).getByRole('button', { name: 'Broken' }));
  fireEvent.click(within(dialog).getByRole('button', { name: 'Give back' }));
  await waitFor(() =>
    expect(bridge.inputsOf('pickup.settle')).toMatchObject([
      {
        step: {
          kind: 'give-back',
          lines: [{ lineId: 'a', quantity: 1000, isRestocked: false }],
          amount: 1450,
          reason: 'Broken',
          saleId: null,
          paidBack: 0,
        },
      },
    ]),
  );
});

test('a cancellation by the shopper is asked, and what staff did is kept until somebody answers', async () => {
  const { taken } = open({ order: { state: 'cancelled' }, steps: begun });
  expect(await screen.findByText('The shopper cancelled this order after you had begun')).toBeTruthy();
  expect(screen.getByText('Being picked')).toBeTruthy();
  fireEvent.click(button('Give it up here too'));
  await waitFor(() => expect(taken()).toMatchObject([{ kind: 'answer', answer: 'follow-store' }]));
  expect(await screen.findByText('Cancelled')).toBeTruthy();
});

test('a step that no longer goes is refused in words', async () => {
  const { pickups } = open();
  await screen.findByRole('button', { name: 'Accept' });
  act(() => {
    pickups.orders = pickups.orders.map((order) => ({ ...order, state: 'cancelled' }));
  });
  fireEvent.click(button('Accept'));
  expect((await screen.findByRole('alert')).textContent).toContain('That does not go: ');
});

test('an order of another shop is looked at only', async () => {
  open({ order: { locationCode: 'shop-two' } });
  expect(await screen.findByText('Not collected here')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
});

test('an order that nobody knows is said', async () => {
  openPickups({ path: '/pickups/77' });
  expect((await screen.findByRole('alert')).textContent).toContain('No order like that is known here.');
});

test('an order that was sent can come back here', async () => {
  open({ order: { state: 'given', locationCode: null, paid: 2900 } });
  fireEvent.click(await screen.findByRole('button', { name: 'Give back' }));
  expect(await screen.findByRole('dialog', { name: /Take back from Ada/ })).toBeTruthy();
});

test('an order of another shop can only be looked at', async () => {
  open({ order: { state: 'given', locationCode: 'two', paid: 2900 } });
  expect(await screen.findByText(/is not collected in this shop/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Give back' })).toBeNull();
});

test('an order in another currency is not paid here, and says so before a basket opens', async () => {
  open({ order: { currency: 'CHF' }, steps: ready });
  const dialog = await giving('Hand over and take payment');
  expect(within(dialog).getByText(/This order is in CHF/)).toBeTruthy();
  expect(within(dialog).queryByRole('button', { name: /Take/ })).toBeNull();
});
