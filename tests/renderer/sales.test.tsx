import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import type { SaleSummary } from '#contract/sale.ts';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import { KNOWN_AT } from './support/fake-shop.ts';
import { change, renderTill } from './support/render-till.tsx';

const ID = '0192f5a8-7d3c-7000-8000-000000000001';
const OTHER = '0192f5a8-7d3c-7000-8000-000000000002';

function sold(given: Partial<SaleSummary>): SaleSummary {
  const base = { saleId: ID, receiptNumber: 'R1-000001', soldAt: KNOWN_AT, total: 3900, pieces: 1 };
  return { ...base, delivery: 'done', paper: 'confirmed', ...given };
}

const two = [
  sold({ saleId: OTHER, receiptNumber: 'R1-000002', total: 19_776, pieces: 7, delivery: 'waiting' }),
  sold({ delivery: 'refused', paper: 'unknown' }),
];

function receipt(saleId: string): ReceiptDocument {
  return {
    saleId,
    currency: 'EUR',
    isCopy: true,
    blocks: [
      { kind: 'shop', name: 'Garden & Desk', details: ['12 Mill Lane'] },
      { kind: 'copy-mark', text: 'COPY' },
      { kind: 'title', text: 'Receipt' },
      {
        kind: 'lines',
        lines: [
          {
            name: 'Clay pot',
            detail: { quantity: '2', unitPrice: '14.50' },
            total: '29.00',
            taxMark: 'A',
          },
        ],
      },
      { kind: 'total', row: { label: 'Total', amount: '€29.00' } },
      {
        kind: 'tenders',
        rows: [{ label: 'Cash', amount: '€30.00' }],
        change: { label: 'Change', amount: '€1.00' },
      },
      {
        kind: 'taxes',
        heading: { mark: '', rate: 'Tax rate', net: 'Net', tax: 'Tax', gross: 'Gross' },
        taxes: [{ mark: 'A', rate: '19 %', net: '24.37', tax: '4.63', gross: '29.00' }],
      },
      { kind: 'facts', facts: [{ label: 'Served by', value: 'Mira' }] },
      { kind: 'code', payload: saleId },
      { kind: 'foot', texts: ['Thank you'] },
    ],
  };
}

const withReceipts = () => ({
  receipt: {
    view: ({ saleId }: { saleId: string }) => ({ document: receipt(saleId) }),
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

test('shows the receipt of the chosen sale whole, as the printer gets it', async () => {
  renderTill({ shop: { sales: two }, answers: withReceipts, path: '/sales' });
  fireEvent.click(await screen.findByRole('button', { name: /R1-000001/ }));
  const paper = await screen.findByRole('article');
  for (const text of ['Garden & Desk', 'COPY', 'Clay pot', '29.00 A', '2 × 14.50', '€1.00', 'Mira', ID]) {
    expect(paper.textContent).toContain(text);
  }
  expect(within(paper).getByRole('columnheader', { name: 'Gross' })).toBeTruthy();
  expect(screen.getByText(/the store did not take it/)).toBeTruthy();
  expect(screen.getByText(/Nobody knows whether the receipt came out whole/)).toBeTruthy();
});

test('prints a copy and says so', async () => {
  const { bridge } = renderTill({ shop: { sales: two }, answers: withReceipts, path: '/sales' });
  fireEvent.click(await screen.findByRole('button', { name: 'Print again as a copy' }));
  expect(await screen.findByText('The copy is on its way to the printer.')).toBeTruthy();
  expect(bridge.inputsOf('receipt.reprint')).toEqual([{ saleId: OTHER }]);
});

test('says why no copy can be printed', async () => {
  renderTill({
    shop: { sales: two },
    answers: () => ({
      receipt: {
        ...withReceipts().receipt,
        reprint: () => {
          throw new Refusal('printer-not-set-up');
        },
      },
    }),
    path: '/sales',
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Print again as a copy' }));
  expect((await screen.findByRole('alert')).textContent).toContain('No printer is set up');
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
  expect(bridge.inputsOf('sale.recent')).toContainEqual({ limit: 50, before: KNOWN_AT - 49 });
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
