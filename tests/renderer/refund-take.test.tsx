import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { activeBasket } from '#renderer/app/counter.ts';
import { PIN } from './support/fake-office.ts';
import { signedIn } from './support/fake-shop.ts';
import { soldAnswers, soldRecord } from './support/fake-sold.ts';
import {
  SALE,
  TWO_POTS,
  giveReason,
  goesBack,
  openRefund,
  stepper,
  takeBack,
  taken,
  toggle,
} from './support/refunding.ts';

test('opened again, it begins with what an open basket takes back, and takes its place there', async () => {
  const { till } = await openRefund();
  fireEvent.click(toggle(/^Clay pot/));
  giveReason();
  fireEvent.click(takeBack());
  await taken(till);
  const before = activeBasket(till.counter.store.getState());
  fireEvent.click(screen.getByRole('link', { name: 'Sales' }));
  fireEvent.click(await screen.findByRole('button', { name: /^Refund or exchange/ }));
  await screen.findByRole('list', { name: 'What comes back?' });
  expect(goesBack()).toContain('€29.00');
  fireEvent.click(stepper('Clay pot, 22 cm').getByRole('button', { name: 'One less' }));
  giveReason('Wrong goods');
  fireEvent.click(takeBack());
  const [line, ...others] = await taken(till);
  expect(others).toEqual([]);
  expect(line).toMatchObject({ quantity: 1000, credit: { total: 1450 }, reason: 'Wrong goods' });
  expect(activeBasket(till.counter.store.getState())?.id).toBe(before?.id);
});

test('says it when somebody was quicker, and takes nothing', async () => {
  const returned = new Map<number, number>();
  const { till, bridge } = await openRefund(soldAnswers(SALE, { returned }));
  fireEvent.click(toggle(/^Mug/));
  giveReason();
  returned.set(2, 3000);
  fireEvent.click(takeBack());
  expect((await screen.findByRole('alert')).textContent).toContain('More of Mug would come back');
  await waitFor(() => expect(toggle(/^Mug/)).toHaveProperty('disabled', true));
  expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
  expect(activeBasket(till.counter.store.getState())?.lines).toEqual([]);
  expect(bridge.inputsOf('people.authorise')).toEqual([]);
});

test('who may not refund is helped by somebody who may: for this basket and no more than it gives back', async () => {
  const session = signedIn({ id: 'clerk', permissions: ['catalog.read', 'sale.make', 'sale.read'] });
  const { till, bridge } = await openRefund((shop) => ({ ...soldAnswers(SALE)(shop), ...withGrantor() }), {
    session,
  });
  expect(screen.getByText(/Somebody who may refund is asked/)).toBeTruthy();
  fireEvent.click(toggle(/^Clay pot/));
  giveReason();
  fireEvent.click(takeBack());
  const dialog = await screen.findByRole('dialog', { name: 'Somebody has to allow this' });
  expect(dialog.textContent).toContain('Refund of €29.00 on receipt R1-000007');
  fireEvent.change(within(dialog).getByLabelText('Reason'), { target: { value: 'Known customer' } });
  fireEvent.change(within(dialog).getByLabelText('PIN'), { target: { value: PIN } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Allow once' }));
  await taken(till);
  const basket = activeBasket(till.counter.store.getState());
  expect(basket?.grants).toHaveLength(1);
  expect(bridge.inputsOf('people.authorise')[0]).toMatchObject({
    permission: 'sale.refund',
    amount: 2900,
    subject: basket?.id,
  });
});

test('when nobody allows it, nothing is taken and what was chosen stays', async () => {
  const session = signedIn({ id: 'clerk', permissions: ['catalog.read', 'sale.make', 'sale.read'] });
  const { till } = await openRefund((shop) => ({ ...soldAnswers(SALE)(shop), ...withGrantor() }), {
    session,
  });
  fireEvent.click(toggle(/^Clay pot/));
  giveReason();
  fireEvent.click(takeBack());
  const dialog = await screen.findByRole('dialog', { name: 'Somebody has to allow this' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(takeBack()).toHaveProperty('disabled', false));
  expect(goesBack()).toContain('€29.00');
  expect(activeBasket(till.counter.store.getState())?.lines).toEqual([]);
});

test('the customer of the sale comes along', async () => {
  const customer = { id: '0192f5a8-0000-7000-8000-00000000e001', name: 'Ada Byron' };
  const known = {
    customerId: customer.id,
    name: customer.name,
    groupIds: ['regular'],
    storeGroupIds: [],
    mayPayLater: false,
    phone: '',
    mail: '',
    card: '',
    address: '',
    taxNumber: '',
    note: '',
  } as const;
  const record = soldRecord([TWO_POTS], { customer });
  const { till } = await openRefund(soldAnswers(record), { customers: [known] });
  fireEvent.click(toggle(/^Clay pot/));
  giveReason();
  fireEvent.click(takeBack());
  await taken(till);
  expect(activeBasket(till.counter.store.getState())?.customer).toEqual({
    ...customer,
    groupIds: ['regular'],
  });
});

test('without a shift the way to open one is shown', async () => {
  await openRefund(soldAnswers(SALE), { shift: null });
  expect(await screen.findByRole('button', { name: /shift/i })).toBeTruthy();
});

/** Somebody else works here who may allow things. */
function withGrantor() {
  const grantor = { staffId: '0192f5a8-0000-7000-8000-00000000a009', name: 'Ida', roleId: 'owner' };
  return {
    people: {
      session: () =>
        signedIn({ id: 'clerk', permissions: ['catalog.read', 'sale.make', 'sale.read'] as const }),
      names: () => ({ people: [{ ...grantor, roleName: '', lockedUntil: 0 }] }),
      authorise: () => ({ grantId: '0192f5a8-0000-7000-8000-00000000c001', grantedBy: 'Ida' }),
    },
  };
}
