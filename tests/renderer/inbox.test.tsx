import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { InboxItem } from '#contract/inbox.ts';
import { Refusal } from '#contract/errors.ts';
import { inboxAnswers, SALE_ID, shortSale, type FakeInbox } from './support/fake-line.ts';
import { item, KNOWN_AT, signedIn, type FakeShop } from './support/fake-shop.ts';
import { renderTill } from './support/render-till.tsx';

function openInbox(given: Partial<FakeInbox>, shop: Partial<FakeShop> = {}): ReturnType<typeof renderTill> {
  const inbox: FakeInbox = { open: [], settled: [], parity: [], ...given };
  return renderTill({
    path: '/settings/inbox',
    shop,
    answers: () => ({ inbox: inboxAnswers(inbox) }),
  });
}

const decisionId: unknown = expect.stringMatching(/^[\da-f-]{36}$/);

test('an empty inbox says that nothing needs anybody', async () => {
  openInbox({});
  expect(await screen.findByText('Nothing needs you')).toBeTruthy();
});

test('says what happened, with which goods, and what it means for money, stock and others', async () => {
  openInbox({ open: [shortSale] });
  const card = await screen.findByRole('article', { name: 'Sale R1-000045' });
  expect(card.textContent).toContain('The store has too little of these goods');
  expect(card.textContent).toMatch(/3 ×.*Desk lamp LAMP.*the store has 1/);
  expect(card.textContent).toContain('The store says: Only 1 left');
  expect(card.textContent).toMatch(/€39\.00 were paid and are in the till/);
  expect(card.textContent).toContain('The store counts 3 too many');
  expect(card.textContent).toContain('1 other document waits for this one.');
});

test('the suggested answer is one press, and can be taken back at once', async () => {
  const { bridge } = openInbox({ open: [shortSale] });
  fireEvent.click(await screen.findByRole('button', { name: 'Raise the store’s stock and send' }));
  await waitFor(() =>
    expect(bridge.inputsOf('inbox.decide')).toEqual([
      { decisionId, id: SALE_ID, decision: { kind: 'raise-stock' } },
    ]),
  );
  act(() => bridge.touch('sync'));
  expect(await screen.findByText('Raised the store’s stock')).toBeTruthy();
  expect(await screen.findByText('Nothing needs you')).toBeTruthy();
  expect(document.activeElement?.textContent).toContain('Raised the store’s stock');
  fireEvent.click(screen.getByRole('button', { name: 'Take back: Sale R1-000045' }));
  await waitFor(() => expect(bridge.inputsOf('inbox.undo')).toEqual([{ id: SALE_ID }]));
  act(() => bridge.touch('sync'));
  expect(await screen.findByRole('article', { name: 'Sale R1-000045' })).toBeTruthy();
});

test('goods that the store lacks go up as a misc item', async () => {
  const { bridge } = openInbox({ open: [shortSale] });
  fireEvent.click(await screen.findByRole('button', { name: 'Send as misc item' }));
  await waitFor(() =>
    expect(bridge.inputsOf('inbox.decide')).toMatchObject([
      { decision: { kind: 'as-misc', variantRemoteId: '7' } },
    ]),
  );
});

test('several goods are each answered for themselves', async () => {
  const [lamp] = shortSale.items;
  if (lamp === undefined) throw new Error('no goods');
  const items = [lamp, { ...lamp, variantRemoteId: '8', name: 'Bulb' }];
  const { bridge } = openInbox({ open: [{ ...shortSale, items, answers: ['as-misc', 'write-off'] }] });
  fireEvent.click(await screen.findByRole('button', { name: 'Send as misc item: Bulb' }));
  await waitFor(() =>
    expect(bridge.inputsOf('inbox.decide')).toMatchObject([
      { decision: { kind: 'as-misc', variantRemoteId: '8' } },
    ]),
  );
});

