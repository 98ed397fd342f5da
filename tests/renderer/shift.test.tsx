import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { change, renderTill } from './support/render-till.tsx';
import { pastShift, withDrawer } from './support/fake-drawer.ts';
import { MIRA_ID, openShift, signedIn } from './support/fake-shop.ts';
import { PIN } from './support/fake-office.ts';
import { press } from './support/keys.ts';

const clerk = signedIn({ permissions: ['sale.make', 'shift.run', 'shift.cash', 'shift.read'] });

const field = (name: string): Promise<HTMLInputElement> =>
  screen.findByLabelText<HTMLInputElement>(name, { selector: 'input' });

const click = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};

test('opens on what the last shift left, coin by coin', async () => {
  const drawer = withDrawer({ leftFloat: 15_000, leftCounts: { 5000: 2, 1000: 5 } });
  const rendered = renderTill({ shop: { shift: null }, answers: drawer, path: '/shift' });
  expect((await field('€50.00')).value).toBe('2');
  expect(screen.getByText(/The last shift left €150\.00\./)).toBeTruthy();
  fireEvent.change(await field('€10.00'), { target: { value: '4' } });
  expect(screen.getByText('€140.00')).toBeTruthy();
  expect(screen.getByText(/^€10\.00 less than the last shift left/)).toBeTruthy();
  await click('Open the shift');
  await waitFor(() =>
    expect(rendered.bridge.inputsOf('shift.open')).toEqual([{ counts: { 5000: 2, 1000: 4 } }]),
  );
  change(rendered, {}, 'shift');
  expect(await screen.findByRole('heading', { name: 'Shift 1' })).toBeTruthy();
});

test('is counted by keyboard alone: Enter goes to the next field', async () => {
  renderTill({ shop: { shift: null }, answers: withDrawer(), path: '/shift' });
  await waitFor(async () => expect(document.activeElement).toBe(await field('€500.00')));
  for (const typed of ['', '1', '', '3']) {
    fireEvent.change(document.activeElement ?? document.body, { target: { value: typed } });
    press('Enter');
  }
  expect(document.activeElement).toBe(await field('€20.00'));
  expect(screen.getByText('€350.00')).toBeTruthy();
});

test('is counted by finger alone: one more, one less, digits on the pad', async () => {
  renderTill({ shop: { shift: null }, answers: withDrawer(), path: '/shift' });
  await click('One €2.00 more');
  await click('One €2.00 more');
  await click('One €2.00 less');
  expect((await field('€2.00')).value).toBe('1');
  const input = await field('€5.00');
  act(() => input.focus());
  const pad = within(screen.getByRole('group', { name: 'Number pad' }));
  for (const digit of ['1', '2']) fireEvent.click(pad.getByRole('button', { name: digit }));
  expect(input.value).toBe('12');
  fireEvent.click(pad.getByRole('button', { name: 'Erase the last digit' }));
  expect(screen.getByText('€7.00')).toBeTruthy();
});

