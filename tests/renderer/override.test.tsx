import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { IntlProvider } from 'react-intl';
import { expect, onTestFinished, test, vi } from 'vitest';
import { OverrideProvider, useOverride } from '#renderer/app/Override.tsx';
import type { OverrideWish } from '#renderer/app/override-wish.ts';
import { createTill } from '#renderer/app/till.ts';
import { TillProvider } from '#renderer/app/TillProvider.tsx';
import en from '#locales/en.json' with { type: 'json' };
import { createFakeBridge, type FakeBridge } from './support/bridge.ts';
import { answersOf } from './support/fake-answers.ts';
import {
  answersOfPeople,
  BEN,
  createFakePeople,
  MIRA,
  sessionOf,
  type FakePerson,
} from './support/fake-people.ts';
import { createFakeShop } from './support/fake-shop.ts';

const OTTO: FakePerson = {
  ...MIRA,
  staffId: '0192f5a8-0000-7000-8000-00000000a003',
  name: 'Otto',
  roleId: 'fulfilment',
};

const wish: OverrideWish = {
  permission: 'sale.void',
  amount: 1500,
  subject: '0192f5a8-0000-7000-8000-00000000d001',
  what: 'Void R1-000007 over 15.00',
};

/** What the screen was answered: still waiting while it is empty. */
type Answers = (string | null)[];

function Asking({ answers }: { readonly answers: Answers }): ReactElement {
  const ask = useOverride();
  return (
    <button type="button" onClick={() => void ask(wish).then((answer) => answers.push(answer))}>
      Void
    </button>
  );
}

/** Ben sells; Mira may allow, Otto may not. The dialog is open. */
async function open(): Promise<{ bridge: FakeBridge; answers: Answers }> {
  const people = createFakePeople();
  people.staff = [MIRA, BEN, OTTO];
  const shop = createFakeShop({ session: sessionOf(people, BEN) });
  const bridge = createFakeBridge({ ...answersOf(shop), people: answersOfPeople(people, shop) });
  const till = createTill(bridge);
  const answers: Answers = [];
  render(
    <IntlProvider locale="en" messages={en}>
      <TillProvider till={till}>
        <OverrideProvider>
          <Asking answers={answers} />
        </OverrideProvider>
      </TillProvider>
    </IntlProvider>,
  );
  onTestFinished(() => {
    cleanup();
    till.close();
  });
  fireEvent.click(screen.getByRole('button', { name: 'Void' }));
  await screen.findByRole('dialog', { name: 'Somebody has to allow this' });
  await dialog().findByRole('radio', { name: /^Mira/ });
  return { bridge, answers };
}

const dialog = () => within(screen.getByRole('dialog'));

function fill(name: RegExp, pin: string, reason: string): void {
  fireEvent.click(dialog().getByRole('radio', { name }));
  fireEvent.change(dialog().getByLabelText('Reason'), { target: { value: reason } });
  fireEvent.change(dialog().getByLabelText('PIN'), { target: { value: pin } });
}

test('somebody else allows it by PIN, with a reason, for what was asked', async () => {
  const { bridge, answers } = await open();
  expect(dialog().getByText('Void R1-000007 over 15.00')).toBeTruthy();
  expect(dialog().queryByRole('radio', { name: /^Ben/ })).toBeNull();
  const allow = dialog().getByRole('button', { name: 'Allow once' });
  fill(/^Mira/, '2468', '  ');
  expect(allow).toHaveProperty('disabled', true);
  fill(/^Mira/, '2468', ' rung up twice ');
  fireEvent.click(allow);
  await vi.waitFor(() => expect(answers).toEqual(['0192f5a8-0000-7000-8000-00000000c001']));
  const { what: _, ...asked } = wish;
  expect(bridge.inputsOf('people.authorise')).toEqual([
    { staffId: MIRA.staffId, pin: '2468', ...asked, reason: 'rung up twice' },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a wrong PIN and a person without the right are said, and nothing is answered yet', async () => {
  const { answers } = await open();
  fill(/^Mira/, '1', 'rung up twice');
  fireEvent.click(dialog().getByRole('button', { name: 'Allow once' }));
  expect((await dialog().findByRole('alert')).textContent).toBe('The PIN is wrong.');
  fill(/^Otto/, '2468', 'rung up twice');
  fireEvent.click(dialog().getByRole('button', { name: 'Allow once' }));
  await vi.waitFor(() => expect(dialog().getByRole('alert').textContent).toContain('Otto'));
  expect(answers).toEqual([]);
});

test('closing it allows nothing', async () => {
  const { bridge, answers } = await open();
  fireEvent.click(dialog().getByRole('button', { name: 'Close' }));
  await vi.waitFor(() => expect(answers).toEqual([null]));
  expect(bridge.inputsOf('people.authorise')).toEqual([]);
});
