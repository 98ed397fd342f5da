import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import type { Answers } from './support/bridge.ts';
import { goods } from './support/counter.ts';
import { PIN } from './support/fake-office.ts';
import { signedIn, type FakeShop } from './support/fake-shop.ts';
import { SALE_ID, soldAnswers, soldLine, soldRecord, VOID_ID } from './support/fake-sold.ts';
import { press } from './support/keys.ts';
import { renderTill } from './support/render-till.tsx';

const SALE = soldRecord([soldLine()]);

type AnswersOf = (shop: FakeShop) => Answers;

/** Opens the question whether the last sale is to be voided. */
async function open(
  record: SaleRecord = SALE,
  answers: AnswersOf = soldAnswers(record, { mayVoid: true }),
  shop: Partial<FakeShop> = {},
) {
  const rendered = renderTill({ shop: { ...goods, ...shop }, answers, path: '/sales' });
  const button = await screen.findByRole('button', { name: /^Void/ });
  act(() => button.focus());
  press('F4');
  await screen.findByRole('dialog', { name: 'Void receipt R1-000007' });
  return rendered;
}

const yes = () => screen.getByRole('button', { name: 'Void this receipt' });
const ways = () =>
  within(screen.getByRole('list', { name: 'How the money goes' }))
    .getAllByRole('listitem')
    .map((way) => way.textContent);

test('the last sale is voided for a reason, and its money goes back as it came', async () => {
  const { bridge } = await open();
  expect(yes()).toHaveProperty('disabled', true);
  expect(ways()).toEqual(['Cash goes back€29.00']);
  fireEvent.click(screen.getByRole('button', { name: 'Rung up by mistake' }));
  fireEvent.click(yes());
  const done = await screen.findByRole('dialog', { name: 'Receipt R1-000007 is void' });
  expect(done.textContent).toContain('Receipt R1-000008 took it back.');
  expect(ways()).toEqual(['Cash goes back€29.00']);
  expect(bridge.inputsOf('sale.void')).toEqual([
    { saleId: SALE_ID, reason: 'Rung up by mistake', grants: [] },
  ]);
  await waitFor(() =>
    expect(bridge.inputsOf('sale.recent')).toContainEqual(expect.objectContaining({ text: VOID_ID })),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('names the terminal’s reference, the shop’s own tenders, and what comes in again', async () => {
  const base = { given: 0, change: 0, foreign: null };
  await open(
    soldRecord([soldLine()], {
      tenders: [
        { ...base, kind: 'card', name: '', amount: 2000, reference: 'T-4711' },
        { ...base, kind: 'other', name: 'Meal voucher', amount: 1000, reference: '' },
        { ...base, kind: 'cash', name: '', amount: -100, reference: '' },
      ],
    }),
  );
  expect(ways()).toEqual([
    'Card goes backon the terminal, reference T-4711€20.00',
    'Meal voucher goes back€10.00',
    'Cash comes in again€1.00',
  ]);
});

test('a refusal is told in words, and can be left by keyboard', async () => {
  await open(SALE, (shop) => {
    const answers = soldAnswers(SALE, { mayVoid: true })(shop);
    return {
      ...answers,
      sale: {
        ...answers.sale,
        void: () => {
          throw new Refusal('not-voidable');
        },
      },
    };
  });
  fireEvent.click(screen.getByRole('button', { name: 'Rung up by mistake' }));
  act(() => yes().focus());
  fireEvent.click(yes());
  expect((await screen.findByRole('alert')).textContent).toContain('Only the last sale of the open shift');
  expect(document.activeElement).toBe(yes());
  press('Escape');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('who may not void is helped by somebody who may, for this sale', async () => {
  const session = signedIn({ id: 'clerk', permissions: ['catalog.read', 'sale.make', 'sale.read'] });
  const grantor = { staffId: '0192f5a8-0000-7000-8000-00000000a009', name: 'Ida', roleId: 'owner' };
  const grantId = '0192f5a8-0000-7000-8000-00000000c001';
  const answers: AnswersOf = (shop) => ({
    ...soldAnswers(SALE, { mayVoid: true })(shop),
    people: {
      session: () => session,
      names: () => ({ people: [{ ...grantor, roleName: '', lockedUntil: 0 }] }),
      authorise: () => ({ grantId, grantedBy: 'Ida' }),
    },
  });
  const { bridge } = await open(SALE, answers, { session });
  fireEvent.click(screen.getByRole('button', { name: 'Paid the wrong way' }));
  fireEvent.click(yes());
  const asked = await screen.findByRole('dialog', { name: 'Somebody has to allow this' });
  expect(asked.textContent).toContain('Void of receipt R1-000007 over €29.00');
  fireEvent.change(within(asked).getByLabelText('Reason'), { target: { value: 'Saw it' } });
  fireEvent.change(within(asked).getByLabelText('PIN'), { target: { value: PIN } });
  fireEvent.click(within(asked).getByRole('button', { name: 'Allow once' }));
  await screen.findByRole('dialog', { name: 'Receipt R1-000007 is void' });
  expect(bridge.inputsOf('people.authorise')[0]).toMatchObject({
    permission: 'sale.void',
    amount: 2900,
    subject: SALE_ID,
  });
  expect(bridge.inputsOf('sale.void')).toMatchObject([{ grants: [grantId] }]);
});

test('what can’t be voided does not offer it', async () => {
  renderTill({ shop: goods, answers: soldAnswers(SALE), path: '/sales' });
  await screen.findByRole('button', { name: /^Refund or exchange/ });
  expect(screen.queryByRole('button', { name: /^Void/ })).toBeNull();
  press('F4');
  expect(screen.queryByRole('dialog')).toBeNull();
});
