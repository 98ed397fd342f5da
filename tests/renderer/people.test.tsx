import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { SessionState } from '#contract/people.ts';
import { BONSAI_CODE, goods, lines, POT_CODE, ready } from './support/counter.ts';
import {
  answersOfPeople,
  BEN,
  createFakePeople,
  LOCKED,
  MIRA,
  sessionOf,
  type FakePeople,
  type FakePerson,
} from './support/fake-people.ts';
import { scan, type as typeText, press } from './support/keys.ts';
import { renderTill } from './support/render-till.tsx';

interface Given {
  readonly session?: SessionState;
  readonly path?: '/' | '/settings' | '/settings/people';
  readonly people?: FakePeople;
}

/** Opens a till where Mira owns the shop and Ben sells; Mira is signed in unless said otherwise. */
function open({ people = createFakePeople(), session = sessionOf(people, MIRA), path = '/' }: Given = {}) {
  const rendered = renderTill({
    shop: { ...goods, session },
    path,
    answers: (shop) => ({ people: answersOfPeople(people, shop) }),
  });
  return { ...rendered, people };
}

const tile = (name: RegExp): Promise<HTMLElement> => screen.findByRole('radio', { name });

describe('signing in', () => {
  test('the one who was here last is asked first; digits work at once, wherever the focus is', async () => {
    localStorage.setItem('countertop.last-person', BEN.staffId);
    const { bridge } = open({ session: LOCKED });
    expect(await tile(/^Ben Clerk/)).toHaveProperty('checked', true);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    typeText('1111');
    await vi.waitFor(() => expect(screen.getByLabelText('PIN')).toHaveProperty('value', '1111'));
    fireEvent.click(screen.getByRole('button', { name: /^Sign in/ }));
    await ready();
    expect(bridge.inputsOf('people.signIn')).toEqual([{ staffId: BEN.staffId, pin: '1111' }]);
    expect(localStorage.getItem('countertop.last-person')).toBe(BEN.staffId);
  });

  test('works by finger alone', async () => {
    const { bridge } = open({ session: LOCKED });
    fireEvent.click(await tile(/^Mira/));
    for (const digit of ['2', '4', '6', '7']) fireEvent.click(screen.getByRole('button', { name: digit }));
    fireEvent.click(screen.getByRole('button', { name: 'Erase the last digit' }));
    fireEvent.click(screen.getByRole('button', { name: '8' }));
    fireEvent.click(screen.getByRole('button', { name: /^Sign in/ }));
    await ready();
    expect(bridge.inputsOf('people.signIn')).toEqual([{ staffId: MIRA.staffId, pin: '2468' }]);
  });

  test('a wrong PIN is said calmly and cleared', async () => {
    open({ session: LOCKED });
    await tile(/^Mira/);
    fireEvent.change(screen.getByLabelText('PIN'), { target: { value: '9999' } });
    fireEvent.click(screen.getByRole('button', { name: /^Sign in/ }));
    expect((await screen.findByRole('alert')).textContent).toBe('The PIN is wrong.');
    expect(screen.getByLabelText('PIN')).toHaveProperty('value', '');
  });

  test('who has to wait after a wrong PIN is asked for, as a second screen is not told', async () => {
    const people = createFakePeople();
    open({ people, session: LOCKED });
    await tile(/^Mira/);
    people.staff = [{ ...MIRA, lockedUntil: Date.now() + 15_000 }, BEN];
    fireEvent.change(screen.getByLabelText('PIN'), { target: { value: '9999' } });
    fireEvent.click(screen.getByRole('button', { name: /^Sign in/ }));
    expect(await screen.findByText(/^Mira can try again in 1\d seconds\.$/)).toBeTruthy();
  });

  test('who has to wait is told for how long, counted down, and can type again after', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['Date', 'setInterval', 'clearInterval'] });
    const people = createFakePeople();
    people.staff = [{ ...MIRA, lockedUntil: Date.now() + 15_000 }, BEN];
    open({ people, session: LOCKED });
    expect(await screen.findByText('Mira can try again in 15 seconds.')).toBeTruthy();
    expect(screen.getByLabelText('PIN')).toHaveProperty('readOnly', true);
    act(() => void vi.advanceTimersByTime(14_000));
    expect(screen.getByText('Mira can try again in 1 second.')).toBeTruthy();
    act(() => void vi.advanceTimersByTime(1000));
    expect(screen.queryByText(/can try again/)).toBeNull();
    expect(screen.getByLabelText('PIN')).toHaveProperty('readOnly', false);
    vi.useRealTimers();
  });

  test('goods and settings are out of sight while nobody is signed in', async () => {
    open({ session: LOCKED, path: '/settings' });
    await tile(/^Mira/);
    expect(screen.queryByRole('link', { name: 'Sell' })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'Settings' })).toBeNull();
  });
});

