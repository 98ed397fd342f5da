import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Proposal } from '#contract/pickup.ts';
import { BONSAI_CODE, POT_CODE, SHARED_CODE, SOIL_CODE } from './support/counter.ts';
import { steps, webOrder } from './support/fake-pickup.ts';
import { KNOWN_AT } from './support/fake-shop.ts';
import { press, scan } from './support/keys.ts';
import { begun, left, onePot, potOf, stop, walk } from './support/walk.ts';

test('a walk begins the order, and shows the first stop with place and quantity', async () => {
  const { taken } = walk('/pickups/walk?orders=1', {
    ...onePot(),
    events: steps('1', { kind: 'accept' }),
  });
  await waitFor(() => expect(taken()).toEqual([{ kind: 'start' }]));
  expect(within(stop()).getByText('Garden › Pots')).toBeTruthy();
  expect(within(stop()).getByRole('heading').textContent).toBe('Clay pot');
  expect(left()).toBe('2 left of 2');
});

test('who picks already is said, and the order is taken on only when somebody says so', async () => {
  const { taken } = walk('/pickups/walk?orders=1', onePot());
  expect(await screen.findByText(/^Jonas has been picking for Ada Lovelace since/)).toBeTruthy();
  expect(taken()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'I take it on' }));
  await waitFor(() => expect(taken()).toEqual([{ kind: 'start' }]));
  await waitFor(() => expect(screen.queryByText(/^Jonas has been/)).toBeNull());
});

test('each scan of the right goods counts one, and the walk goes on when nothing is left', async () => {
  const { taken } = walk('/pickups/walk?orders=1', onePot());
  await screen.findByText('2');
  scan(POT_CODE);
  expect(await screen.findByText('1 of 2')).toBeTruthy();
  scan(POT_CODE);
  await waitFor(() => expect(within(stop()).getByRole('heading').textContent).toBe('Potting soil'));
  expect(taken()).toEqual([
    { kind: 'pick', lineId: 'a', quantity: 1000 },
    { kind: 'pick', lineId: 'a', quantity: 1000 },
  ]);
});

test('scans one right after the other are all counted, and one too many is refused in words', async () => {
  const { taken } = walk('/pickups/walk?orders=1', onePot());
  await screen.findByRole('region', { name: 'Now' });
  for (let piece = 0; piece < 3; piece += 1) scan(POT_CODE);
  expect((await screen.findByRole('alert')).textContent).toContain(
    'Enough: there are no more Clay pot wanted.',
  );
  expect(taken()).toHaveLength(2);
});

test('goods on nobody’s list are said with what is wanted instead', async () => {
  const { taken } = walk('/pickups/walk?orders=1', onePot());
  await screen.findByRole('region', { name: 'Now' });
  scan(BONSAI_CODE);
  expect((await screen.findByRole('alert')).textContent).toContain(
    'Wrong: Bonsai, 6 years is on nobody’s list. Wanted: Clay pot.',
  );
  scan('4000000000000');
  expect((await screen.findByText(/Nothing here has the code/)).textContent).toContain('4000000000000');
  expect(taken()).toEqual([]);
});

test('a code that several goods share asks which', async () => {
  walk('/pickups/walk?orders=1', onePot());
  await screen.findByRole('region', { name: 'Now' });
  scan(SHARED_CODE);
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('button', { name: /Clay pot/ }));
  expect(await screen.findByText('1 of 2')).toBeTruthy();
});

test('by touch and by keys: one more, one less', async () => {
  const { taken } = walk('/pickups/walk?orders=1', onePot());
  fireEvent.click(await screen.findByRole('button', { name: 'One more' }));
  await waitFor(() => expect(left()).toBe('1 left of 2'));
  press('-');
  await waitFor(() => expect(left()).toBe('2 left of 2'));
  press('+');
  await waitFor(() => expect(left()).toBe('1 left of 2'));
  expect(taken()).toMatchObject([{ quantity: 1000 }, { quantity: -1000 }, { quantity: 1000 }]);
});

test('goods by weight ask what they came to', async () => {
  const { taken } = walk('/pickups/walk?orders=1', onePot());
  await screen.findByRole('region', { name: 'Now' });
  scan(SOIL_CODE);
  const dialog = await screen.findByRole('dialog', { name: 'Potting soil for Ada Lovelace' });
  fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '2.140' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Take this quantity' }));
  await waitFor(() => expect(taken()).toEqual([{ kind: 'weigh', lineId: 'b', quantity: 2140 }]));
});

