import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { emptyBasket } from '#domain/sale/basket.ts';
import { lineOf } from '#renderer/app/counter-lines.ts';
import { BONSAI_CODE, goods, lines, POT, POT_CODE, ready } from './support/counter.ts';
import { answersOf } from './support/fake-answers.ts';
import { press, scan, type } from './support/keys.ts';
import { renderTill } from './support/render-till.tsx';

test('quantities step by button and by key, and end in a removal that can be undone', async () => {
  renderTill({ shop: goods });
  await ready();
  scan(POT_CODE);
  await waitFor(() => expect(lines()).toHaveLength(1));
  fireEvent.click(screen.getByRole('button', { name: 'One more' }));
  expect(lines()).toEqual(['2× Clay pot, 22 cm 29.00 2 at 14.50']);
  press('+');
  await waitFor(() => expect(lines()).toEqual(['3× Clay pot, 22 cm 43.50 3 at 14.50']));
  press('Delete');
  expect(lines()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(lines()).toEqual(['3× Clay pot, 22 cm 43.50 3 at 14.50']);
});

test('keys that an empty search has no use for reach the basket', async () => {
  renderTill({ shop: goods });
  await ready();
  const field = screen.getByRole('searchbox');
  field.focus();
  scan(POT_CODE);
  await waitFor(() => expect(lines()).toHaveLength(1));
  type('c');
  press('Delete');
  expect(lines()).toHaveLength(1);
  fireEvent.change(field, { target: { value: '' } });
  press('Delete');
  expect(lines()).toEqual([]);
  press('z', 120, { ctrlKey: true });
  await waitFor(() => expect(lines()).toHaveLength(1));
});

test('the arrow keys choose a line, F2 types its quantity', async () => {
  renderTill({ shop: goods });
  await ready();
  scan(POT_CODE);
  scan(BONSAI_CODE);
  await waitFor(() => expect(lines()).toHaveLength(2));
  press('ArrowUp');
  press('F2');
  const dialog = await screen.findByRole('dialog', { name: 'Clay pot, 22 cm' });
  fireEvent.change(within(dialog).getByLabelText('How many?'), { target: { value: '12' } });
  fireEvent.submit(within(dialog).getByLabelText('How many?'));
  await waitFor(() => expect(lines()[0]).toBe('12× Clay pot, 22 cm 174.00 12 at 14.50'));
});

test('says what each rate of tax comes to', async () => {
  renderTill({ shop: goods });
  await ready();
  scan(POT_CODE);
  await waitFor(() => expect(screen.getByText('Tax 19% in 14.50')).toBeTruthy());
  expect(screen.getByText('2.32')).toBeTruthy();
});

test('says honestly when the last one or more than the count is taken, and since when it is known', async () => {
  renderTill({ shop: goods });
  await ready();
  scan(BONSAI_CODE);
  expect(await screen.findByText(/^Last one here\. Known at \d\d:\d\d\s?[AP]?M?\.$/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'One more' }));
  expect(screen.getByText(/^Only 1 here by the count\./)).toBeTruthy();
});

test('is kept with every change, and brought back after a restart', async () => {
  const { bridge, shop } = renderTill({ shop: goods });
  await ready();
  scan(POT_CODE);
  await waitFor(() => expect(bridge.inputsOf('basket.keep')).toHaveLength(1));
  expect(shop.open[0]?.lines.map((line) => line.name)).toEqual(['Clay pot, 22 cm']);
});

test('is what the till kept', async () => {
  const line = lineOf(POT, 2000);
  const kept = { ...emptyBasket('0192f5a8-7d3c-7000-8000-000000000000', 'EUR'), lines: [line] };
  renderTill({ shop: { ...goods, open: [kept] } });
  await ready();
  expect(lines()).toEqual(['2× Clay pot, 22 cm 29.00 2 at 14.50']);
});

test('says so when it cannot be kept', async () => {
  renderTill({
    shop: goods,
    answers: (shop) => ({
      basket: {
        ...answersOf(shop).basket,
        keep: () => {
          throw new Refusal('internal');
        },
      },
    }),
  });
  await ready();
  scan(POT_CODE);
  expect(await screen.findByText('This basket is not being kept')).toBeTruthy();
});

test('is emptied only after a question', async () => {
  renderTill({ shop: goods });
  await ready();
  scan(POT_CODE);
  await waitFor(() => expect(lines()).toHaveLength(1));
  fireEvent.click(screen.getByRole('button', { name: 'More' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Empty the basket' }));
  const dialog = await screen.findByRole('dialog', { name: 'Empty the basket?' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Empty it' }));
  await waitFor(() => expect(lines()).toEqual([]));
});
