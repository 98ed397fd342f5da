import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { StockMovement } from '#contract/stock-movement.ts';
import { BONSAI_CODE, POT_CODE } from './support/counter.ts';
import { KNOWN_AT } from './support/fake-shop.ts';
import { HERE, THERE } from './support/fake-stock.ts';
import { press, scan } from './support/keys.ts';
import { openRoom, rows } from './support/stock-room.tsx';

const LEVEL = { onHand: 20_000, knownAt: KNOWN_AT, held: 0, unseen: 0, now: 20_000, incoming: 0 };

function movement(given: Partial<StockMovement> & Pick<StockMovement, 'movementId'>): StockMovement {
  return {
    at: KNOWN_AT,
    reason: 'sale',
    quantity: -1000,
    held: 0,
    after: 20_000,
    elsewhere: 0,
    clerk: 'Mira',
    documentId: '0192f5a8-7d3c-7000-8000-00000000f001',
    name: 'R1-000012',
    adjustReason: null,
    note: '',
    delivery: 'done',
    ...given,
  };
}

describe('looking goods up', () => {
  test('a scan opens them: every place, what is held and on its way, and what the store has not seen', async () => {
    const { bridge } = openRoom({
      path: '/stock',
      stock: {
        levels: [
          { ...HERE, ...LEVEL, unseen: -2000, now: 18_000, held: 3000, incoming: 5000 },
          { ...THERE, ...LEVEL, onHand: null, knownAt: null, now: null },
        ],
      },
    });
    await screen.findByText('Scan something');
    scan(POT_CODE);
    const places = await screen.findByRole('list', { name: 'Stock by place' });
    const [here, there] = within(places)
      .getAllByRole('listitem')
      .filter((one) => one.parentElement === places);
    expect(here?.textContent).toContain('18');
    expect(here?.textContent).toContain('3 held for orders, 15 free to sell');
    expect(here?.textContent).toContain('5 on the way here');
    expect(here?.textContent).toContain('−2 by this till, not yet in the store');
    expect(here?.textContent).toMatch(/The store knew 20 at .*\d\d:02/);
    expect(there?.textContent).toContain('Not known');
    expect(bridge.inputsOf('stock.levels')).toEqual([{ variantId: 1 }]);
    expect(screen.queryByRole('complementary', { name: 'Basket' })).toBeNull();
  });

  test('tells movements as sentences, with what there was after and the way to the sale', async () => {
    openRoom({
      path: '/stock?variant=1',
      stock: {
        levels: [{ ...HERE, ...LEVEL }],
        movements: [
          movement({ movementId: '0192f5a8-7d3c-7000-8000-00000000f101', delivery: 'refused' }),
          movement({
            movementId: '0192f5a8-7d3c-7000-8000-00000000f102',
            reason: 'adjustment',
            adjustReason: 'found',
            quantity: 2000,
            after: 21_000,
            elsewhere: -3000,
            note: 'behind the shelf',
          }),
          movement({
            movementId: '0192f5a8-7d3c-7000-8000-00000000f103',
            reason: 'receipt',
            quantity: 6000,
            name: 'North Pottery',
          }),
        ],
      },
    });
    const story = await screen.findByRole('region', { name: 'How it came about' });
    await within(story).findByText('Mira sold 1.');
    expect(within(story).getByText('Refused by the store')).toBeTruthy();
    expect(within(story).getByRole('link', { name: 'Receipt R1-000012' }).getAttribute('href')).toContain(
      '/sales?sale=0192f5a8',
    );
    expect(within(story).getByText('Mira added 2: Found.')).toBeTruthy();
    expect(within(story).getByText('behind the shelf')).toBeTruthy();
    expect(within(story).getByText(/^Before that: −3 by the online store/)).toBeTruthy();
    expect(within(story).getByText('Mira received 6, North Pottery.')).toBeTruthy();
    expect(within(story).getByText('21 left')).toBeTruthy();
    expect(within(story).getByRole('figure', { name: /^Stock here since .*: from 14 to 20$/ })).toBeTruthy();
  });

  test('offers only what one may do', async () => {
    openRoom({
      path: '/stock?variant=1',
      rights: ['catalog.read', 'stock.read', 'stock.receive'],
      stock: { levels: [{ ...HERE, ...LEVEL }] },
    });
    await screen.findByRole('link', { name: 'Receive some' });
    expect(screen.queryByRole('link', { name: 'Adjust the stock' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Count' })).toBeNull();
  });
});

describe('adjusting', () => {
  test('takes out or adds as its reason says; a scan afterwards begins the next', async () => {
    const { bridge } = openRoom({ path: '/stock/adjust' });
    await screen.findByText('Nothing on the list yet');
    scan(POT_CODE);
    await waitFor(() => expect(rows()).toEqual(['1 Clay pot, 22 cm']));
    expect(screen.getByText('Say why.')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Stolen' }));
    press('F9');
    await screen.findByText('Taken out: 1 piece');
    scan(BONSAI_CODE);
    await waitFor(() => expect(rows()).toEqual(['1 Bonsai, 6 years']));
    fireEvent.click(screen.getByRole('radio', { name: 'Other' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Add' }));
    press('F9');
    await screen.findByText('Added: 1 piece');
    const asked = bridge.inputsOf('stock.adjust');
    expect(asked).toMatchObject([
      { reason: 'theft', lines: [{ variantId: 1, quantity: -1000 }] },
      { reason: 'other', lines: [{ variantId: 2, quantity: 1000 }] },
    ]);
    expect(new Set(asked.map((one) => JSON.stringify(one).slice(0, 60))).size).toBe(2);
  });

  test('begins with the goods that one came from', async () => {
    openRoom({ path: '/stock/adjust?with=2' });
    await waitFor(() => expect(rows()).toEqual(['1 Bonsai, 6 years']));
  });
});

describe('transfers', () => {
  test('what is sent gets a code; where it arrives the code is scanned first', async () => {
    const { bridge } = openRoom({ path: '/stock/transfer' });
    fireEvent.click(await screen.findByRole('button', { name: 'Send goods' }));
    await screen.findByText('Nothing on the list yet');
    scan(POT_CODE);
    await waitFor(() => expect(rows()).toEqual(['1 Clay pot, 22 cm']));
    press('F9');
    expect(await screen.findByText('1 piece on the way to Store house')).toBeTruthy();
    const [sent] = bridge.inputsOf('stock.transferOut');
    expect(sent).toMatchObject({ toLocationCode: 'store-house', lines: [{ variantId: 1, quantity: 1000 }] });
    fireEvent.click(screen.getByRole('button', { name: 'To the transfers' }));
    await screen.findByText('Nothing is on its way');
    const code = '0192f5a8-7d3c-7000-8000-00000000c0de';
    scan(code);
    await waitFor(() => expect(screen.getByLabelText('Code of the transfer')).toHaveProperty('value', code));
    scan(POT_CODE);
    await waitFor(() => expect(rows()).toEqual(['1 Clay pot, 22 cm']));
    press('F9');
    await screen.findByText('Booked in: 1 piece');
    expect(bridge.inputsOf('stock.transferIn')).toMatchObject([
      { transferId: code, fromLocationCode: 'store-house' },
    ]);
  });

  test('a store with one place says so', async () => {
    openRoom({ path: '/stock/transfer', stock: { locations: [HERE] } });
    expect(await screen.findByText('The store has one place only')).toBeTruthy();
  });
});

describe('holding back', () => {
  test('rules are set by scan and by hand, and a store that can’t says so', async () => {
    const { bridge } = openRoom({ path: '/stock/buffers', stock: { canHoldBack: false } });
    expect(await screen.findByText('This store cannot hold anything back')).toBeTruthy();
    fireEvent.change(screen.getByLabelText(/^Hold back after/), { target: { value: '15' } });
    scan(POT_CODE);
    const list = await screen.findByRole('list', { name: 'How much of what' });
    await within(list).findByText('Clay pot, 22 cm');
    fireEvent.click(screen.getByRole('button', { name: 'For everything' }));
    fireEvent.click(within(list).getAllByRole('button', { name: 'One more' })[0] ?? list);
    press('F9');
    await waitFor(() => expect(bridge.inputsOf('stock.setBuffers')).toHaveLength(1));
    expect(bridge.inputsOf('stock.setBuffers')).toMatchObject([
      {
        afterMinutes: 15,
        buffers: [
          { variantId: null, categoryId: null, quantity: 2000 },
          { variantId: 1, categoryId: null, quantity: 1000 },
        ],
      },
    ]);
  });

  test('who may not change the rules reads them', async () => {
    openRoom({
      path: '/stock/buffers',
      rights: ['catalog.read', 'stock.read'],
      stock: { afterMinutes: 10 },
    });
    expect(await screen.findByText('Held back after 10 minutes without word:')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Save/ })).toBeNull();
  });
});