test('other goods are chosen by search', async () => {
  const { bridge } = openInbox(
    { open: [shortSale] },
    { items: [item({ variantId: 12, name: 'Floor lamp' })] },
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Send as other goods' }));
  const dialog = await screen.findByRole('dialog', { name: 'Send Desk lamp as other goods' });
  fireEvent.change(within(dialog).getByRole('searchbox'), { target: { value: 'floor' } });
  fireEvent.click(await within(dialog).findByRole('button', { name: /Floor lamp/ }));
  await waitFor(() =>
    expect(bridge.inputsOf('inbox.decide')).toMatchObject([
      { decision: { kind: 'map', variantRemoteId: '7', toVariantId: 12 } },
    ]),
  );
});

test('other goods are chosen by scan, and an unknown code is said', async () => {
  const { bridge, till } = openInbox(
    { open: [shortSale] },
    { items: [item({ variantId: 12 })], codes: new Map([['4006381333931', [12]]]) },
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Send as other goods' }));
  await screen.findByRole('dialog');
  act(() => till.scans.deliver({ code: '1234', at: 0 }));
  expect((await screen.findByRole('alert')).textContent).toBe('No goods here have the code 1234.');
  act(() => till.scans.deliver({ code: '4006381333931', at: 0 }));
  await waitFor(() =>
    expect(bridge.inputsOf('inbox.decide')).toMatchObject([{ decision: { kind: 'map', toVariantId: 12 } }]),
  );
});

const customer: InboxItem = {
  ...shortSale,
  kind: 'customer',
  name: 'Ada Lovelace',
  code: 'unknown-customer',
  total: null,
  items: [],
  stockEffect: 0,
  holdsUp: 0,
  answers: ['correct-mail', 'retry', 'write-off'],
};

test('a refused step with an order says which, what the store has not done with money, and what it still holds', async () => {
  const refused: InboxItem = {
    ...customer,
    kind: 'pickup',
    name: 'ZK9T2M',
    code: 'state',
    pickup: { step: 'cancel', money: 'to-refund', amount: 2580, heldEffect: 2000 },
    answers: ['retry', 'write-off'],
  };
  openInbox({ open: [refused] });
  const card = await screen.findByRole('article', { name: 'Order to collect ZK9T2M · Cancelled' });
  expect(card.textContent).toContain('€25.80 of what was paid online are to go back to the shopper.');
  expect(card.textContent).toContain('The store still holds 2 for the order that are free here.');
});

test('a mail address is corrected, and a text that is none is said', async () => {
  const { bridge } = openInbox({ open: [customer] });
  const card = await screen.findByRole('article', { name: 'Customer Ada Lovelace' });
  expect(card.textContent).toContain('No money is in it.');
  fireEvent.click(within(card).getByRole('button', { name: 'Correct the mail address' }));
  const field = await screen.findByLabelText('Mail address');
  fireEvent.change(field, { target: { value: 'ada' } });
  fireEvent.click(screen.getByRole('button', { name: 'Correct and send' }));
  expect(bridge.inputsOf('inbox.decide')).toEqual([]);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  fireEvent.change(field, { target: { value: ' ada@example.com ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Correct and send' }));
  await waitFor(() =>
    expect(bridge.inputsOf('inbox.decide')).toMatchObject([
      { decision: { kind: 'correct-mail', mail: 'ada@example.com' } },
    ]),
  );
});

test('writing off takes a reason', async () => {
  const { bridge } = openInbox({ open: [shortSale] });
  fireEvent.click(await screen.findByRole('button', { name: 'Write off in the store' }));
  const dialog = await screen.findByRole('dialog', { name: 'Write off Sale R1-000045 in the store?' });
  const go = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Write off' });
  expect(go.disabled).toBe(true);
  fireEvent.click(within(dialog).getByRole('button', { name: 'It was a test' }));
  fireEvent.click(go);
  await waitFor(() =>
    expect(bridge.inputsOf('inbox.decide')).toMatchObject([
      { decision: { kind: 'write-off', reason: 'It was a test' } },
    ]),
  );
});

test('another total is shown with its difference, and accepted as it is', async () => {
  const { bridge } = openInbox({
    open: [{ ...shortSale, code: 'total-differs', storeTotal: 3850, answers: ['accept-total', 'retry'] }],
  });
  expect(await screen.findByText(/the store would book €38\.50, that is €0\.50 less/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Let the store keep its total' }));
  await waitFor(() =>
    expect(bridge.inputsOf('inbox.decide')).toMatchObject([
      { decision: { kind: 'accept-total', storeTotal: 3850 } },
    ]),
  );
});

test('a decision that no longer fits is said where it was made', async () => {
  renderTill({
    path: '/settings/inbox',
    answers: () => ({
      inbox: {
        open: () => ({ items: [shortSale] }),
        decide: () => {
          throw new Refusal('decision-unfit');
        },
      },
    }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Try again as it is' }));
  expect((await screen.findByRole('alert')).textContent).toContain('no answer to why the store refused');
});

test('who may not settle sees it all and is told who may', async () => {
  openInbox({ open: [shortSale] }, { session: signedIn({ permissions: ['sync.read', 'sale.make'] }) });
  expect(await screen.findByText('A manager decides this.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Write off in the store' })).toBeNull();
});

test('what was decided stands with who and what became of it; only what the store lacks can be taken back', async () => {
  const decided = {
    decisionId: SALE_ID,
    decision: { kind: 'write-off', reason: 'It was a test' },
    at: KNOWN_AT,
    clerk: 'Mira',
    undoneAt: null,
    undoneBy: null,
  } as const;
  const settled = { id: SALE_ID, kind: 'sale', name: 'R1-000045', decisions: [decided] } as const;
  openInbox({
    settled: [
      { ...settled, decisions: [decided], state: 'dropped', canUndo: true },
      {
        ...settled,
        id: '0192f5a8-7d3c-7000-8000-000000000102',
        name: 'R1-000046',
        decisions: [{ ...decided, decision: { kind: 'retry' }, undoneAt: KNOWN_AT, undoneBy: 'Tom' }],
        state: 'done',
        canUndo: false,
      },
    ],
  });
  fireEvent.click(await screen.findByRole('radio', { name: 'Decided' }));
  expect(await screen.findByText('Written off: It was a test')).toBeTruthy();
  expect(screen.getByText(/Taken back by Tom/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Take back: Sale R1-000045' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Take back: Sale R1-000046' })).toBeNull();
});

test('totals that differ are shown line by line with the cause', async () => {
  openInbox({
    parity: [
      {
        id: SALE_ID,
        name: 'R1-000045',
        at: KNOWN_AT,
        total: 3900,
        storeTotal: 3850,
        lines: [{ name: 'Desk lamp', quantity: 3000, total: 3900, storeTotal: 3850, cause: 'price' }],
      },
    ],
  });
  fireEvent.click(await screen.findByRole('radio', { name: 'Other totals' }));
  const row = await screen.findByRole('row', { name: /Desk lamp/ });
  expect(row.textContent).toMatch(/Desk lamp3€39\.00€38\.50the price changed/);
});
