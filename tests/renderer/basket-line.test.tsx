import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ReturnLine } from '#domain/sale/basket.ts';
import { goods, lines, POT_CODE, ready, total } from './support/counter.ts';
import { choose, closed, fill, openMore, THREE_FOR_TWO, withPot } from './support/desk.ts';
import { PIN } from './support/fake-office.ts';
import { plainRules, signedIn } from './support/fake-shop.ts';
import { press, scan } from './support/keys.ts';
import { renderTill } from './support/render-till.tsx';

const OTHER_ID = '0192f5a8-0000-7000-8000-00000000a002';

/** Somebody who may sell and take up to ten percent off. */
const clerk = {
  ...goods,
  session: {
    ...signedIn(),
    actor: {
      staffId: OTHER_ID,
      name: 'Jon',
      role: {
        id: 'clerk',
        name: '',
        permissions: ['sale.make', 'sale.discount'],
        discountPpm: 100_000,
        freeRefund: 0,
      },
    },
  },
  rules: { ...plainRules, discountPpm: 100_000 },
} as const;

const returned: ReturnLine = {
  kind: 'return',
  id: '0192f5a8-7d3c-7000-8000-000000000009',
  sku: 'SKU-1',
  name: 'Old lamp',
  unit: 'piece',
  quantity: 1000,
  unitPrice: 2000,
  note: '',
  origin: { saleId: OTHER_ID, position: 1, receiptNumber: 'R1-000004' },
  variantId: 1,
  taxCategoryId: 1,
  credit: { total: 2000, taxes: [{ name: '', ratePpm: 190_000, net: 1681, tax: 319, gross: 2000 }] },
  reason: 'Too bright',
  condition: 'restock',
};

async function openLine(): Promise<HTMLElement> {
  press('F2');
  return await screen.findByRole('dialog', { name: 'Clay pot, 22 cm' });
}

/** Somebody who may allows it with their PIN. */
async function allow(reason: string): Promise<void> {
  const asking = await screen.findByRole('dialog', { name: 'Somebody has to allow this' });
  fireEvent.change(within(asking).getByLabelText('Reason'), { target: { value: reason } });
  fireEvent.change(within(asking).getByLabelText('PIN'), { target: { value: PIN } });
  fireEvent.click(within(asking).getByRole('button', { name: 'Allow once' }));
}

describe('the line editor', () => {
  test('changes quantity and note in one go', async () => {
    renderTill({ shop: goods });
    await withPot();
    await openLine();
    fill('How many?', '4');
    fill('Note on the receipt', 'as a gift');
    choose('Done');
    await closed();
    expect(lines()).toEqual(['4× Clay pot, 22 cm 58.00 4 at 14.50Note: as a gift']);
  });

  test('takes nothing that is no quantity', async () => {
    renderTill({ shop: goods });
    await withPot();
    const dialog = await openLine();
    fill('How many?', '1.5');
    expect(within(dialog).getByText('A whole number from 1 to 99,999.')).toBeTruthy();
    choose('Done');
    expect(lines()).toEqual(['1× Clay pot, 22 cm 14.50']);
  });

  test('gives another price for a reason, and the way back', async () => {
    renderTill({ shop: goods });
    await withPot();
    await openLine();
    choose('Another price');
    const dialog = await screen.findByRole('dialog', { name: 'Price of Clay pot, 22 cm' });
    fill('Price of one', '12');
    expect(within(dialog).getByRole('status').textContent).toContain('12.00');
    expect(within(dialog).getByRole('button', { name: 'Change the price' })).toHaveProperty('disabled', true);
    choose('Label on the shelf');
    choose('Change the price');
    await waitFor(() =>
      expect(lines()).toEqual(['1× Clay pot, 22 cm 12.00 Instead of 14.50: Label on the shelf']),
    );
    await openLine();
    choose('Another price');
    await screen.findByRole('dialog', { name: 'Price of Clay pot, 22 cm' });
    choose('Back to 14.50');
    await waitFor(() => expect(lines()).toEqual(['1× Clay pot, 22 cm 14.50']));
  });

  test('asks for the right to change a price, bound to what it costs the shop', async () => {
    const { bridge, shop } = renderTill({ shop: clerk });
    await withPot();
    await openLine();
    choose('Another price');
    await screen.findByRole('dialog', { name: 'Price of Clay pot, 22 cm' });
    fill('Price of one', '10');
    choose('Damaged');
    choose('Change the price');
    await allow('crack in the glaze');
    await waitFor(() => expect(lines()[0]).toContain('10.00'));
    const [asked] = bridge.inputsOf('people.authorise');
    expect(asked).toMatchObject({ permission: 'sale.price', amount: 450, reason: 'crack in the glaze' });
    await waitFor(() => expect(shop.open.at(-1)?.grants).toHaveLength(1));
    expect(asked).toMatchObject({ subject: shop.open.at(-1)?.id });
  });

  test('asks for the right to sell free of tax at once, bound to the tax of now', async () => {
    const { bridge } = renderTill({ shop: clerk });
    await withPot();
    await openMore('Free of tax');
    fill('Reason', 'Embassy');
    fill('Number of the proof', 'D-77');
    choose('Sell free of tax');
    await allow('saw the card');
    await waitFor(() => expect(total()).toBe('12.18'));
    expect(bridge.inputsOf('people.authorise')).toMatchObject([{ permission: 'sale.exempt', amount: 232 }]);
  });

  test('changes no price when nobody allowed it', async () => {
    renderTill({ shop: clerk });
    await withPot();
    await openLine();
    choose('Another price');
    await screen.findByRole('dialog', { name: 'Price of Clay pot, 22 cm' });
    fill('Price of one', '10');
    choose('Damaged');
    choose('Change the price');
    const asking = await screen.findByRole('dialog', { name: 'Somebody has to allow this' });
    fireEvent.click(within(asking).getByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog', { name: 'Somebody has to allow this' })).toBeNull(),
    );
    expect(lines()).toEqual(['1× Clay pot, 22 cm 14.50']);
  });
});

