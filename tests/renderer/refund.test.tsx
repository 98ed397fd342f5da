import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { BONSAI_CODE, lines, POT, POT_CODE } from './support/counter.ts';
import { SALE_ID, soldAnswers, soldLine, soldRecord } from './support/fake-sold.ts';
import { press, scan, type } from './support/keys.ts';
import {
  SALE,
  THREE_MUGS,
  giveReason,
  goesBack,
  openRefund,
  stepper,
  takeBack,
  taken,
  toggle,
} from './support/refunding.ts';

test('chosen goods go to the counter as a basket of their own, for exactly what was paid', async () => {
  const { till } = await openRefund();
  expect(takeBack()).toHaveProperty('disabled', true);
  fireEvent.click(stepper('Mug').getByRole('button', { name: 'One more' }));
  expect(goesBack()).toContain('€3.33');
  expect(takeBack()).toHaveProperty('disabled', true);
  giveReason();
  fireEvent.click(takeBack());
  const [line, ...others] = await taken(till);
  expect(others).toEqual([]);
  expect(line).toMatchObject({
    kind: 'return',
    origin: { saleId: SALE_ID, position: 2, receiptNumber: 'R1-000007' },
    quantity: 1000,
    variantId: 9,
    taxCategoryId: null,
    credit: { total: 333 },
    reason: 'Faulty',
    condition: 'restock',
  });
  expect(await screen.findByText('To pay back')).toBeTruthy();
  expect(lines()).toEqual([expect.stringContaining('Mug')]);
});

test('what was rung up before stays in its own basket', async () => {
  const { till } = await openRefund();
  press('Escape');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  act(() => till.counter.ringUp(POT));
  fireEvent.click(await screen.findByRole('button', { name: /^Refund or exchange/ }));
  await screen.findByRole('list', { name: 'What comes back?' });
  fireEvent.click(toggle(/^Mug/));
  giveReason();
  fireEvent.click(takeBack());
  await taken(till);
  const { baskets } = till.counter.store.getState();
  expect(baskets.map((basket) => basket.lines.map((line) => line.kind))).toEqual([['goods'], ['return']]);
});

test('everything comes back by keyboard alone', async () => {
  const { till } = await openRefund();
  press('Escape');
  await waitFor(() => expect(document.activeElement).toBe(toggle(/^Refund or exchange/)));
  press('F2');
  await screen.findByRole('list', { name: 'What comes back?' });
  act(() => toggle(/^Clay pot/).focus());
  press('F2');
  expect(goesBack()).toContain('€39.00');
  press('F4');
  type('Too small');
  press('F9');
  const both = await taken(till);
  expect(both.map(({ quantity, credit }) => [quantity, credit?.total])).toEqual([
    [2000, 2900],
    [3000, 1000],
  ]);
  expect(both.map((line) => line.reason)).toEqual(['Too small', 'Too small']);
});

test('arrow keys choose a line, plus and minus how much of it', async () => {
  await openRefund();
  act(() => toggle(/^Clay pot/).focus());
  press('ArrowDown');
  press('+');
  press('+');
  press('-');
  await waitFor(() => expect(goesBack()).toContain('€3.33'));
});

test('what has come back can’t be chosen again, and the rest only as far as it is left', async () => {
  await openRefund(
    soldAnswers(SALE, {
      returns: [{ position: 1, saleId: SALE_ID, receiptNumber: 'R1-000009', soldAt: SALE.soldAt }],
      returned: new Map([
        [1, 2000],
        [2, 1000],
      ]),
    }),
  );
  const pots = toggle(/^Clay pot/);
  expect(pots).toHaveProperty('disabled', true);
  expect(pots.textContent).toContain('has come back already · R1-000009, Monday, November 23');
  expect(toggle(/^Mug/).textContent).toContain('2 of 3 left');
  const more = stepper('Mug').getByRole('button', { name: 'One more' });
  for (let presses = 0; presses < 4; presses += 1) fireEvent.click(more);
  expect(stepper('Mug').getByText('2')).toBeTruthy();
  expect(goesBack()).toContain('€6.67');
});

test('of several pieces some may be damaged: they are a line of their own', async () => {
  const { till } = await openRefund();
  fireEvent.click(toggle(/^Mug/));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Damaged, not back on the shelf' }));
  const damaged = within(screen.getByRole('group', { name: 'How many of Mug are damaged' }));
  expect(damaged.getByText('3 of 3')).toBeTruthy();
  fireEvent.click(damaged.getByRole('button', { name: 'One less' }));
  fireEvent.click(damaged.getByRole('button', { name: 'One less' }));
  giveReason();
  fireEvent.click(takeBack());
  const parts = (await taken(till)).map(({ quantity, condition, credit }) => [
    quantity,
    condition,
    credit?.total,
  ]);
  expect(parts).toEqual([
    [2000, 'restock', 667],
    [1000, 'damaged', 333],
  ]);
});

test('a quantity can be typed, and is cut to what is left', async () => {
  await openRefund();
  fireEvent.click(stepper('Mug').getByRole('button', { name: /type another quantity/ }));
  const field = await screen.findByLabelText('How many?');
  fireEvent.change(field, { target: { value: '7' } });
  fireEvent.click(screen.getByRole('button', { name: 'Take this quantity' }));
  await waitFor(() => expect(goesBack()).toContain('€10.00'));
});

test('goods by weight come back all at once', async () => {
  const soil = soldLine({ variantId: 3, name: 'Potting soil', unit: 'kg', quantity: 2350, total: 423 });
  const { till } = await openRefund(soldAnswers(soldRecord([soil])));
  fireEvent.click(stepper('Potting soil').getByRole('button', { name: 'One more' }));
  giveReason();
  fireEvent.click(takeBack());
  expect((await taken(till))[0]).toMatchObject({ unit: 'kg', quantity: 2350, credit: { total: 423 } });
});

test('scanning goods raises their quantity, and says when it can’t', async () => {
  await openRefund();
  const said = () => screen.getByRole('status', { name: 'Last scan' }).textContent;
  scan(POT_CODE);
  await waitFor(() => expect(said()).toBe('Clay pot, 22 cm: 1'));
  expect(goesBack()).toContain('€14.50');
  scan(POT_CODE);
  await waitFor(() => expect(said()).toBe('Clay pot, 22 cm: 2'));
  scan(POT_CODE);
  await waitFor(() => expect(said()).toContain('No more of Clay pot'));
  scan(BONSAI_CODE);
  await waitFor(() => expect(said()).toContain('Bonsai is not on this receipt'));
  scan('99999999');
  await waitFor(() => expect(said()).toContain('99999999 is not on this receipt'));
  expect(goesBack()).toContain('€29.00');
});

test('an order that was handed over does not come back here', async () => {
  const order = soldLine({ kind: 'order', variantId: null, name: 'Order T3X9', webOrderId: 'o1' });
  await openRefund(soldAnswers(soldRecord([order, THREE_MUGS])));
  const row = toggle(/^Order T3X9/);
  expect(row).toHaveProperty('disabled', true);
  expect(row.textContent).toContain('an order comes back at the pickup desk');
});

test('a gift voucher does not come back', async () => {
  const voucher = soldLine({ kind: 'voucher', variantId: null, name: 'Gift voucher', voucherCode: 'GIFT-1' });
  await openRefund(soldAnswers(soldRecord([voucher, THREE_MUGS])));
  const row = toggle(/^Gift voucher/);
  expect(row).toHaveProperty('disabled', true);
  expect(row.textContent).toContain('a gift voucher does not come back');
});