describe('the first run', () => {
  const fresh: SessionState = { hasStaff: false, actor: null, lockAfterMinutes: 10 };

  async function fill(name: string, pin: string, again: string): Promise<void> {
    fireEvent.change(await screen.findByLabelText('Your name'), { target: { value: name } });
    fireEvent.change(screen.getByLabelText(/^PIN, 4/), { target: { value: pin } });
    fireEvent.change(screen.getByLabelText(/^The same PIN/), { target: { value: again } });
    fireEvent.click(screen.getByRole('button', { name: 'Start selling' }));
  }

  test('ends with the owner, who is signed in', async () => {
    const { bridge } = open({ session: fresh });
    await fill(' Mira ', '2468', '2468');
    await ready();
    expect(bridge.inputsOf('people.createOwner')).toEqual([{ name: 'Mira', pin: '2468' }]);
  });

  test.each([
    ['  ', '2468', '2468', 'The name is missing.'],
    ['Mira', '246', '246', 'A PIN has 4 to 12 digits.'],
    ['Mira', '2468', '2469', 'The two PINs differ.'],
  ])('asks nothing of the till for %j, %s, %s', async (name, pin, again, words) => {
    const { bridge } = open({ session: fresh });
    await fill(name, pin, again);
    expect(screen.getByText(words)).toBeTruthy();
    expect(bridge.inputsOf('people.createOwner')).toEqual([]);
  });

  test('the pad types into the field that was touched last', async () => {
    open({ session: fresh });
    const press4 = (): unknown => fireEvent.click(screen.getByRole('button', { name: '4' }));
    const first = await screen.findByLabelText(/^PIN, 4/);
    act(() => first.focus());
    press4();
    act(() => screen.getByLabelText(/^The same PIN/).focus());
    press4();
    press4();
    expect(screen.getByLabelText(/^PIN, 4/)).toHaveProperty('value', '4');
    expect(screen.getByLabelText(/^The same PIN/)).toHaveProperty('value', '44');
  });
});

describe('locking', () => {
  test('keeps the basket, refuses scans, and gives the basket back to whoever comes', async () => {
    const { bridge } = open();
    await ready();
    scan(POT_CODE);
    await vi.waitFor(() => expect(lines()).toHaveLength(1));
    press('l', 200, { ctrlKey: true });
    await tile(/^Ben/);
    expect(screen.getByText('The open basket is kept.')).toBeTruthy();
    const asked = bridge.inputsOf('catalog.byCode').length;
    scan(BONSAI_CODE);
    expect(bridge.inputsOf('catalog.byCode')).toHaveLength(asked);
    fireEvent.click(await tile(/^Ben/));
    fireEvent.change(screen.getByLabelText('PIN'), { target: { value: '1111' } });
    fireEvent.click(screen.getByRole('button', { name: /^Sign in/ }));
    await ready();
    expect(lines()).toHaveLength(1);
  });

  test('comes by itself after minutes without a touch, and only then', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const people = createFakePeople();
    const { bridge } = open({ people, session: { ...sessionOf(people, MIRA), lockAfterMinutes: 5 } });
    await ready();
    act(() => void vi.advanceTimersByTime(4 * 60_000));
    fireEvent.pointerDown(document.body);
    act(() => void vi.advanceTimersByTime(4 * 60_000));
    expect(bridge.inputsOf('people.lock')).toEqual([]);
    act(() => void vi.advanceTimersByTime(60_000));
    await tile(/^Mira/);
    expect(bridge.inputsOf('people.lock')).toEqual([{}]);
    vi.useRealTimers();
  });
});

describe('switching', () => {
  test('F12 lets somebody else take over without a lock; who is here is in the head', async () => {
    open();
    await ready();
    press('F12');
    const dialog = within(await screen.findByRole('dialog', { name: 'Switch person' }));
    expect(dialog.queryByRole('radio', { name: /^Mira/ })).toBeNull();
    fireEvent.change(dialog.getByLabelText('PIN'), { target: { value: '1111' } });
    fireEvent.click(dialog.getByRole('button', { name: /^Sign in/ }));
    expect(await screen.findByRole('button', { name: 'Ben' })).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a screen beyond one’s role says what to do instead', async () => {
    const people = createFakePeople();
    open({ people, session: sessionOf(people, BEN), path: '/settings/people' });
    expect(await screen.findByText('This is not part of your role')).toBeTruthy();
    expect(screen.queryByText('Who works here')).toBeNull();
  });

  test('who does not sell is shown no way there, and no basket is opened for them', async () => {
    const people = createFakePeople();
    const { bridge } = open({ people, session: sessionOf(people, { ...BEN, roleId: 'fulfilment' }) });
    expect(await screen.findByText('This is not part of your role')).toBeTruthy();
    const nav = within(screen.getByRole('navigation', { name: 'Screens' }));
    expect(nav.getAllByRole('link').map((link) => link.textContent)).toEqual(['Sales', 'Settings']);
    expect(bridge.inputsOf('basket.open')).toEqual([]);
  });
});

