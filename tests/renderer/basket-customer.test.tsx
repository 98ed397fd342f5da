import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Customer } from '#contract/customer.ts';
import { goods, lines, ready, total } from './support/counter.ts';
import { choose, closed, fill, promotion, withPot } from './support/desk.ts';
import { plainRules } from './support/fake-shop.ts';
import { press, scan, type } from './support/keys.ts';
import { renderTill } from './support/render-till.tsx';

function customer(given: Partial<Customer> & Pick<Customer, 'customerId' | 'name'>): Customer {
  const empty = { phone: '', mail: '', card: '', address: '', taxNumber: '', note: '' };
  return { ...empty, groupIds: [], storeGroupIds: [], mayPayLater: false, ...given };
}

const ADA = customer({
  customerId: '0192f5a8-0000-7000-8000-00000000d001',
  name: 'Ada Okafor',
  phone: '+44 20 555 0101',
  mail: 'ada@example.com',
  card: '99000017',
  groupIds: ['club'],
});
const BO = customer({ customerId: '0192f5a8-0000-7000-8000-00000000d002', name: 'Bo Lindqvist' });

const shop = { ...goods, customers: [ADA, BO] };

async function openCustomer(): Promise<HTMLElement> {
  press('F7');
  return await screen.findByRole('dialog', { name: 'Customer' });
}

describe('a customer', () => {
  test.each(['okafor', '555 01', 'ada@', '99000017'])(
    'is found by %j and attached with Enter',
    async (text) => {
      const { till } = renderTill({ shop });
      await withPot();
      const dialog = await openCustomer();
      fill(/^Name, phone/, text);
      await waitFor(() => expect(within(dialog).queryByText('Bo Lindqvist')).toBeNull());
      within(dialog)
        .getByLabelText(/^Name, phone/)
        .focus();
      press('Enter');
      press('Enter');
      const form = within(dialog)
        .getByLabelText(/^Name, phone/)
        .closest('form');
      form?.requestSubmit();
      await closed();
      expect(till.counter.store.getState().baskets[0]?.customer).toEqual({
        id: ADA.customerId,
        name: 'Ada Okafor',
        groupIds: ['club'],
      });
      expect(screen.getByRole('button', { name: 'Ada Okafor', current: true })).toBeTruthy();
    },
  );

  test('is chosen by arrow keys', async () => {
    renderTill({ shop });
    await withPot();
    const dialog = await openCustomer();
    await within(dialog).findByText('Bo Lindqvist');
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement?.textContent).toContain('Bo Lindqvist');
  });

  test('brings the prices of their group along, and takes them away again', async () => {
    const club = promotion({
      id: 'club',
      name: 'Club',
      groupIds: ['club'],
      effect: {
        kind: 'off',
        scope: { everything: true, categoryIds: [], variantIds: [] },
        reduction: { kind: 'amount', amount: 100 },
      },
    });
    const { bridge } = renderTill({ shop: { ...shop, rules: { ...plainRules, promotions: [club] } } });
    await withPot();
    scan('99000017');
    await waitFor(() => expect(total()).toBe('13.50'));
    expect(bridge.inputsOf('sale.rules')).toContainEqual({ customerId: ADA.customerId });
    await openCustomer();
    choose('Without Ada Okafor');
    await waitFor(() => expect(total()).toBe('14.50'));
  });

  test('is made anew from what was looked for, without leaving the dialog', async () => {
    const { shop: held, till } = renderTill({ shop });
    await withPot();
    const dialog = await openCustomer();
    fill(/^Name, phone/, 'Cleo Marsh');
    expect(await within(dialog).findByText('Nobody found for “Cleo Marsh”.')).toBeTruthy();
    choose('New customer');
    const form = await screen.findByRole('dialog', { name: 'New customer' });
    expect(within(form).getByLabelText('Name')).toHaveProperty('value', 'Cleo Marsh');
    fill('Mail', 'cleo@');
    expect(within(form).getByText('This is no mail address.')).toBeTruthy();
    fill('Mail', 'cleo@example.com');
    scan('77000001');
    await waitFor(() =>
      expect(within(form).getByLabelText('Customer card')).toHaveProperty('value', '77000001'),
    );
    choose('Keep and attach');
    await closed();
    expect(held.customers.at(-1)).toMatchObject({
      name: 'Cleo Marsh',
      mail: 'cleo@example.com',
      card: '77000001',
    });
    expect(till.counter.store.getState().baskets[0]?.customer?.name).toBe('Cleo Marsh');
  });

  test('whose card another one has is refused in words', async () => {
    renderTill({ shop });
    await withPot();
    await openCustomer();
    choose('New customer');
    await screen.findByRole('dialog', { name: 'New customer' });
    fill('Name', 'Dan');
    fill('Customer card', '99000017');
    choose('Keep and attach');
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Another customer has this card: Ada Okafor.',
    );
  });

  test('of another basket stays there', async () => {
    renderTill({ shop });
    await withPot();
    scan('99000017');
    await screen.findByRole('button', { name: 'Ada Okafor', current: true });
    press('t', 120, { ctrlKey: true });
    await waitFor(() => expect(lines()).toEqual([]));
    expect(screen.queryByRole('list', { name: 'About this basket' })).toBeNull();
    expect(screen.getByRole('button', { name: /^Ada Okafor/ })).toBeTruthy();
  });
});

test('letters typed into the search of customers go nowhere else', async () => {
  renderTill({ shop });
  await ready();
  const dialog = await openCustomer();
  within(dialog)
    .getByLabelText(/^Name, phone/)
    .focus();
  type('bo');
  await waitFor(() => expect(within(dialog).getByLabelText(/^Name, phone/)).toHaveProperty('value', 'bo'));
});
