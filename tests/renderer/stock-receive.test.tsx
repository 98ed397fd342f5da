import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '#contract/errors.ts';
import type { Delivery } from '#contract/stock.ts';
import { BONSAI_CODE, POT_CODE, SHARED_CODE, SOIL_CODE } from './support/counter.ts';
import { KNOWN_AT, onlineStatus } from './support/fake-shop.ts';
import { press, scan } from './support/keys.ts';
import { change } from './support/render-till.tsx';
import { openRoom, rows } from './support/stock-room.tsx';

const NORTH: Delivery = {
  deliveryId: '0192f5a8-7d3c-7000-8000-00000000e001',
  supplier: 'North Pottery',
  reference: 'LS 77',
  dueOn: '2026-11-20',
  createdAt: KNOWN_AT,
  lines: [
    { variantId: 1, sku: 'SKU-1', name: 'Clay pot, 22 cm', unit: 'piece', quantity: 3000, received: 1000 },
    { variantId: 2, sku: 'SKU-2', name: 'Bonsai, 6 years', unit: 'piece', quantity: 1000, received: 0 },
  ],
};

describe('receiving', () => {
  test('each scan adds one, what was scanned last stands first, undo takes it back, F9 books it once', async () => {
    const { bridge, stock } = openRoom({ path: '/stock/receive?delivery=free' });
    await screen.findByText('Nothing on the list yet');
    scan(POT_CODE);
    scan(POT_CODE);
    scan(BONSAI_CODE);
    await waitFor(() => expect(rows()).toEqual(['1 Bonsai, 6 years', '2 Clay pot, 22 cm']));
    scan(POT_CODE);
    await waitFor(() => expect(rows()).toEqual(['3 Clay pot, 22 cm', '1 Bonsai, 6 years']));
    fireEvent.click(screen.getByRole('button', { name: /^Undo/ }));
    await waitFor(() => expect(rows()).toEqual(['1 Bonsai, 6 years', '2 Clay pot, 22 cm']));
    fireEvent.change(screen.getByLabelText('Supplier'), { target: { value: ' North ' } });
    stock.refusal = new Refusal('goods-unknown');
    press('F9');
    expect(await screen.findByText('Nothing was booked')).toBeTruthy();
    press('F9');
    expect(await screen.findByText('Booked in: 3 pieces')).toBeTruthy();
    const [refused, booked] = bridge.inputsOf('stock.receive');
    expect(booked).toEqual(refused);
    expect(booked).toMatchObject({
      deliveryId: null,
      supplier: 'North',
      closes: false,
      lines: [
        { variantId: 2, quantity: 1000 },
        { variantId: 1, quantity: 2000 },
      ],
    });
  });

  test('F9 books what the screen shows, however quickly it follows the last scan', async () => {
    const { bridge } = openRoom({ path: '/stock/receive?delivery=free' });
    await screen.findByText('Nothing on the list yet');
    scan(POT_CODE);
    await waitFor(() => expect(rows()).toEqual(['1 Clay pot, 22 cm']));
    const shown = new MutationObserver(() => {
      if (rows()[0] !== '2 Clay pot, 22 cm') return;
      shown.disconnect();
      press('F9');
    });
    shown.observe(document.body, { subtree: true, childList: true, characterData: true });
    scan(POT_CODE);
    await screen.findByText('Booked in: 2 pieces');
    expect(bridge.inputsOf('stock.receive')).toMatchObject([{ lines: [{ variantId: 1, quantity: 2000 }] }]);
  });

  test('what is scanned while the rest is being booked is not lost, and is booked by itself', async () => {
    const begun = Promise.withResolvers<void>();
    const { bridge } = openRoom({
      path: '/stock/receive?delivery=free',
      stock: { booking: begun.promise },
    });
    await screen.findByText('Nothing on the list yet');
    scan(POT_CODE);
    await waitFor(() => expect(rows()).toEqual(['1 Clay pot, 22 cm']));
    press('F9');
    await waitFor(() => expect(bridge.inputsOf('stock.receive')).toHaveLength(1));
    scan(POT_CODE);
    scan(BONSAI_CODE);
    await waitFor(() => expect(rows()).toEqual(['1 Bonsai, 6 years', '2 Clay pot, 22 cm']));
    begun.resolve();
    await waitFor(() => expect(rows()).toEqual(['1 Bonsai, 6 years', '1 Clay pot, 22 cm']));
    press('F9');
    await screen.findByText('Booked in: 2 pieces');
    const [first, second] = bridge.inputsOf('stock.receive');
    expect(first).toMatchObject({ lines: [{ variantId: 1, quantity: 1000 }] });
    expect(second).toMatchObject({
      lines: [
        { variantId: 2, quantity: 1000 },
        { variantId: 1, quantity: 1000 },
      ],
    });
    expect(second).not.toMatchObject({
      documentId: z.object({ documentId: z.string() }).parse(first).documentId,
    });
  });

  test('a code that nothing is known of is said, rings up nothing, and can be looked for', async () => {
    openRoom({ path: '/stock/receive?delivery=free' });
    await screen.findByText('Nothing on the list yet');
    scan('4000000000006');
    expect((await screen.findByRole('alert')).textContent).toContain('4000000000006');
    fireEvent.click(screen.getByRole('button', { name: 'Search for it' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(screen.getByRole('searchbox')).toHaveProperty('value', '4000000000006');
    expect(rows()).toEqual([]);
  });

  test('asks which goods a shared code means, and how much of what is weighed', async () => {
    openRoom({ path: '/stock/receive?delivery=free' });
    await screen.findByText('Nothing on the list yet');
    scan(SHARED_CODE);
    fireEvent.click(await screen.findByRole('button', { name: /^Bonsai/ }));
    await waitFor(() => expect(rows()).toEqual(['1 Bonsai, 6 years']));
    scan(SOIL_CODE);
    const dialog = await screen.findByRole('dialog', { name: 'Potting soil' });
    fireEvent.change(within(dialog).getByLabelText('How many kilograms?'), { target: { value: '2,350' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Take this quantity' }));
    await waitFor(() => expect(rows()).toEqual(['2.350 kg Potting soil', '1 Bonsai, 6 years']));
    expect(screen.getByText('1 piece, 2.350 kg')).toBeTruthy();
  });

  test('a quantity typed before a scan is taken for it', async () => {
    openRoom({ path: '/stock/receive?delivery=free' });
    await screen.findByText('Nothing on the list yet');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '12*' } });
    scan(POT_CODE);
    await waitFor(() => expect(rows()).toEqual(['12 Clay pot, 22 cm']));
    expect(screen.getByRole('searchbox')).toHaveProperty('value', '');
  });

  test('against a delivery it shows what is missing, what is whole, too much and not foretold', async () => {
    const { bridge } = openRoom({ path: '/stock/receive', stock: { deliveries: [NORTH] } });
    expect(await screen.findByText('1 piece of 4 pieces here')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Receive North Pottery, LS 77' }));
    await screen.findByText('2 expected');
    expect(rows()).toEqual(['0 Clay pot, 22 cm', '0 Bonsai, 6 years']);
    scan(POT_CODE);
    expect(await screen.findByText('1 of 2 still missing')).toBeTruthy();
    scan(BONSAI_CODE);
    expect(await screen.findByText('All 1 here')).toBeTruthy();
    scan(BONSAI_CODE);
    expect(await screen.findByText('1 more than the 1 expected')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Nothing more comes of this delivery' }));
    fireEvent.click(screen.getByRole('button', { name: /^Book in/ }));
    await screen.findByText('Booked in: 3 pieces');
    expect(bridge.inputsOf('stock.receive')).toMatchObject([
      { deliveryId: NORTH.deliveryId, supplier: 'North Pottery', reference: 'LS 77', closes: true },
    ]);
  });

  test('the result stays when the delivery is done and leaves the list', async () => {
    const rendered = openRoom({
      path: `/stock/receive?delivery=${NORTH.deliveryId}`,
      stock: { deliveries: [NORTH] },
    });
    await screen.findByText('2 expected');
    scan(POT_CODE);
    await screen.findByText('1 of 2 still missing');
    press('F9');
    await screen.findByText('Booked in: 1 piece');
    rendered.stock.deliveries = [];
    change(rendered, {}, 'stock');
    await waitFor(() => expect(rendered.bridge.inputsOf('stock.deliveries').length).toBeGreaterThan(1));
    expect(screen.getByText('Booked in: 1 piece')).toBeTruthy();
  });

  test('what was scanned outlives leaving the screen', async () => {
    const first = openRoom({ path: '/stock/receive?delivery=free' });
    await screen.findByText('Nothing on the list yet');
    scan(POT_CODE);
    await waitFor(() => expect(rows()).toEqual(['1 Clay pot, 22 cm']));
    fireEvent.click(screen.getByRole('link', { name: 'Goods' }));
    await screen.findByText('Scan something');
    fireEvent.click(screen.getByRole('link', { name: 'Receive' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Go on with the open receipt' }));
    await waitFor(() => expect(rows()).toEqual(['1 Clay pot, 22 cm']));
    expect(first.bridge.inputsOf('stock.receive')).toEqual([]);
  });

  test('says when the store learns of it while there is no line', async () => {
    const rendered = openRoom({ path: '/stock/receive?delivery=free' });
    change(rendered, { status: { ...onlineStatus, state: 'offline' } }, 'sync');
    await screen.findByText('Nothing on the list yet');
    scan(POT_CODE);
    await waitFor(() => expect(rows()).toHaveLength(1));
    press('F9');
    expect(await screen.findByText(/no line to the store now/)).toBeTruthy();
  });
});

describe('an expected delivery', () => {
  test('takes scans and a pasted list, keeps the lines that can’t be read, and needs a supplier', async () => {
    const { bridge } = openRoom({ path: '/stock/receive?expect=new' });
    await screen.findByText('Nothing on the list yet');
    scan(POT_CODE);
    await waitFor(() => expect(rows()).toEqual(['1 Clay pot, 22 cm']));
    expect(screen.getByText('Say who delivers it.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Paste a list' }));
    const dialog = await screen.findByRole('dialog', { name: 'Paste a list' });
    const field = within(dialog).getByRole('textbox');
    fireEvent.change(field, { target: { value: 'SKU-2;4\nnonsense;3\n\nSKU-3\t1.5' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Take these lines' }));
    expect(await within(dialog).findByText(/^2 taken. One line could not be read/)).toBeTruthy();
    expect(field).toHaveProperty('value', 'nonsense;3');
    press('Escape');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    fireEvent.change(screen.getByLabelText('Supplier'), { target: { value: 'North Pottery' } });
    fireEvent.change(screen.getByLabelText('Expected on'), { target: { value: '2026-12-01' } });
    fireEvent.click(screen.getByRole('button', { name: /^Keep this delivery/ }));
    await screen.findByText('No delivery is expected');
    expect(bridge.inputsOf('stock.expect')).toMatchObject([
      {
        supplier: 'North Pottery',
        reference: '',
        dueOn: '2026-12-01',
        lines: [
          { variantId: 3, quantity: 1500 },
          { variantId: 2, quantity: 4000 },
          { variantId: 1, quantity: 1000 },
        ],
      },
    ]);
  });
});