describe('people and roles', () => {
  const formOf = async (name: string) => within(await screen.findByRole('dialog', { name }));

  test('a new person gets a name, a role and a PIN, typed twice', async () => {
    const { bridge } = open({ path: '/settings/people' });
    fireEvent.click(await screen.findByRole('button', { name: 'Add a person' }));
    const form = await formOf('Add a person');
    fireEvent.change(form.getByLabelText('Name'), { target: { value: ' Cleo ' } });
    fireEvent.change(form.getByLabelText(/^PIN, 4/), { target: { value: '3333' } });
    fireEvent.click(form.getByRole('button', { name: 'Save' }));
    expect(form.getByText('The two PINs differ.')).toBeTruthy();
    fireEvent.change(form.getByLabelText(/^The same PIN/), { target: { value: '3333' } });
    fireEvent.click(form.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() => expect(bridge.inputsOf('people.save')).toHaveLength(1));
    expect(bridge.inputsOf('people.save')).toMatchObject([
      { staff: { name: 'Cleo', roleId: 'clerk', isActive: true }, pin: '3333' },
    ]);
  });

  test('who leaves is switched off, the PIN stays', async () => {
    const { bridge } = open({ path: '/settings/people' });
    fireEvent.click(await screen.findByRole('button', { name: /^Ben/ }));
    const form = await formOf('Change a person');
    expect(form.queryByLabelText(/^PIN, 4/)).toBeNull();
    fireEvent.click(form.getByRole('checkbox', { name: 'Works here and may sign in' }));
    fireEvent.click(form.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() =>
      expect(bridge.inputsOf('people.save')).toEqual([
        { staff: { staffId: BEN.staffId, name: 'Ben', roleId: 'clerk', isActive: false }, pin: null },
      ]),
    );
  });

  test('a refusal stays in the form, in words', async () => {
    open({ path: '/settings/people' });
    fireEvent.click(await screen.findByRole('button', { name: /^Ben/ }));
    const form = await formOf('Change a person');
    fireEvent.change(form.getByLabelText('Name'), { target: { value: 'Mira' } });
    fireEvent.click(form.getByRole('button', { name: 'Save' }));
    expect((await form.findByRole('alert')).textContent).toContain('Mira');
  });

  test('a role lists its rights in plain words; what is ticked is saved', async () => {
    const { bridge } = open({ path: '/settings/people' });
    fireEvent.click(await screen.findByRole('button', { name: /^Clerk 4 rights/ }));
    const form = await formOf('Clerk');
    expect(form.getByRole('checkbox', { name: 'Ring up and take payment' })).toHaveProperty('checked', true);
    fireEvent.click(form.getByRole('checkbox', { name: 'Void the last sale' }));
    fireEvent.click(form.getByRole('checkbox', { name: 'Look goods up' }));
    fireEvent.change(form.getByLabelText(/^Largest discount/), { target: { value: '7.5' } });
    fireEvent.click(form.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() =>
      expect(bridge.inputsOf('people.saveRole')).toEqual([
        {
          role: {
            id: 'clerk',
            name: '',
            permissions: ['sale.make', 'sale.read', 'sync.read', 'sale.void'],
            discountPpm: 75_000,
            freeRefund: 0,
          },
        },
      ]),
    );
  });

  test('the owner’s role cannot be changed, and nobody ticks what they have not themselves', async () => {
    const people = createFakePeople();
    people.roles.push({
      id: 'lead',
      name: 'Lead',
      permissions: ['people.edit', 'sale.make'],
      discountPpm: 0,
      freeRefund: 0,
      isBuiltIn: false,
    });
    const lead: FakePerson = { ...BEN, roleId: 'lead' };
    open({ people, session: sessionOf(people, lead), path: '/settings/people' });
    fireEvent.click(await screen.findByRole('button', { name: /^Owner/ }));
    const owner = await formOf('Owner');
    expect(owner.getByText(/The owner may do everything/)).toBeTruthy();
    fireEvent.click(owner.getByRole('button', { name: 'Close' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Add a role' }));
    const form = await formOf('Add a role');
    expect(form.getByRole('checkbox', { name: 'Ring up and take payment' })).toHaveProperty(
      'disabled',
      false,
    );
    expect(form.getByRole('checkbox', { name: 'Void the last sale' })).toHaveProperty('disabled', true);
  });
});
