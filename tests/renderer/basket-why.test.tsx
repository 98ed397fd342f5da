import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { parseAmount } from '#domain/money/currency.ts';
import { goods, lines, POT_CODE, ready, SOIL_CODE } from './support/counter.ts';
import { choose, closed, fill, openMore, SPRING, THREE_FOR_TWO, withPot } from './support/desk.ts';
import { plainRules, REDUCED } from './support/fake-shop.ts';
import { press, scan } from './support/keys.ts';
import { renderTill } from './support/render-till.tsx';

const deposit = { name: 'Deposit', perUnit: 25, isIncluded: false, isTaxed: true };
const rules = {
  ...plainRules,
  promotions: [THREE_FOR_TWO, { ...SPRING, priority: 1 }],
  taxes: {
    ...plainRules.taxes,
    categories: plainRules.taxes.categories.map((category) =>
      category.id === REDUCED ? { ...category, charges: [deposit] } : category,
    ),
  },
};

function steps(): [string, string][] {
  const table = within(screen.getByRole('dialog')).getByRole('table');
  return within(table)
    .getAllByRole('row')
    .map((row) => [
      within(row).getByRole('rowheader').textContent ?? '',
      within(row).getByRole('cell').textContent ?? '',
    ]);
}

/** Signed minor units of an amount as it is written. */
function minor(text: string): number {
  const size = parseAmount(text.replace('-', ''), 'EUR') ?? Number.NaN;
  return text.startsWith('-') ? -size : size;
}

/** What is in the sum adds up to the last row. */
function expectSum(): void {
  const amounts = steps().map(([, amount]) => minor(amount));
  expect(amounts.slice(0, -1).reduce((all, amount) => all + amount, 0)).toBe(amounts.at(-1));
}

test('every step from the price to the amount is told, and they add up', async () => {
  renderTill({ shop: { ...goods, rules } });
  await ready();
  for (const code of [POT_CODE, POT_CODE, POT_CODE, 'SPRING10']) scan(code);
  await waitFor(() => expect(lines()[0]).toContain('Spring'));
  await openMore('Discount');
  await screen.findByRole('dialog', { name: 'Discount on the whole basket' });
  fill('Percent off', '5');
  fill('Reason', 'scratched');
  choose('Give the discount');
  await closed();
  press('F4');
  await screen.findByRole('dialog', { name: 'Why is it 24.79?' });
  expect(steps()).toEqual([
    ['3 at 14.50', '43.50'],
    ['3 for 2', '-14.50'],
    ['Spring', '-2.90'],
    ['This line’s share of the basket discount: scratched', '-1.31'],
    ['Amount of the line', '24.79'],
  ]);
  expectSum();
  expect(screen.getByRole('list', { name: 'What is in it' }).textContent).toContain(
    'Tax 19% is in it, on 20.83',
  );
});

test('a changed price says what it was, and the way there', async () => {
  renderTill({ shop: goods });
  await withPot();
  press('F2');
  await screen.findByRole('dialog', { name: 'Clay pot, 22 cm' });
  choose('Another price');
  await screen.findByRole('dialog', { name: 'Price of Clay pot, 22 cm' });
  fill('Price of one', '12');
  choose('Damaged');
  choose('Change the price');
  await closed();
  fireEvent.click(screen.getByRole('button', { name: 'Why does Clay pot, 22 cm cost that?' }));
  await screen.findByRole('dialog', { name: 'Why is it 12.00?' });
  expectSum();
  expect(screen.getByText('The price was changed from 14.50 to 12.00: Damaged')).toBeTruthy();
  choose('Done');
  await closed();
});

test('a deposit stands in the sum, the tax beside it', async () => {
  renderTill({ shop: { ...goods, rules } });
  await ready();
  scan(SOIL_CODE);
  await screen.findByRole('dialog', { name: 'Potting soil' });
  fill('How many kilograms?', '3,2');
  choose('Take this quantity');
  await waitFor(() => expect(lines()[0]).toContain('Deposit: 0.80'));
  press('F4');
  await screen.findByRole('dialog', { name: 'Why is it 6.56?' });
  expect(steps()).toEqual([
    ['3.200 kg at 1.80', '5.76'],
    ['Deposit', '0.80'],
    ['Amount of the line', '6.56'],
  ]);
});

test('where prices are without tax, the tax is in the sum', async () => {
  const net = { ...plainRules, taxes: { ...plainRules.taxes, pricesIncludeTax: false } };
  renderTill({ shop: { ...goods, rules: net } });
  await ready();
  scan(POT_CODE);
  await waitFor(() => expect(lines()).toEqual(['1× Clay pot, 22 cm 17.26']));
  expect(screen.getByText('Tax 19% on 14.50')).toBeTruthy();
  press('F4');
  await screen.findByRole('dialog', { name: 'Why is it 17.26?' });
  expect(steps()).toEqual([
    ['1 at 14.50', '14.50'],
    ['Tax 19% on 14.50', '2.76'],
    ['Amount of the line', '17.26'],
  ]);
  expectSum();
});

test('freedom from tax says what is not charged', async () => {
  renderTill({ shop: goods });
  await withPot();
  await openMore('Free of tax');
  await screen.findByRole('dialog', { name: 'Free of tax' });
  fill('Reason', 'Embassy');
  fill('Number of the proof', 'D-77');
  choose('Sell free of tax');
  await closed();
  press('F4');
  await screen.findByRole('dialog', { name: 'Why is it 12.18?' });
  expect(steps()).toEqual([
    ['1 at 14.50', '14.50'],
    ['No tax: Embassy', '-2.32'],
    ['Amount of the line', '12.18'],
  ]);
});
