import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal, type ErrorCode } from '#contract/errors.ts';
import { item, noPrinter } from './support/fake-shop.ts';
import { press, scan } from './support/keys.ts';
import { atThePay, committed, goods, type Commit } from './support/paying.ts';
import { change, renderTill } from './support/render-till.tsx';

function refusing(code: ErrorCode, details?: Record<string, string | number>): Commit {
  return () => {
    throw new Refusal(code, details);
  };
}

test('the exact amount pays, and the change is none', async () => {
  const { bridge, dialog, shop } = await atThePay();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Exact 39.00' }));
  await screen.findByRole('dialog', { name: 'Paid' });
  expect(screen.getByRole('status', { name: 'Paid. Change 0.00' }).textContent).toContain('No change');
  expect(screen.getByText('R1-000001')).toBeTruthy();
  expect(shop.committed.size).toBe(1);
  expect(bridge.inputsOf('sale.commit')).toMatchObject([
    { shownTotal: 3900, given: [{ kind: 'cash', amount: 3900 }] },
  ]);
});

test('after paying, Enter means the next customer: its button has the focus', async () => {
  const { dialog } = await atThePay();
  fireEvent.submit(within(dialog).getByLabelText('Cash given'));
  await screen.findByRole('dialog', { name: 'Paid' });
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next customer' }));
});

test('a quick amount says its change before, and pays at one touch', async () => {
  const { dialog } = await atThePay();
  fireEvent.click(within(dialog).getByRole('button', { name: '50.00 change 11.00' }));
  expect(await screen.findByRole('status', { name: 'Paid. Change 11.00' })).toBeTruthy();
});

test('a typed amount shows its change and pays at Enter', async () => {
  const { dialog } = await atThePay();
  const field = within(dialog).getByLabelText('Cash given');
  fireEvent.change(field, { target: { value: '100' } });
  expect(within(dialog).getByText('61.00')).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Take 100.00' }));
  expect(await screen.findByRole('status', { name: 'Paid. Change 61.00' })).toBeTruthy();
});

test('the number pad types into the same field', async () => {
  const { dialog } = await atThePay();
  for (const key of ['4', '0', '.', '5', '0']) {
    fireEvent.click(within(dialog).getByRole('button', { name: key }));
  }
  expect(within(dialog).getByLabelText('Cash given')).toHaveProperty('value', '40.50');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Erase the last digit' }));
  expect(within(dialog).getByLabelText('Cash given')).toHaveProperty('value', '40.5');
});

test('what is no amount is said so', async () => {
  const { dialog } = await atThePay();
  fireEvent.change(within(dialog).getByLabelText('Cash given'), { target: { value: 'twenty' } });
  expect(within(dialog).getByText('This is no amount of money.')).toBeTruthy();
});

test('a double press makes one sale', async () => {
  let answer: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (answer = resolve));
  const { bridge, dialog } = await atThePay(async ({ basket, shownTotal }) => {
    await waiting;
    return committed(basket.id, 'R1-000001', shownTotal);
  });
  const exact = within(dialog).getByRole('button', { name: 'Exact 39.00' });
  fireEvent.click(exact);
  fireEvent.click(exact);
  expect(within(dialog).getByRole('button', { name: 'Finish the sale' })).toHaveProperty('disabled', true);
  answer();
  await screen.findByRole('dialog', { name: 'Paid' });
  expect(bridge.inputsOf('sale.commit')).toHaveLength(1);
});

test('the next basket is a new one, and the change stays in sight until it is begun', async () => {
  const { bridge, dialog } = await atThePay();
  fireEvent.click(within(dialog).getByRole('button', { name: '50.00 change 11.00' }));
  await screen.findByRole('dialog', { name: 'Paid' });
  scan('4006381333931');
  await screen.findByRole('button', { name: '1× Cork mat 39.00' });
  expect(screen.queryByRole('dialog')).toBeNull();
  press('F9');
  fireEvent.click(
    within(await screen.findByRole('dialog', { name: 'Pay' })).getByRole('button', { name: 'Exact 39.00' }),
  );
  await screen.findByText('R1-000002');
  const ids = bridge.inputsOf('sale.commit').map((input) => JSON.stringify(input).slice(0, 60));
  expect(new Set(ids).size).toBe(2);
});

test('the change can be read again on the empty counter', async () => {
  const { dialog } = await atThePay();
  fireEvent.click(within(dialog).getByRole('button', { name: '50.00 change 11.00' }));
  const paid = await screen.findByRole('dialog', { name: 'Paid' });
  fireEvent.click(within(paid).getByRole('button', { name: 'Close' }));
  expect(await screen.findByText('Last sale R1-000001: change 11.00')).toBeTruthy();
});

test('a press right after paying does not wipe the change away', async () => {
  const { dialog } = await atThePay();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Exact 39.00' }));
  const paid = await screen.findByRole('dialog', { name: 'Paid' });
  fireEvent.click(within(paid).getByRole('button', { name: 'Next customer' }));
  expect(screen.getByRole('dialog', { name: 'Paid' })).toBeTruthy();
});

