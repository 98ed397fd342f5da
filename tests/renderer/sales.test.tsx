import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import type { SaleSummary } from '#contract/sale.ts';
import type { Answers } from './support/bridge.ts';
import { KNOWN_AT, signedIn } from './support/fake-shop.ts';
import { SALE_ID, soldAnswers, soldLine, soldRecord } from './support/fake-sold.ts';
import { press, scan, type } from './support/keys.ts';
import { paperOf } from './support/paper.ts';
import { change, renderTill } from './support/render-till.tsx';

const ID = '0192f5a8-7d3c-7000-8000-000000000001';
const OTHER = '0192f5a8-7d3c-7000-8000-000000000002';

function sold(given: Partial<SaleSummary>): SaleSummary {
  const base = { saleId: ID, receiptNumber: 'R1-000001', soldAt: KNOWN_AT, total: 3900, pieces: 1 };
  const plain = { kind: 'sale', customerName: '', isVoided: false } as const;
  return { ...base, ...plain, delivery: 'done', paper: 'confirmed', ...given };
}

const two = [
  sold({ saleId: OTHER, receiptNumber: 'R1-000002', total: 19_776, pieces: 7, delivery: 'waiting' }),
  sold({ delivery: 'refused', paper: 'unknown' }),
];

const withReceipts = (): Answers => ({
  receipt: {
    view: ({ id }) => ({ document: paperOf(id) }),
    reprint: () => ({ jobId: OTHER }),
  },
});

test('lists what was sold, with its way to the store and to the paper', async () => {
  renderTill({ shop: { sales: two }, answers: withReceipts, path: '/sales' });
  const first = await screen.findByRole('button', { name: /R1-000002/ });
  expect(first.textContent).toContain('197.76');
  expect(first.textContent).toContain('7 pieces');
  expect(first.textContent).toContain('On its way');
  const second = screen.getByRole('button', { name: /R1-000001/ });
  expect(second.textContent).toContain('Refused by the store');
  expect(second.textContent).toContain('Paper unsure');
});

test('shows the receipt of the chosen sale, and what went wrong with it', async () => {
  renderTill({ shop: { sales: two }, answers: withReceipts, path: '/sales' });
  fireEvent.click(await screen.findByRole('button', { name: /R1-000001/ }));
  const paper = await screen.findByRole('article', { name: 'Receipt R1-000001' });
  expect(within(paper).getByRole('img', { name: ID })).toBeTruthy();
  expect(screen.getByText(/the store did not take it/)).toBeTruthy();
  expect(screen.getByText(/Nobody knows whether the receipt came out whole/)).toBeTruthy();
});

test('a sale that has arrived in the store is shown so without asking', async () => {
  const rendered = renderTill({ shop: { sales: two }, answers: withReceipts, path: '/sales' });
  await screen.findByText('On its way');
  change(rendered, { sales: [sold({ saleId: OTHER })] }, 'sync');
  expect(await screen.findByText('In the store')).toBeTruthy();
});

test('older sales are asked for from the last one on', async () => {
  const many = Array.from({ length: 50 }, (_, nth) =>
    sold({
      saleId: `0192f5a8-7d3c-7000-8000-0000000001${nth + 10}`,
      receiptNumber: `R1-0000${nth + 10}`,
      soldAt: KNOWN_AT - nth,
    }),
  );
  const { bridge } = renderTill({ shop: { sales: many }, answers: withReceipts, path: '/sales' });
  fireEvent.click(await screen.findByRole('button', { name: 'Show older sales' }));
  await screen.findAllByRole('button', { name: /R1-000059/ });
  expect(bridge.inputsOf('sale.recent')).toContainEqual({ text: '', limit: 50, before: KNOWN_AT - 49 });
});

test('says that nothing was sold yet', async () => {
  renderTill({ path: '/sales' });
  expect(await screen.findByText('Nothing sold yet')).toBeTruthy();
});

test('says when the sales could not be read, and tries again', async () => {
  let isBroken = true;
  renderTill({
    answers: () => ({
      sale: {
        draft: () => ({ basket: null }),
        recent: () => {
          if (isBroken) throw new Refusal('internal');
          return { sales: two };
        },
      },
      ...withReceipts(),
    }),
    path: '/sales',
  });
  expect(await screen.findByText('The sales could not be read')).toBeTruthy();
  isBroken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: /R1-000002/ })).toBeTruthy();
});

