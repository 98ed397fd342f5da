// The screens on which a manager decides for the whole shop.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import type { Customer } from '#contract/customer.ts';
import { answersOf } from './support/fake-answers.ts';
import { item, signedIn } from './support/fake-shop.ts';
import { renderTill } from './support/render-till.tsx';

test('the rules of money are saved as they stand in the fields, and only when something changed', async () => {
  const { bridge } = renderTill({ path: '/settings/shop' });
  const save = await screen.findByRole('button', { name: 'Save the rules' });
  expect(save).toHaveProperty('disabled', true);
  fireEvent.change(screen.getByLabelText('Lines at the foot'), {
    target: { value: 'Thank you\nOpen till eight\n' },
  });
  fireEvent.click(screen.getByRole('radio', { name: 'Line by line' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Invoice' }));
  fireEvent.click(screen.getByRole('radio', { name: '0.05' }));
  fireEvent.click(save);
  await screen.findByText(/They hold from the next line/);
  expect(bridge.inputsOf('shop.changeRules')).toMatchObject([
    {
      rules: {
        taxRounding: 'line',
        receipt: { foot: ['Thank you', 'Open till eight'] },
        tenders: { refused: ['invoice'], cashRounding: { step: 5, mode: 'half-up' } },
      },
    },
  ]);
});

test('a rate that means nothing holds the rules back until it does', async () => {
  const { bridge } = renderTill({ path: '/settings/shop' });
  const [rate] = await screen.findAllByLabelText('Rate in %');
  if (rate === undefined) throw new Error('no rate');
  fireEvent.change(rate, { target: { value: '19 percent' } });
  expect(screen.getByText(/A share from 0 to 100/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Save the rules' })).toHaveProperty('disabled', true);
  fireEvent.change(rate, { target: { value: '16,5' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save the rules' }));
  await waitFor(() => expect(bridge.inputsOf('shop.changeRules')).toHaveLength(1));
  expect(bridge.inputsOf('shop.changeRules')).toMatchObject([
    { categories: [{ rates: [{ ratePpm: 165_000 }] }, {}] },
  ]);
});

test('another currency is taken with its rate, own ways to pay by their name', async () => {
  const { bridge } = renderTill({ path: '/settings/shop' });
  fireEvent.change(await screen.findByLabelText('Another currency in cash'), { target: { value: 'chf' } });
  const [, addCurrency] = screen.getAllByRole('button', { name: 'Add' });
  if (addCurrency === undefined) throw new Error('no button');
  fireEvent.click(addCurrency);
  fireEvent.change(screen.getByLabelText('100 CHF are worth (EUR)'), { target: { value: '103.50' } });
  fireEvent.change(screen.getByLabelText('A way to pay of your own'), { target: { value: 'Lunch card' } });
  const [addOwn] = screen.getAllByRole('button', { name: 'Add' });
  if (addOwn === undefined) throw new Error('no button');
  fireEvent.click(addOwn);
  fireEvent.click(screen.getByRole('button', { name: 'Save the rules' }));
  await waitFor(() => expect(bridge.inputsOf('shop.changeRules')).toHaveLength(1));
  expect(bridge.inputsOf('shop.changeRules')).toMatchObject([
    {
      rules: {
        tenders: {
          others: ['Lunch card'],
          foreign: [{ currency: 'CHF', rate: { worth: 10_350, per: 10_000 } }],
        },
      },
    },
  ]);
});

test('what the core refuses stays on the screen, with its words', async () => {
  renderTill({
    path: '/settings/shop',
    answers: (shop) => ({
      shop: {
        ...answersOf(shop).shop,
        changeRules: () => {
          throw new Refusal('prices-of-store');
        },
      },
    }),
  });
  fireEvent.change(await screen.findByLabelText('Name of the shop'), { target: { value: 'Other' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save the rules' }));
  expect((await screen.findByRole('alert')).textContent).toContain('prices of a joined store include tax');
  expect(screen.getByLabelText('Name of the shop')).toHaveProperty('value', 'Other');
});

test('a promotion is made from its form, for certain goods', async () => {
  const { bridge } = renderTill({
    shop: { items: [item({ variantId: 7, name: 'Cork mat' })] },
    path: '/settings/promotions',
  });
  expect(await screen.findByText('No promotions yet')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'New promotion' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Promotions' }));
  const save = dialog.getByRole('button', { name: 'Save the promotion' });
  fireEvent.change(dialog.getByLabelText('Name'), { target: { value: 'Mats' } });
  fireEvent.change(dialog.getByLabelText('How much off'), { target: { value: '12.5' } });
  fireEvent.click(dialog.getByRole('radio', { name: 'Certain goods' }));
  expect(save).toHaveProperty('disabled', true);
  fireEvent.change(dialog.getByLabelText(/^Find goods/), { target: { value: 'cork' } });
  fireEvent.click(await dialog.findByRole('button', { name: 'Cork mat' }));
  fireEvent.change(dialog.getByLabelText('Last day'), { target: { value: '2026-12-24' } });
  fireEvent.click(dialog.getByRole('checkbox', { name: 'Sun' }));
  fireEvent.click(save);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(bridge.inputsOf('promotion.save')).toMatchObject([
    {
      promotion: {
        name: 'Mats',
        effect: {
          kind: 'off',
          scope: { everything: false, categoryIds: [], variantIds: [7] },
          reduction: { kind: 'percent', ppm: 125_000 },
        },
        validity: {
          from: null,
          until: new Date(2026, 11, 25).getTime(),
          weekdays: [1, 2, 3, 4, 5, 6],
          hours: null,
        },
        coupon: null,
        useLimit: null,
      },
    },
  ]);
});

test('a promotion of the store is shown, and changed there', async () => {
  renderTill({
    shop: {
      promotions: [
        {
          id: 'x',
          name: 'Three for two',
          effect: {
            kind: 'x-for-y',
            scope: { everything: true, categoryIds: [], variantIds: [] },
            take: 3,
            pay: 2,
          },
          validity: { from: null, until: null, weekdays: [], hours: null },
          groupIds: [],
          coupon: 'TRIO',
          priority: 1,
          isExclusive: true,
          isEnabled: true,
          useLimit: 10,
          customerLimit: null,
          source: 'store',
          uses: 4,
        },
      ],
    },
    path: '/settings/promotions',
  });
  expect(await screen.findByText('Take 3, pay 2')).toBeTruthy();
  expect(screen.getByText('with coupon TRIO · used 4 of 10 times')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Change/ })).toBeNull();
});

test('promotions of the store that the till does not apply are named', async () => {
  renderTill({ shop: { notApplied: ['Club night', 'Per line'] }, path: '/settings/promotions' });
  expect(
    await screen.findByText(/^2 promotions of the online store are not applied .*: Club night, Per line\./),
  ).toBeTruthy();
});

const ada: Customer = {
  customerId: '0192f5a8-0000-7000-8000-00000000d001',
  name: 'Ada',
  phone: '030 123',
  mail: '',
  card: '',
  address: '',
  taxNumber: '',
  note: '',
  groupIds: ['Club', 'trade'],
  storeGroupIds: ['Club'],
  mayPayLater: false,
};

test('who may not change the rules of the shop is not asked for groups or paying later', async () => {
  const permissions = ['sale.make', 'customer.read', 'customer.edit'] as const;
  renderTill({ shop: { customers: [ada], session: signedIn({ permissions }) }, path: '/settings/customers' });
  fireEvent.click(await screen.findByRole('button', { name: /Ada/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Customer' }));
  expect(dialog.getByLabelText('Name')).toBeTruthy();
  expect(dialog.queryByLabelText('Groups')).toBeNull();
  expect(dialog.queryByRole('checkbox')).toBeNull();
});

test('a customer is found, shown with what is between them and the shop, and changed', async () => {
  const { bridge } = renderTill({ shop: { customers: [ada] }, path: '/settings/customers' });
  fireEvent.click(await screen.findByRole('button', { name: /Ada/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Customer' }));
  expect(await dialog.findByText('Store credit')).toBeTruthy();
  fireEvent.change(dialog.getByLabelText('Mail'), { target: { value: 'ada at home' } });
  expect(dialog.getByText('This is no mail address.')).toBeTruthy();
  expect(dialog.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
  fireEvent.change(dialog.getByLabelText('Mail'), { target: { value: 'ada@example.com' } });
  expect(dialog.getByText('In the online store: Club')).toBeTruthy();
  expect(dialog.getByLabelText('Groups')).toHaveProperty('value', 'trade');
  fireEvent.change(dialog.getByLabelText('Groups'), { target: { value: 'trade, staff, ' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(bridge.inputsOf('customer.save')).toMatchObject([
    {
      customer: { customerId: ada.customerId, mail: 'ada@example.com', groupIds: ['Club', 'trade', 'staff'] },
    },
  ]);
});