test('a scan while paying is refused and changes nothing', async () => {
  const { bridge, dialog } = await atThePay();
  const before = bridge.inputsOf('catalog.byCode').length;
  scan('4006381333931');
  expect(bridge.inputsOf('catalog.byCode')).toHaveLength(before);
  expect(within(dialog).getByLabelText('Cash given')).toHaveProperty('value', '');
});

test('a changed price is said plainly, and new prices can be taken', async () => {
  const { bridge, dialog, shop } = await atThePay(refusing('price-changed', { name: 'Cork mat' }));
  fireEvent.click(within(dialog).getByRole('button', { name: 'Exact 39.00' }));
  const alert = await within(dialog).findByRole('alert');
  expect(alert.textContent).toContain('A price changed while this was rung up: Cork mat.');
  shop.items = [item({ variantId: 1, name: 'Cork mat', price: 4200 })];
  fireEvent.click(within(alert).getByRole('button', { name: 'Take the new prices' }));
  expect(await within(dialog).findByText(/It was 39\.00 before/)).toBeTruthy();
  expect(within(dialog).getAllByText('42.00').length).toBeGreaterThan(0);
  expect(bridge.inputsOf('catalog.byIds')).toEqual([{ variantIds: [1] }]);
});

test('a refusal says that no money was booked, and the basket stays', async () => {
  const { dialog } = await atThePay(refusing('variant-unknown', { name: 'Cork mat' }));
  fireEvent.click(within(dialog).getByRole('button', { name: 'Exact 39.00' }));
  const alert = await within(dialog).findByRole('alert');
  expect(alert.textContent).toContain('Cork mat is no longer for sale. No money was booked');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(await screen.findByRole('button', { name: '1× Cork mat 39.00' })).toBeTruthy();
});

test('a basket that was paid before with other goods can be paid as a sale of its own', async () => {
  const paidIds: string[] = [];
  const { dialog } = await atThePay(({ basket, shownTotal }) => {
    paidIds.push(basket.id);
    if (paidIds.length === 1) throw new Refusal('already-paid', { number: 'R1-000004' });
    return committed(basket.id, 'R1-000005', shownTotal);
  });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Exact 39.00' }));
  const alert = await within(dialog).findByRole('alert');
  expect(alert.textContent).toContain('as receipt R1-000004');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByRole('button', { name: '1× Cork mat 39.00' })).toBeTruthy();
  press('F9');
  const again = await screen.findByRole('dialog', { name: 'Pay' });
  fireEvent.click(within(again).getByRole('button', { name: 'Exact 39.00' }));
  expect(await screen.findByText('R1-000005')).toBeTruthy();
  expect(new Set(paidIds).size).toBe(2);
});

test('an amount far over the total is asked back once, and taken at the second press', async () => {
  const { bridge, dialog } = await atThePay();
  const field = within(dialog).getByLabelText('Cash given');
  fireEvent.change(field, { target: { value: '12345' } });
  fireEvent.submit(field);
  expect(
    within(dialog).getByText('That is 12,345.00 for a total of 39.00. Press again to take it.'),
  ).toBeTruthy();
  expect(bridge.inputsOf('sale.commit')).toEqual([]);
  fireEvent.change(field, { target: { value: '12346' } });
  expect(within(dialog).queryByText(/Press again to take it/)).toBeNull();
  fireEvent.submit(field);
  expect(bridge.inputsOf('sale.commit')).toEqual([]);
  fireEvent.submit(field);
  expect(await screen.findByRole('dialog', { name: 'Paid' })).toBeTruthy();
  expect(bridge.inputsOf('sale.commit')).toMatchObject([{ given: [{ amount: 1_234_600 }] }]);
});

test('a lost answer says to press again, with the same basket', async () => {
  let isLost = true;
  const { bridge, dialog } = await atThePay(({ basket, shownTotal }) => {
    if (isLost) throw new Error('the pipe broke');
    return {
      ...committed(basket.id, 'R1-000007', shownTotal),
      given: 5000,
      change: 1100,
      repeated: true,
    };
  });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Exact 39.00' }));
  const alert = await within(dialog).findByRole('alert');
  expect(alert.textContent).toContain('No clear answer came');
  isLost = false;
  fireEvent.click(within(dialog).getByRole('button', { name: 'Finish the sale' }));
  expect(await screen.findByText(/This basket had been paid before/)).toBeTruthy();
  expect(screen.getByText('50.00')).toBeTruthy();
  const [first, second] = bridge.inputsOf('sale.commit');
  expect(second).toEqual(first);
});

test('says where the paper is, and what to do when the roll is out', async () => {
  const rendered = await atThePay();
  fireEvent.click(within(rendered.dialog).getByRole('button', { name: 'Exact 39.00' }));
  expect(await screen.findByText(/No printer is set up, so no receipt was printed/)).toBeTruthy();
  const sales = rendered.shop.sales.map((sale) => ({ ...sale, paper: 'queued' as const }));
  change(rendered, { sales, printer: { ...noPrinter, state: 'paper-out' } }, 'sale', 'device');
  expect(await screen.findByText(/Put a new roll in; receipts wait and print by themselves/)).toBeTruthy();
});

test('an empty basket cannot be paid', async () => {
  renderTill({ shop: goods });
  await screen.findByRole('searchbox');
  press('F9');
  expect(screen.getByRole('button', { name: 'Pay' })).toHaveProperty('disabled', true);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