test('says in words what a document is, for whom, and which one is void', async () => {
  const exchange = sold({
    saleId: OTHER,
    receiptNumber: 'R1-000002',
    kind: 'exchange',
    total: 300,
    pieces: 0,
  });
  const refund = { kind: 'refund', total: -790, pieces: -2, customerName: 'Ada Byron' } as const;
  const sales = [
    sold({ saleId: idEnding(3), receiptNumber: 'R1-000004', kind: 'void', total: -3900, pieces: -1 }),
    sold({ saleId: idEnding(4), receiptNumber: 'R1-000003', ...refund }),
    exchange,
    sold({ isVoided: true }),
  ];
  renderTill({ shop: { sales }, answers: withReceipts, path: '/sales' });
  const row = async (number: string) =>
    (await screen.findByRole('button', { name: new RegExp(number) })).textContent;
  expect(await row('R1-000004')).toMatch(/Void.*-39\.00$/);
  expect(await row('R1-000003')).toContain('Ada Byron · 2 pieces back');
  expect(await row('R1-000003')).toContain('-7.90');
  expect(await row('R1-000002')).toContain('Exchange');
  expect(await row('R1-000001')).toContain('Voided');
});

test('asks the till for what is typed, wherever the focus is, and says when there is nothing', async () => {
  const { bridge } = renderTill({ shop: { sales: two }, answers: withReceipts, path: '/sales' });
  await screen.findByRole('button', { name: /R1-000002/ });
  type('000001');
  await waitFor(() => expect(screen.queryByRole('button', { name: /R1-000002/ })).toBeNull());
  expect(screen.getByRole('button', { name: /R1-000001/ })).toBeTruthy();
  expect(bridge.inputsOf('sale.recent')).toContainEqual({ text: '000001', limit: 50, before: null });
  const search = screen.getByRole('searchbox', { name: 'Receipt number, customer or goods' });
  fireEvent.change(search, { target: { value: 'velvet' } });
  expect(await screen.findByText('Nothing found for “velvet”')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show all sales' }));
  expect(await screen.findByRole('button', { name: /R1-000002/ })).toBeTruthy();
});

test('arrow keys go through the sales', async () => {
  renderTill({ shop: { sales: two }, answers: withReceipts, path: '/sales' });
  const pressed = (number: string) =>
    screen.getByRole('button', { name: new RegExp(number) }).getAttribute('aria-pressed');
  await screen.findByRole('button', { name: /R1-000002/ });
  press('ArrowDown');
  await waitFor(() => expect(pressed('R1-000001')).toBe('true'));
  press('ArrowDown');
  press('ArrowUp');
  await waitFor(() => expect(pressed('R1-000002')).toBe('true'));
});

test('from the search, Enter leads to what can be done with the hit', async () => {
  renderTill({ answers: soldAnswers(soldRecord([soldLine()])), path: '/sales' });
  const button = await screen.findByRole('button', { name: /^Refund or exchange/ });
  press('F3');
  const search = screen.getByRole('searchbox');
  expect(document.activeElement).toBe(search);
  fireEvent.keyDown(search, { key: 'Enter' });
  expect(document.activeElement).toBe(button);
});

test('a receipt that is scanned on another screen opens its sale', async () => {
  renderTill({ answers: soldAnswers(soldRecord([soldLine()])), path: '/shift' });
  await screen.findByRole('heading', { name: 'Shift 1' });
  scan(SALE_ID.toUpperCase());
  expect(await screen.findByRole('button', { name: /^Refund or exchange/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /R1-000007/ }).getAttribute('aria-pressed')).toBe('true');
});

test('a receipt of another till is told from one that is lost', async () => {
  renderTill({ shop: { sales: two }, answers: withReceipts, path: '/sales' });
  await screen.findByRole('button', { name: /R1-000002/ });
  scan(SALE_ID);
  expect(await screen.findByText('This till does not know the receipt')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /R1-000001/ }));
  expect(await screen.findByRole('article')).toBeTruthy();
});

test('says that all of it has come back, and offers nothing then', async () => {
  const returned = new Map([[1, 2000]]);
  renderTill({ answers: soldAnswers(soldRecord([soldLine()]), { returned }), path: '/sales' });
  expect(await screen.findByText('Everything on this receipt has come back.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Refund or exchange/ })).toBeNull();
});

test('who only looks at sales is offered no way to take them back', async () => {
  const session = signedIn({ id: 'packer', permissions: ['catalog.read', 'sale.read'] });
  renderTill({
    shop: { session },
    answers: soldAnswers(soldRecord([soldLine()]), { mayVoid: true }),
    path: '/sales',
  });
  await screen.findByRole('article');
  for (const name of [/^Refund or exchange/, /^Void/, /^Return without receipt/]) {
    expect(screen.queryByRole('button', { name })).toBeNull();
  }
});

function idEnding(last: number): string {
  return `${ID.slice(0, -1)}${last}`;
}
