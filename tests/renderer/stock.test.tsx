import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import type { Delivery, StockMovement } from '#contract/stock.ts';
import type { Right } from '#domain/party/role.ts';
import { BONSAI_CODE, goods, POT_CODE, SHARED_CODE, SOIL_CODE } from './support/counter.ts';
import { KNOWN_AT, onlineStatus, signedIn } from './support/fake-shop.ts';
import { createFakeStock, HERE, stockAnswers, THERE, type FakeStock } from './support/fake-stock.ts';
import { press, scan } from './support/keys.ts';
import { change, renderTill } from './support/render-till.tsx';

interface Given {
  readonly path: `/stock${string}`;
  readonly stock?: Partial<FakeStock>;
  readonly rights?: readonly Right[];
}

function open({ path, stock: given, rights }: Given) {
  const stock = createFakeStock(given);
  const rendered = renderTill({
    shop: { ...goods, ...(rights === undefined ? {} : { session: signedIn({ permissions: rights }) }) },
    path,
    answers: () => ({ stock: stockAnswers(stock) }),
  });
  return { ...rendered, stock };
}

const LEVEL = { onHand: 20_000, knownAt: KNOWN_AT, held: 0, unseen: 0, now: 20_000, incoming: 0 };

function movement(given: Partial<StockMovement> & Pick<StockMovement, 'movementId'>): StockMovement {
  return {
    at: KNOWN_AT,
    reason: 'sale',
    quantity: -1000,
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

/** What stands on the list that is worked on, name and quantity. */
function rows(): string[] {
  const part = screen.getByRole('region', { name: 'What is on this list' });
  return within(part)
    .queryAllByRole('group')
    .map((group) => {
      const name = group.getAttribute('aria-label')?.replace('How much of ', '') ?? '';
      return `${within(group).getAllByRole('button')[1]?.textContent ?? ''} ${name}`;
    });
}

describe('looking goods up', () => {
  test('a scan opens them: every place, what is held and on its way, and what the store has not seen', async () => {
    const { bridge } = open({
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
    open({
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
    open({
      path: '/stock?variant=1',
      rights: ['catalog.read', 'stock.read', 'stock.receive'],
      stock: { levels: [{ ...HERE, ...LEVEL }] },
    });
    await screen.findByRole('link', { name: 'Receive some' });
    expect(screen.queryByRole('link', { name: 'Adjust the stock' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Count' })).toBeNull();
  });
});

describe('receiving', () => {
  test('each scan adds one, what was scanned last stands first, undo takes it back, F9 books it once', async () => {
    const { bridge, stock } = open({ path: '/stock/receive?delivery=free' });
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

  test('a code that nothing is known of is said, rings up nothing, and can be looked for', async () => {
    open({ path: '/stock/receive?delivery=free' });
    await screen.findByText('Nothing on the list yet');
    scan('4000000000006');
    expect((await screen.findByRole('alert')).textContent).toContain('4000000000006');
    fireEvent.click(screen.getByRole('button', { name: 'Search for it' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(screen.getByRole('searchbox')).toHaveProperty('value', '4000000000006');
    expect(rows()).toEqual([]);
  });

  test('asks which goods a shared code means, and how much of what is weighed', async () => {
    open({ path: '/stock/receive?delivery=free' });
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
    open({ path: '/stock/receive?delivery=free' });
    await screen.findByText('Nothing on the list yet');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '12*' } });
    scan(POT_CODE);
    await waitFor(() => expect(rows()).toEqual(['12 Clay pot, 22 cm']));
    expect(screen.getByRole('searchbox')).toHaveProperty('value', '');
  });

  test('against a delivery it shows what is missing, what is whole, too much and not foretold', async () => {
    const { bridge } = open({ path: '/stock/receive', stock: { deliveries: [NORTH] } });
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
    const rendered = open({
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
    const first = open({ path: '/stock/receive?delivery=free' });
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
    const rendered = open({ path: '/stock/receive?delivery=free' });
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
    const { bridge } = open({ path: '/stock/receive?expect=new' });
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

describe('adjusting', () => {
  test('takes out or adds as its reason says; a scan afterwards begins the next', async () => {
    const { bridge } = open({ path: '/stock/adjust' });
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
    open({ path: '/stock/adjust?with=2' });
    await waitFor(() => expect(rows()).toEqual(['1 Bonsai, 6 years']));
  });
});

describe('transfers', () => {
  test('what is sent gets a code; where it arrives the code is scanned first', async () => {
    const { bridge } = open({ path: '/stock/transfer' });
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
    open({ path: '/stock/transfer', stock: { locations: [HERE] } });
    expect(await screen.findByText('The store has one place only')).toBeTruthy();
  });
});

describe('holding back', () => {
  test('rules are set by scan and by hand, and a store that can’t says so', async () => {
    const { bridge } = open({ path: '/stock/buffers', stock: { canHoldBack: false } });
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
    open({
      path: '/stock/buffers',
      rights: ['catalog.read', 'stock.read'],
      stock: { afterMinutes: 10 },
    });
    expect(await screen.findByText('Held back after 10 minutes without word:')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Save/ })).toBeNull();
  });
});
