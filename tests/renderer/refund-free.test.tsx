import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { activeBasket } from '#renderer/app/counter.ts';
import { BONSAI_CODE, goods, POT, POT_CODE, SHARED_CODE, SOIL_CODE } from './support/counter.ts';
import { answersOf } from './support/fake-answers.ts';
import { PIN } from './support/fake-office.ts';
import { plainRules, REDUCED, signedIn, type FakeShop } from './support/fake-shop.ts';
import { press, scan } from './support/keys.ts';
import { giveReason, goesBack, stepper, takeBack, taken } from './support/refunding.ts';
import { renderTill } from './support/render-till.tsx';

/** Opens the return without receipt by its key. */
async function open(shop: Partial<FakeShop> = {}) {
  const rendered = renderTill({ shop: { ...goods, ...shop }, answers: withGrantor, path: '/sales' });
  await screen.findByRole('button', { name: /^Return without receipt/ });
  press('F8');
  await screen.findByRole('dialog', { name: 'Return without receipt' });
  return rendered;
}

/** Somebody else works here who may allow things. */
function withGrantor(shop: FakeShop) {
  const grantor = { staffId: '0192f5a8-0000-7000-8000-00000000a009', name: 'Ida', roleId: 'owner' };
  return {
    people: {
      ...answersOf(shop).people,
      names: () => ({ people: [{ ...grantor, roleName: '', lockedUntil: 0 }] }),
    },
  };
}

const dialog = () => within(screen.getByRole('dialog', { name: 'Return without receipt' }));
const search = () => dialog().getByRole('searchbox');
const rows = () => dialog().queryAllByRole('textbox', { name: 'Price of one' });

test('goods found by name come back at the catalog’s price, taxed as they are sold', async () => {
  const { till } = await open();
  expect(dialog().getByText('Nothing chosen yet')).toBeTruthy();
  fireEvent.change(search(), { target: { value: 'pot' } });
  const hits = within(await dialog().findByRole('list', { name: 'Goods found' }));
  fireEvent.click(hits.getByRole('button', { name: /^Clay pot, 22 cm/ }));
  await waitFor(() => expect(goesBack()).toContain('€14.50'));
  expect(search()).toHaveProperty('value', '');
  expect(takeBack()).toHaveProperty('disabled', true);
  giveReason();
  fireEvent.click(takeBack());
  const [line] = await taken(till);
  expect(line).toMatchObject({
    origin: null,
    credit: null,
    variantId: 1,
    taxCategoryId: POT.taxCategoryId,
    unitPrice: 1450,
    quantity: 1000,
    reason: 'Faulty',
    condition: 'restock',
  });
  expect(await screen.findByText('To pay back')).toBeTruthy();
});

test('scans add and raise; Enter takes the first hit of what is typed', async () => {
  await open();
  scan(POT_CODE);
  await waitFor(() => expect(goesBack()).toContain('€14.50'));
  scan(POT_CODE);
  await waitFor(() => expect(goesBack()).toContain('€29.00'));
  scan(BONSAI_CODE);
  await waitFor(() => expect(goesBack()).toContain('€114.00'));
  fireEvent.change(search(), { target: { value: 'bon' } });
  fireEvent.keyDown(search(), { key: 'Enter' });
  await waitFor(() => expect(goesBack()).toContain('€199.00'));
  expect(rows()).toHaveLength(2);
});

test('a code that several goods share, or none has, is looked for', async () => {
  await open();
  scan(SHARED_CODE);
  await waitFor(() => expect(search()).toHaveProperty('value', SHARED_CODE));
  fireEvent.change(search(), { target: { value: '' } });
  scan('77777777');
  await waitFor(() => expect(search()).toHaveProperty('value', '77777777'));
  expect(await dialog().findByText('Nothing is called “77777777”.')).toBeTruthy();
  expect(rows()).toEqual([]);
});

test('no more than today’s price is given back, less may be', async () => {
  const { till } = await open();
  scan(POT_CODE);
  await waitFor(() => expect(rows()).toHaveLength(1));
  giveReason();
  const [price] = rows();
  fireEvent.change(price ?? document.body, { target: { value: '14.51' } });
  expect(dialog().getByText('An amount up to today’s price, €14.50.')).toBeTruthy();
  expect(takeBack()).toHaveProperty('disabled', true);
  fireEvent.change(price ?? document.body, { target: { value: '10' } });
  await waitFor(() => expect(goesBack()).toContain('€10.00'));
  fireEvent.click(takeBack());
  expect((await taken(till))[0]).toMatchObject({ unitPrice: 1000 });
});

