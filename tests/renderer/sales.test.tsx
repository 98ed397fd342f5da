import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import type { SaleSummary } from '#contract/sale.ts';
import type { Answers } from './support/bridge.ts';
import { KNOWN_AT } from './support/fake-shop.ts';
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