test('who may not open a shift is told whom to ask', async () => {
  const session = signedIn({ permissions: ['sale.make'] });
  renderTill({ shop: { shift: null, session }, answers: withDrawer(), path: '/shift' });
  expect(await screen.findByText(/Ask somebody who may open one/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Open the shift' })).toBeNull();
});

test('shows what the shift came to, by everything it can be told apart by', async () => {
  renderTill({ answers: withDrawer(), path: '/shift' });
  const takings = within(await screen.findByRole('region', { name: 'Takings' }));
  expect(takings.getByText('3 × Sales')).toBeTruthy();
  expect(takings.getByText('€100.00')).toBeTruthy();
  const paid = screen.getByRole('region', { name: 'Paid with' });
  expect(paid.textContent).toContain('Card');
  expect(screen.getByRole('region', { name: 'Categories' }).textContent).toContain('Without category');
  expect(screen.getByRole('region', { name: 'Cash in the drawer' }).textContent).toContain('€250.00');
  expect(screen.getByText('Receipts R1-000012 to R1-000015')).toBeTruthy();
});

test('a clerk sees no cash before it is counted, and no closed shifts', async () => {
  renderTill({ shop: { session: clerk }, answers: withDrawer({ isOpenBook: false }), path: '/shift' });
  const cash = await screen.findByRole('region', { name: 'Cash in the drawer' });
  expect(cash.textContent).toContain('counted blind');
  expect(screen.queryByText('€250.00')).toBeNull();
  expect(screen.queryByRole('radio', { name: 'Closed' })).toBeNull();
});

test('a full drawer asks for a safe drop, which goes out once with its reason', async () => {
  const { bridge } = renderTill({ answers: withDrawer({ isFull: true }), path: '/shift' });
  const notice = await screen.findByText('There is much cash in the drawer');
  const asked = notice.closest<HTMLElement>('[role="status"]');
  fireEvent.click(within(asked ?? document.body).getByRole('button', { name: 'Safe drop' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Safe drop' }));
  const take = dialog.getByRole('button', { name: 'Safe drop' });
  expect(take.hasAttribute('disabled')).toBe(true);
  fireEvent.change(dialog.getByLabelText('Amount'), { target: { value: '300' } });
  fireEvent.click(dialog.getByRole('button', { name: 'To the safe' }));
  fireEvent.click(take);
  expect((await dialog.findByRole('alert')).textContent).toBe('There should be only €250.00 in the drawer.');
  fireEvent.change(dialog.getByLabelText('Amount'), { target: { value: '200' } });
  fireEvent.click(take);
  expect(await screen.findByText('€200.00 taken to the safe.')).toBeTruthy();
  const sent = bridge.inputsOf('shift.moveCash');
  expect(sent).toMatchObject([{ amount: 30_000 }, { amount: 20_000, reason: 'To the safe' }]);
  const ids = sent.map((input) =>
    typeof input === 'object' && input !== null && 'id' in input ? input.id : '',
  );
  expect(new Set(ids).size).toBe(1);
});

test('more than should be there does not go out where that may be known', async () => {
  renderTill({ answers: withDrawer(), path: '/shift' });
  await click('Pay out');
  const dialog = within(await screen.findByRole('dialog', { name: 'Pay out' }));
  fireEvent.change(dialog.getByLabelText('Amount'), { target: { value: '999' } });
  fireEvent.change(dialog.getByLabelText('Reason'), { target: { value: 'Window cleaner' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Pay out' }));
  expect((await dialog.findByRole('alert')).textContent).toMatch(/^There should be only .* in the drawer\.$/);
});

test('opens the drawer for a reason', async () => {
  const { bridge } = renderTill({ answers: withDrawer(), path: '/shift' });
  await click('Open the drawer');
  const dialog = within(await screen.findByRole('dialog', { name: 'Open the drawer' }));
  fireEvent.click(dialog.getByRole('button', { name: 'Change for a note' }));
  fireEvent.click(dialog.getByRole('button', { name: 'Open the drawer' }));
  expect(await screen.findByText('The drawer opens.')).toBeTruthy();
  expect(bridge.inputsOf('shift.openDrawer')).toMatchObject([{ reason: 'Change for a note', grants: [] }]);
});

test('a clerk opens the drawer with the leave of somebody who may', async () => {
  const session = { ...clerk, actor: clerk.actor === null ? null : { ...clerk.actor, staffId: null } };
  const { bridge } = renderTill({ shop: { session }, answers: withDrawer(), path: '/shift' });
  await click('Open the drawer');
  const dialog = within(await screen.findByRole('dialog', { name: 'Open the drawer' }));
  fireEvent.click(dialog.getByRole('button', { name: 'Counting' }));
  fireEvent.click(dialog.getByRole('button', { name: 'Open the drawer' }));
  const allow = within(await screen.findByRole('dialog', { name: 'Somebody has to allow this' }));
  fireEvent.change(allow.getByLabelText('Reason'), { target: { value: 'he counts' } });
  for (const digit of PIN) fireEvent.click(allow.getByRole('button', { name: digit }));
  fireEvent.click(allow.getByRole('button', { name: 'Allow once' }));
  await waitFor(() => expect(bridge.inputsOf('shift.openDrawer')).toHaveLength(1));
  expect(bridge.inputsOf('people.authorise')).toMatchObject([
    { staffId: MIRA_ID, permission: 'drawer.open', amount: 0, subject: openShift.shiftId },
  ]);
  expect(bridge.inputsOf('shift.openDrawer')).not.toMatchObject([{ grants: [] }]);
});

test('counts blind, says what stays, and then plainly what is missing', async () => {
  const rendered = renderTill({ answers: withDrawer(), path: '/shift' });
  await click('Count and close');
  fireEvent.change(await field('€50.00'), { target: { value: '4' } });
  fireEvent.change(await field('€20.00'), { target: { value: '2' } });
  expect(screen.queryByText('€250.00')).toBeNull();
  await click('Continue');
  const stays = await field('Stays for the next shift');
  expect(stays.value).toBe('200.00');
  expect(screen.getByText('2 × 20.00')).toBeTruthy();
  fireEvent.change(stays, { target: { value: '240.01' } });
  expect(screen.getByText('An amount of money, at most €240.00.')).toBeTruthy();
  await click('Everything, €240.00');
  const pad = within(screen.getByRole('group', { name: 'Number pad' }));
  for (const digit of ['1', '00']) fireEvent.click(pad.getByRole('button', { name: digit }));
  expect(stays.value).toBe('100');
  await click('Nothing');
  fireEvent.change(screen.getByLabelText('Note'), { target: { value: 'A torn note' } });
  await click('Continue');
  expect(await screen.findByText('A torn note')).toBeTruthy();
  await click('Close the shift');
  expect(await screen.findByText('€10.00 short')).toBeTruthy();
  expect(rendered.bridge.inputsOf('shift.close')).toEqual([
    { counts: { 5000: 4, 2000: 2 }, leftFloat: 0, note: 'A torn note' },
  ]);
  expect((await screen.findByRole('article')).textContent).toBe(`z of ${openShift.shiftId}`);
  change(rendered, {}, 'shift');
  await click('Done');
  expect(await screen.findByRole('button', { name: 'Open the shift' })).toBeTruthy();
  expect(localStorage.getItem('countertop.count')).toBeNull();
});

test('an Enter held down at the last coin does not run through to the end', async () => {
  const { bridge } = renderTill({ answers: withDrawer(), path: '/shift' });
  await click('Count and close');
  const last = await field('€0.01');
  act(() => last.focus());
  const enter = { key: 'Enter', bubbles: true, cancelable: true };
  expect(fireEvent.keyDown(last, enter)).toBe(true);
  expect(fireEvent.keyDown(last, { ...enter, repeat: true })).toBe(false);
  await click('Continue');
  expect(fireEvent.keyDown(await field('Stays for the next shift'), { ...enter, repeat: true })).toBe(false);
  expect(bridge.inputsOf('shift.close')).toEqual([]);
});

test('a count that a customer interrupted goes on where it was', async () => {
  renderTill({ answers: withDrawer(), path: '/shift' });
  await click('Count and close');
  fireEvent.change(await field('€50.00'), { target: { value: '4' } });
  fireEvent.click(screen.getByRole('link', { name: 'Sell' }));
  await waitFor(() => expect(screen.queryByLabelText('€50.00')).toBeNull());
  fireEvent.click(screen.getByRole('link', { name: 'Shift' }));
  await click('Count and close');
  expect((await field('€50.00')).value).toBe('4');
});

test('lists the shifts that have ended, each with its Z report', async () => {
  const past = Array.from({ length: 31 }, (_, nth) => pastShift(40 - nth, nth === 0 ? -150 : 0));
  renderTill({ answers: withDrawer({ past }), path: '/shift' });
  fireEvent.click(await screen.findByRole('radio', { name: 'Closed' }));
  expect((await screen.findByRole('button', { name: /Z report 40/ })).textContent).toContain('€1.50 short');
  expect((await screen.findByRole('article')).textContent).toContain('0d0040');
  fireEvent.click(screen.getByRole('button', { name: /Z report 39/ }));
  await waitFor(() => expect(screen.getByRole('article').textContent).toContain('0d0039'));
  await click('Show older shifts');
  expect(await screen.findByRole('button', { name: /Z report 10\b/ })).toBeTruthy();
});

test('says that no shift has ended yet', async () => {
  renderTill({ answers: withDrawer(), path: '/shift' });
  fireEvent.click(await screen.findByRole('radio', { name: 'Closed' }));
  expect(await screen.findByText('No shift has ended yet')).toBeTruthy();
});
