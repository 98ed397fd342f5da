import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import {
  BONSAI_CODE,
  goods,
  lines,
  POT_CODE,
  ready,
  SHARED_CODE,
  SOIL_CODE,
  total,
} from './support/counter.ts';
import { press, scan } from './support/keys.ts';
import { renderTill } from './support/render-till.tsx';

test('a touched card becomes a line, and again raises it', async () => {
  renderTill({ shop: goods });
  const card = await screen.findByRole('button', { name: 'Clay pot, 22 cm 20 here 14.50' });
  fireEvent.click(card);
  fireEvent.click(card);
  expect(lines()).toEqual(['2× Clay pot, 22 cm 29.00 2 at 14.50']);
  expect(total()).toBe('29.00');
});

test('a scan becomes a line wherever the focus is, and never stays in the field', async () => {
  renderTill({ shop: goods });
  await ready();
  const field = screen.getByRole('searchbox');
  field.focus();
  scan(POT_CODE);
  await waitFor(() => expect(lines()).toEqual(['1× Clay pot, 22 cm 14.50']));
  expect(field).toHaveProperty('value', '');
});

test('a scan is said to who cannot see it', async () => {
  renderTill({ shop: goods });
  await ready();
  scan(POT_CODE);
  scan(POT_CODE);
  expect(await screen.findByText('Scanned: Clay pot, 22 cm, now 2')).toBeTruthy();
});

test('the name says the options that the store keeps apart', async () => {
  renderTill({ shop: goods });
  await ready();
  scan(BONSAI_CODE);
  await waitFor(() => expect(lines()).toEqual(['1× Bonsai, 6 years 85.00']));
});

test('quick scans keep their order and lose none', async () => {
  renderTill({ shop: goods });
  await ready();
  for (const code of [POT_CODE, BONSAI_CODE, POT_CODE]) scan(code);
  await waitFor(() =>
    expect(lines()).toEqual(['2× Clay pot, 22 cm 29.00 2 at 14.50', '1× Bonsai, 6 years 85.00']),
  );
});

test('an unknown code is said clearly, adds nothing, and offers the search', async () => {
  renderTill({ shop: goods });
  await ready();
  scan('4999999999999');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('No product has the code 4999999999999');
  expect(lines()).toEqual([]);
  fireEvent.click(within(alert).getByRole('button', { name: 'Search for it' }));
  expect(screen.getByRole('searchbox')).toHaveProperty('value', '4999999999999');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a fault on the way to an order is not taken for a code that nobody knows', async () => {
  renderTill({
    shop: goods,
    answers: () => ({
      pickup: {
        byCode: () => {
          throw new Error('the disk is full');
        },
      },
    }),
  });
  await ready();
  scan('K7M2NPQR');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The code K7M2NPQR could not be looked up');
});

test('a wrong check digit is told from an unknown code', async () => {
  renderTill({
    shop: goods,
    answers: () => ({
      catalog: {
        byCode: ({ code }) => {
          throw new Refusal('code-bad-check-digit', { code });
        },
      },
    }),
  });
  await screen.findByRole('searchbox');
  scan('4006381333930');
  expect((await screen.findByRole('alert')).textContent).toContain('check digit is wrong');
});

test('a code on several goods asks which one', async () => {
  renderTill({ shop: goods });
  await ready();
  scan(SHARED_CODE);
  const dialog = await screen.findByRole('dialog', { name: 'Which one is it?' });
  fireEvent.click(within(dialog).getByRole('button', { name: /Bonsai/ }));
  await waitFor(() => expect(lines()).toEqual(['1× Bonsai, 6 years 85.00']));
});

test('goods by weight ask how much before they are a line', async () => {
  renderTill({ shop: goods });
  await ready();
  scan(SOIL_CODE);
  const dialog = await screen.findByRole('dialog', { name: 'Potting soil' });
  fireEvent.change(within(dialog).getByLabelText('How many kilograms?'), { target: { value: '3,2' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Take this quantity' }));
  await waitFor(() => expect(lines()).toEqual(['3.200 Potting soil 5.76 3.200 kg at 1.80']));
  expect(screen.getByText('3.200 kg at 1.80')).toBeTruthy();
});

test('a scan while a dialog is open is refused and not kept for later', async () => {
  const { bridge } = renderTill({ shop: goods });
  await ready();
  press('F1');
  await screen.findByRole('dialog', { name: 'Keys' });
  scan(POT_CODE);
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(bridge.inputsOf('catalog.byCode')).toEqual([]);
  expect(lines()).toEqual([]);
});

test('a scan on another screen brings the counter to the front', async () => {
  renderTill({ shop: goods, path: '/settings' });
  await screen.findByRole('heading', { name: 'Settings' });
  scan(POT_CODE);
  await waitFor(() => expect(lines()).toEqual(['1× Clay pot, 22 cm 14.50']));
});

test('a refusal names its amounts as money', async () => {
  renderTill({
    shop: goods,
    answers: () => ({
      catalog: {
        byCode: () => {
          throw new Refusal('account-short', { balance: 1250 });
        },
      },
    }),
  });
  await screen.findByRole('searchbox');
  scan(POT_CODE);
  expect((await screen.findByRole('alert')).textContent).toContain('Only €12.50 is left on it.');
});