test('F2 asks of pieces how many, and of goods by weight what they came to', async () => {
  const { taken } = walk('/pickups/walk?orders=1', onePot());
  await screen.findByRole('region', { name: 'Now' });
  press('F2');
  const counting = await screen.findByRole('dialog', { name: 'Clay pot' });
  fireEvent.change(within(counting).getByRole('textbox', { name: 'How many?' }), { target: { value: '2' } });
  fireEvent.click(within(counting).getByRole('button', { name: 'Take this quantity' }));
  await waitFor(() => expect(taken()).toEqual([{ kind: 'pick', lineId: 'a', quantity: 2000 }]));
  await waitFor(() => expect(within(stop()).getByRole('heading').textContent).toBe('Potting soil'));
  press('F2');
  expect(await screen.findByRole('dialog', { name: 'Potting soil for Ada Lovelace' })).toBeTruthy();
});

test('more pieces than are wanted are refused in words', async () => {
  const { taken } = walk('/pickups/walk?orders=1', onePot());
  await screen.findByRole('region', { name: 'Now' });
  press('F2');
  const dialog = await screen.findByRole('dialog', { name: 'Clay pot' });
  fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '3' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Take this quantity' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Enough');
  expect(taken()).toEqual([]);
});

test('one more of goods by weight is weighed, never counted', async () => {
  const { taken } = walk('/pickups/walk?orders=1', onePot());
  fireEvent.click(await screen.findByRole('button', { name: /^Potting soil/ }));
  press('+');
  const dialog = await screen.findByRole('dialog', { name: 'Potting soil for Ada Lovelace' });
  fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '1.9' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Take this quantity' }));
  await waitFor(() => expect(taken()).toEqual([{ kind: 'weigh', lineId: 'b', quantity: 1900 }]));
});

test('of several orders the one due first gets the next, and each sees its share', async () => {
  const orders = [
    webOrder({ orderId: '1', promisedAt: KNOWN_AT + 9_000_000, lines: [potOf('a', 1000)] }),
    webOrder({
      orderId: '2',
      promisedAt: KNOWN_AT + 3_000_000,
      lines: [potOf('b', 2000)],
      customer: { name: 'Ben', mail: '', phone: '' },
    }),
  ];
  const { bridge } = walk('/pickups/walk?orders=1,2', {
    orders,
    events: ['1', '2'].flatMap((orderId) => steps(orderId, ...begun)),
  });
  const shares = await screen.findByRole('list', { name: 'Who gets how many' });
  for (let piece = 0; piece < 3; piece += 1) scan(POT_CODE);
  await waitFor(() => expect(bridge.inputsOf('pickup.step')).toHaveLength(3));
  expect(bridge.inputsOf('pickup.step')).toMatchObject([
    { orderId: '2' },
    { orderId: '2' },
    { orderId: '1' },
  ]);
  expect(shares.textContent).toContain('BBen');
});

/** Says that one of both pots is broken. */
async function onePotBroken(): Promise<void> {
  await screen.findByRole('region', { name: 'Now' });
  press('F4');
  const dialog = await screen.findByRole('dialog', { name: 'Clay pot is missing' });
  expect(within(dialog).queryByRole('link')).toBeNull();
  fireEvent.click(within(dialog).getByRole('radio', { name: 'Damaged' }));
  fireEvent.click(within(dialog).getByRole('button', { name: 'One less' }));
  fireEvent.click(within(dialog).getByRole('button', { name: 'Leave it out' }));
}

test('what lacks is noted first, and then the stock can be corrected by as much and for that reason', async () => {
  const { taken } = walk('/pickups/walk?orders=1', onePot());
  await onePotBroken();
  const noted = await screen.findByRole('dialog', { name: 'Noted: Clay pot, 1' });
  expect(taken()).toEqual([{ kind: 'short', lineId: 'a', quantity: 1000, reason: 'damaged' }]);
  expect(within(noted).getByText('The stock still says 5 here.')).toBeTruthy();
  fireEvent.click(within(noted).getByRole('link', { name: 'Correct the stock' }));
  expect(await screen.findByRole('button', { name: 'Take out of the stock' })).toBeTruthy();
  await waitFor(() =>
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Damaged' }).checked).toBe(true),
  );
});

