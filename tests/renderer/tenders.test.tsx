// Paid with more than cash alone: one tender after the other.
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { item, plainRules } from './support/fake-shop.ts';
import { scan } from './support/keys.ts';
import { atThePay } from './support/paying.ts';

test('too little cash says what is missing; taken, the rest is paid another way', async () => {
  const { bridge, dialog } = await atThePay();
  const field = within(dialog).getByLabelText('Cash given');
  fireEvent.change(field, { target: { value: '20' } });
  expect(within(dialog).getByText('Still missing')).toBeTruthy();
  expect(within(dialog).getByText('19.00')).toBeTruthy();
  fireEvent.submit(field);
  expect(bridge.inputsOf('sale.commit')).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: /^Card/ }));
  fireEvent.change(within(dialog).getByLabelText('Terminal’s reference'), { target: { value: 'T-77' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Card: 19.00' }));
  await screen.findByRole('dialog', { name: 'Paid' });
  expect(bridge.inputsOf('sale.commit')).toMatchObject([
    {
      given: [
        { kind: 'cash', amount: 2000 },
        { kind: 'card', amount: 1900, reference: 'T-77' },
      ],
    },
  ]);
});

test('what was given can be taken back before it is all paid', async () => {
  const { bridge, dialog } = await atThePay();
  const field = within(dialog).getByLabelText('Cash given');
  fireEvent.change(field, { target: { value: '20' } });
  fireEvent.submit(field);
  fireEvent.click(await within(dialog).findByRole('button', { name: 'Take Cash back' }));
  expect(within(dialog).queryByRole('list', { name: 'Given so far' })).toBeNull();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Exact 39.00' }));
  await screen.findByRole('dialog', { name: 'Paid' });
  expect(bridge.inputsOf('sale.commit')).toMatchObject([{ given: [{ kind: 'cash', amount: 3900 }] }]);
});

test('a card number is never taken for a reference, and a card never gives change', async () => {
  const { bridge, dialog } = await atThePay();
  fireEvent.keyDown(window, { code: 'Digit2', key: '2', altKey: true });
  const reference = within(dialog).getByLabelText('Terminal’s reference');
  fireEvent.change(reference, { target: { value: '4111 1111 1111 1111' } });
  expect(within(dialog).getByText(/Card numbers never enter this till/)).toBeTruthy();
  fireEvent.submit(reference);
  fireEvent.change(reference, { target: { value: 'T-1' } });
  fireEvent.change(within(dialog).getByLabelText('Amount'), { target: { value: '50' } });
  expect(within(dialog).getByText(/Change is given of cash only/)).toBeTruthy();
  fireEvent.submit(reference);
  expect(bridge.inputsOf('sale.commit')).toEqual([]);
});

test('a voucher pays what is left on it, and cash the rest', async () => {
  const { bridge, dialog } = await atThePay(undefined, { vouchers: new Map([['GIFT-1234', 1500]]) });
  fireEvent.click(within(dialog).getByRole('button', { name: /^Gift voucher/ }));
  scan('GIFT-1234');
  expect(await within(dialog).findByText('€15.00 is left on it.')).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Gift voucher: 15.00' }));
  fireEvent.click(await within(dialog).findByRole('button', { name: 'Exact 24.00' }));
  await screen.findByRole('dialog', { name: 'Paid' });
  expect(bridge.inputsOf('sale.commit')).toMatchObject([
    {
      given: [
        { kind: 'voucher', amount: 1500, reference: 'GIFT-1234' },
        { kind: 'cash', amount: 2400 },
      ],
    },
  ]);
});

test('a voucher that nobody knows is told plainly', async () => {
  const { dialog } = await atThePay();
  fireEvent.click(within(dialog).getByRole('button', { name: /^Gift voucher/ }));
  fireEvent.change(within(dialog).getByLabelText('Voucher’s code'), { target: { value: 'NOPE-1' } });
  expect(await within(dialog).findByText(/No voucher or credit is known here under NOPE-1/)).toBeTruthy();
});

test('store credit and invoice need a known customer', async () => {
  const { dialog } = await atThePay();
  fireEvent.click(within(dialog).getByRole('button', { name: /^Invoice/ }));
  expect(within(dialog).getByText(/This needs a known customer/)).toBeTruthy();
});

test('cash is rounded to the coins there are, as a line of its own', async () => {
  const { bridge, dialog } = await atThePay(undefined, {
    items: [item({ variantId: 1, name: 'Cork mat', price: 3902 })],
    rules: {
      ...plainRules,
      tenders: { ...plainRules.tenders, cashRounding: { step: 5, mode: 'half-up' } },
    },
  });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Exact 39.00' }));
  await screen.findByRole('dialog', { name: 'Paid' });
  expect(bridge.inputsOf('sale.commit')).toMatchObject([
    { shownTotal: 3902, given: [{ kind: 'cash', amount: 3900 }] },
  ]);
});

test('cash of another currency counts at its rate, with change in the shop’s own', async () => {
  const { bridge, dialog } = await atThePay(undefined, {
    rules: {
      ...plainRules,
      tenders: {
        ...plainRules.tenders,
        foreign: [{ currency: 'CHF', rate: { worth: 105, per: 100 } }],
      },
    },
  });
  fireEvent.click(within(dialog).getByRole('button', { name: /^Cash CHF/ }));
  const field = within(dialog).getByLabelText('Cash given');
  expect(field).toHaveProperty('placeholder', '37.14');
  fireEvent.change(field, { target: { value: '40' } });
  expect(within(dialog).getByText('3.00')).toBeTruthy();
  fireEvent.submit(field);
  await screen.findByRole('dialog', { name: 'Paid' });
  expect(bridge.inputsOf('sale.commit')).toMatchObject([
    { given: [{ kind: 'cash', amount: 4000, currency: 'CHF' }] },
  ]);
});
