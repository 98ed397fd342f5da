import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { BONSAI_CODE, POT_CODE } from './support/counter.ts';
import { RULES } from './support/fake-pickup.ts';
import { scan } from './support/keys.ts';
import { openPickups } from './support/pickup-desk.tsx';

const open = (given: Omit<Parameters<typeof openPickups>[0], 'path'> = {}) =>
  openPickups({ path: '/settings/pickups', ...given });

const save = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Save the rules' });

test('times and limits are changed, and nonsense holds them back', async () => {
  const { bridge } = open();
  const minutes = await screen.findByLabelText('Ready within, minutes');
  expect(save().disabled).toBe(true);
  fireEvent.change(minutes, { target: { value: '4' } });
  expect(minutes.getAttribute('aria-invalid')).toBe('true');
  expect(save().disabled).toBe(true);
  fireEvent.change(minutes, { target: { value: '90' } });
  fireEvent.change(screen.getByLabelText('This till gives back in a day at most'), {
    target: { value: '50.00' },
  });
  fireEvent.click(save());
  await waitFor(() =>
    expect(bridge.inputsOf('pickup.saveRules')).toEqual([
      { ...RULES, promiseMinutes: 90, givenBackLimit: 5000 },
    ]),
  );
});

test('a notice that says nothing is not kept, and a store that tells nobody is said', async () => {
  open({ pickups: { store: { pickup: 'effects', notices: false } } });
  expect(await screen.findByText(/This store tells shoppers nothing/)).toBeTruthy();
  fireEvent.change(screen.getByLabelText(/^Ready: subject/), { target: { value: ' ' } });
  expect(save().disabled).toBe(true);
});

test('fixed substitutes are found by scan, and kept in their order', async () => {
  const { bridge } = open({ pickups: { pairs: new Map([[1, [3]]]) } });
  await screen.findByText('Fixed substitutes');
  scan(POT_CODE);
  await screen.findByText('Instead of Clay pot, 22 cm');
  await screen.findByText('Potting soil');
  scan(BONSAI_CODE);
  await waitFor(() =>
    expect(bridge.inputsOf('pickup.savePairs')).toEqual([{ variantId: 1, substituteIds: [3, 2] }]),
  );
  const part = screen.getByRole('region', { name: 'Fixed substitutes' });
  fireEvent.click(await within(part).findByRole('button', { name: 'Take Potting soil away' }));
  await waitFor(() =>
    expect(bridge.inputsOf('pickup.savePairs').at(-1)).toEqual({ variantId: 1, substituteIds: [2] }),
  );
});