test('who may not correct the stock is told who can, and goes on', async () => {
  walk('/pickups/walk?orders=1', onePot(), ['pickup.read', 'pickup.work']);
  await onePotBroken();
  const noted = await screen.findByRole('dialog', { name: 'Noted: Clay pot, 1' });
  expect(within(noted).getByText(/Tell whoever looks after the stock/)).toBeTruthy();
  expect(within(noted).queryByRole('link')).toBeNull();
  fireEvent.click(within(noted).getByRole('button', { name: 'Go on picking' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(left()).toBe('1 left of 2');
});

test('where the stock had no more either there is nothing to correct', async () => {
  walk('/pickups/walk?orders=1', onePot());
  await screen.findByRole('region', { name: 'Now' });
  fireEvent.click(screen.getByRole('button', { name: /^Potting soil/ }));
  press('F4');
  expect(await screen.findByText('How much is missing')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Leave it out' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(within(stop()).getByRole('heading').textContent).toBe('Clay pot');
});

const cork: Proposal = {
  variantId: 2,
  variantRemoteId: 'bonsai',
  sku: 'SKU-2',
  name: 'Bonsai',
  unit: 'piece',
  price: 1600,
  ratePpm: 190_000,
  pictureId: null,
  here: 4000,
  isPair: true,
  isDearer: true,
};

/** Opens the sheet of substitutes for both pots and chooses the one there is, by its code. */
async function offerBonsai(): Promise<void> {
  press('F4');
  fireEvent.click(await screen.findByRole('button', { name: 'Offer something else' }));
  const proposal = await screen.findByRole('button', { name: /Bonsai/ });
  expect(proposal.textContent).toContain('€1.50 dearer');
  scan(BONSAI_CODE);
  const sheet = (await screen.findByText('Instead: 2 × Bonsai')).closest('[role=dialog]');
  expect(sheet?.textContent).toContain('As ordered €29.00');
  expect(screen.getByRole('link', { name: '+49 30 123 4547' }).getAttribute('href')).toBe('tel:+49301234547');
}

test('a dearer substitute costs what was ordered, unless the shopper agreed to more', async () => {
  const { taken } = walk('/pickups/walk?orders=1', { ...onePot(), proposals: [cork] });
  await screen.findByRole('region', { name: 'Now' });
  await offerBonsai();
  fireEvent.click(screen.getByRole('button', { name: 'The shopper agrees' }));
  await waitFor(() => expect(taken()).toHaveLength(2));
  expect(taken()).toMatchObject([
    { kind: 'offer', lineId: 'a', replaces: 2000, substitute: { unitPrice: 1450, quantity: 2000 } },
    { kind: 'consent', isAccepted: true, by: 'phone', person: 'Ada Lovelace', isDearerAgreed: false },
  ]);
  expect(await screen.findByRole('dialog', { name: 'Noted: Clay pot, 2' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Go on picking' }));
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'The whole way' }).textContent).toContain('Bonsai'),
  );
});

test('nobody agrees to a substitute without a name', async () => {
  const { taken } = walk('/pickups/walk?orders=1', { ...onePot(), proposals: [cork] });
  await screen.findByRole('region', { name: 'Now' });
  await offerBonsai();
  fireEvent.change(screen.getByLabelText('Who answered'), { target: { value: ' ' } });
  expect(await screen.findByText('Say who answered.')).toBeTruthy();
  for (const name of ['The shopper agrees', 'The shopper does not want it']) {
    expect(screen.getByRole('button', { name }).hasAttribute('disabled')).toBe(true);
  }
  expect(taken()).toEqual([]);
});

test('agreed at the counter to pay more, it costs its own price', async () => {
  const { taken } = walk('/pickups/walk?orders=1', { ...onePot(), proposals: [cork] });
  await screen.findByRole('region', { name: 'Now' });
  await offerBonsai();
  expect(screen.getByText('The shopper pays the same')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: /€16\.00/ }));
  expect(screen.getByText('The shopper pays €3.00 more')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'At the counter' }));
  fireEvent.click(screen.getByRole('button', { name: 'The shopper agrees' }));
  await waitFor(() => expect(taken()).toHaveLength(2));
  expect(taken()).toMatchObject([
    { substitute: { unitPrice: 1600 } },
    { isAccepted: true, by: 'counter', isDearerAgreed: true },
  ]);
});

test('a substitute that the shopper does not want leaves the goods missing', async () => {
  const { taken } = walk('/pickups/walk?orders=1', { ...onePot(), proposals: [cork] });
  await screen.findByRole('region', { name: 'Now' });
  await offerBonsai();
  fireEvent.click(screen.getByRole('button', { name: 'The shopper does not want it' }));
  await waitFor(() => expect(taken()).toHaveLength(3));
  expect(taken()).toMatchObject([
    { kind: 'offer' },
    { kind: 'consent', isAccepted: false },
    { kind: 'short', lineId: 'a', quantity: 2000, reason: 'out-of-stock' },
  ]);
});

test('when all was looked for the order is packed and ready in one sheet; a scan names the place', async () => {
  const { taken } = walk('/pickups/walk?orders=1', {
    orders: [webOrder({ orderId: '1', lines: [potOf('a', 1000)] })],
    events: steps('1', ...begun),
  });
  await screen.findByRole('region', { name: 'Now' });
  scan(POT_CODE);
  fireEvent.click(await screen.findByRole('button', { name: 'Pack' }));
  const dialog = await screen.findByRole('dialog', { name: 'Pack for Ada Lovelace' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'One more' }));
  scan('SHELF-B3');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Packed and ready' }));
  await waitFor(() =>
    expect(taken().slice(1)).toEqual([{ kind: 'pack', bags: 2, place: 'SHELF-B3' }, { kind: 'ready' }]),
  );
  expect(await screen.findByText('All of it is packed')).toBeTruthy();
});