test('of goods by weight the till asks how much', async () => {
  const { till } = await open();
  scan(SOIL_CODE);
  fireEvent.change(await screen.findByLabelText('How many kilograms?'), { target: { value: '2.5' } });
  fireEvent.click(screen.getByRole('button', { name: 'Take this quantity' }));
  await waitFor(() => expect(goesBack()).toContain('€4.50'));
  giveReason();
  fireEvent.click(takeBack());
  expect((await taken(till))[0]).toMatchObject({ unit: 'kg', quantity: 2500, taxCategoryId: REDUCED });
});

test('what is taken off again, or counted down to nothing, does not come back', async () => {
  await open();
  scan(POT_CODE);
  await waitFor(() => expect(rows()).toHaveLength(1));
  scan(BONSAI_CODE);
  await waitFor(() => expect(rows()).toHaveLength(2));
  fireEvent.click(dialog().getByRole('button', { name: 'Remove Bonsai, 6 years' }));
  expect(rows()).toHaveLength(1);
  fireEvent.click(stepper('Clay pot, 22 cm').getByRole('button', { name: 'One less' }));
  expect(rows()).toEqual([]);
  expect(dialog().getByText('Nothing chosen yet')).toBeTruthy();
});

test('damaged goods are a line of their own', async () => {
  const { till } = await open();
  scan(POT_CODE);
  await waitFor(() => expect(rows()).toHaveLength(1));
  scan(POT_CODE);
  await waitFor(() => expect(goesBack()).toContain('€29.00'));
  fireEvent.click(dialog().getByRole('checkbox', { name: /^Damaged/ }));
  const damaged = within(screen.getByRole('group', { name: 'How many of Clay pot, 22 cm are damaged' }));
  fireEvent.click(damaged.getByRole('button', { name: 'One less' }));
  giveReason();
  fireEvent.click(takeBack());
  expect((await taken(till)).map(({ quantity, condition }) => [quantity, condition])).toEqual([
    [1000, 'restock'],
    [1000, 'damaged'],
  ]);
});

test('up to the limit of one’s role nobody is asked, beyond it somebody who may', async () => {
  const { till, bridge } = await open({ rules: { ...plainRules, freeRefund: 1450 } });
  scan(POT_CODE);
  await waitFor(() => expect(goesBack()).toContain('€14.50'));
  expect(screen.queryByText(/is asked for their PIN/)).toBeNull();
  scan(POT_CODE);
  await waitFor(() => expect(goesBack()).toContain('€29.00'));
  expect(screen.getByText(/is asked for their PIN/)).toBeTruthy();
  giveReason();
  fireEvent.click(takeBack());
  await allow('Return of €29.00 without a receipt');
  await taken(till);
  const basket = activeBasket(till.counter.store.getState());
  expect(basket?.grants).toHaveLength(1);
  expect(bridge.inputsOf('people.authorise')[0]).toMatchObject({
    permission: 'sale.refund-free',
    amount: 2900,
    subject: basket?.id,
  });
});

test('who may not at all has somebody asked for every amount', async () => {
  const session = signedIn({ id: 'clerk', permissions: ['catalog.read', 'sale.make', 'sale.read'] });
  const { till } = await open({ session, rules: { ...plainRules, freeRefund: 0 } });
  scan(POT_CODE);
  await waitFor(() => expect(goesBack()).toContain('€14.50'));
  giveReason();
  fireEvent.click(takeBack());
  await allow('Return of €14.50 without a receipt');
  expect(await taken(till)).toHaveLength(1);
});

/** Somebody allows what is asked for in these words. */
async function allow(what: string): Promise<void> {
  const asked = await screen.findByRole('dialog', { name: 'Somebody has to allow this' });
  expect(asked.textContent).toContain(what);
  fireEvent.change(within(asked).getByLabelText('Reason'), { target: { value: 'Regular' } });
  fireEvent.change(within(asked).getByLabelText('PIN'), { target: { value: PIN } });
  fireEvent.click(within(asked).getByRole('button', { name: 'Allow once' }));
}