describe('a discount on a line', () => {
  async function openDiscount(): Promise<HTMLElement> {
    await openLine();
    choose('Discount');
    return await screen.findByRole('dialog', { name: 'Discount on Clay pot, 22 cm' });
  }

  test('is a share or an amount, with a reason, and says what it comes to', async () => {
    renderTill({ shop: goods });
    await withPot();
    const dialog = await openDiscount();
    fill('Percent off', '20');
    expect(within(dialog).getByRole('status').textContent).toContain('11.60');
    choose('Goodwill');
    choose('Give the discount');
    await waitFor(() => expect(lines()).toEqual(['1× Clay pot, 22 cm 11.60 Discount, Goodwill: -2.90']));
    expect(screen.getByText('You save')).toBeTruthy();
    await openDiscount();
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('radio', { name: 'Amount' }));
    fill('Amount off', '4.50');
    choose('Give the discount');
    await waitFor(() => expect(lines()[0]).toContain('10.00'));
    await openDiscount();
    choose('No discount');
    await waitFor(() => expect(lines()).toEqual(['1× Clay pot, 22 cm 14.50']));
  });

  test('within the ceiling asks nobody', async () => {
    const { bridge } = renderTill({ shop: clerk });
    await withPot();
    await openDiscount();
    fill('Percent off', '10');
    choose('Goodwill');
    choose('Give the discount');
    await waitFor(() => expect(lines()[0]).toContain('13.05'));
    expect(bridge.inputsOf('people.authorise')).toEqual([]);
  });

  test('above the ceiling asks who may', async () => {
    const { bridge } = renderTill({ shop: clerk });
    await withPot();
    const dialog = await openDiscount();
    fill('Percent off', '20');
    expect(within(dialog).getByText(/more than you may give alone/)).toBeTruthy();
    choose('Goodwill');
    choose('Give the discount');
    await allow('old stock');
    await waitFor(() => expect(lines()[0]).toContain('11.60'));
    expect(bridge.inputsOf('people.authorise')).toMatchObject([{ permission: 'sale.discount', amount: 290 }]);
  });
});

describe('what a line says', () => {
  test('names its promotion and what it takes off', async () => {
    renderTill({ shop: { ...goods, rules: { ...plainRules, promotions: [THREE_FOR_TWO] } } });
    await ready();
    for (const code of [POT_CODE, POT_CODE, POT_CODE]) scan(code);
    await waitFor(() => expect(lines()).toEqual(['3× Clay pot, 22 cm 29.00 3 at 14.503 for 2: -14.50']));
    expect(screen.getByText('You save').parentElement?.textContent).toBe('You save14.50');
  });

  test('warns by all that the basket takes of the goods', async () => {
    const { till } = renderTill({ shop: goods });
    await ready();
    const bonsai = till.counter;
    const item = goods.items?.[1];
    if (item === undefined) throw new Error('no bonsai');
    bonsai.ringUp(item);
    await screen.findByText(/^Last one here/);
    bonsai.ringUp(item, { quantity: null, total: 5000, code: '', expiredOn: null });
    await waitFor(() => expect(screen.getAllByText(/^Only 1 here by the count/)).toHaveLength(2));
  });
});

describe('goods that come back', () => {
  test('have minus amounts, their receipt, reason and condition', async () => {
    const { till } = renderTill({ shop: goods });
    await withPot();
    till.counter.addLine(returned);
    await waitFor(() =>
      expect(lines()[1]).toBe(
        '-1× Old lamp -20.00 Comes back, receipt R1-000004: Too brightGoes back on the shelf',
      ),
    );
    expect(screen.getByRole('status', { name: 'Total to pay back' }).textContent).toBe('5.50');
    expect(screen.getByRole('button', { name: 'Pay back' })).toBeTruthy();
  });

  test('can be said to be damaged, and keep their quantity', async () => {
    const { till } = renderTill({ shop: goods });
    await withPot();
    till.counter.addLine(returned);
    await waitFor(() => expect(lines()).toHaveLength(2));
    press('F2');
    const dialog = await screen.findByRole('dialog', { name: 'Old lamp' });
    expect(within(dialog).queryByLabelText('How many?')).toBeNull();
    fireEvent.click(within(dialog).getByRole('radio', { name: 'Damaged' }));
    choose('Done');
    await closed();
    expect(lines()[1]).toContain('Damaged, not back on the shelf');
  });
});

test('one less than one is a removal that is asked about', async () => {
  renderTill({ shop: goods });
  await withPot();
  press('-');
  await screen.findByRole('dialog', { name: 'Remove this line?' });
  expect(total()).toBe('14.50');
  choose('Remove it');
  await waitFor(() => expect(lines()).toEqual([]));
});
