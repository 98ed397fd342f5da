import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { BONSAI, goods, lines, POT_CODE, ready, SOIL, SOIL_CODE, total } from './support/counter.ts';
import { press, scan, type } from './support/keys.ts';
import { renderTill } from './support/render-till.tsx';

const PRICED = '2000003005003';
const WEIGHED = '2100003004820';
const OLD = '0104006381333931';

const shop = {
  ...goods,
  codes: new Map([...(goods.codes ?? []), [PRICED, [3]], [WEIGHED, [3]], [OLD, [1]]]),
  said: new Map<string, object>([
    [PRICED, { measure: { kind: 'price', total: 500 } }],
    [WEIGHED, { measure: { kind: 'weight', quantity: 482 } }],
    [OLD, { expiresOn: '2020-01-31' }],
  ]),
};

describe('a label with a measure inside', () => {
  test('that states a price makes a line at that price, with the weight that it means', async () => {
    renderTill({ shop });
    await ready();
    scan(PRICED);
    await waitFor(() =>
      expect(lines()).toEqual(['2.778 Potting soil 5.00 2.778 kg at 1.80Price from the label']),
    );
    expect(screen.queryByRole('button', { name: 'One more' })).toBeNull();
  });

  test('scanned twice makes two lines: each label is a piece of its own', async () => {
    renderTill({ shop });
    await ready();
    scan(PRICED);
    scan(PRICED);
    await waitFor(() => expect(lines()).toHaveLength(2));
    expect(total()).toBe('10.00');
  });

  test('that states a weight asks for none', async () => {
    renderTill({ shop });
    await ready();
    scan(WEIGHED);
    await waitFor(() => expect(lines()).toEqual(['0.482 Potting soil 0.87 0.482 kg at 1.80']));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('of goods that have expired rings them up and warns', async () => {
    renderTill({ shop });
    await ready();
    scan(OLD);
    await waitFor(() => expect(lines()).toEqual(['1× Clay pot, 22 cm 14.50']));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Clay pot, 22 cm expired on Jan 31, 2020',
    );
  });
});

describe('a quantity typed before', () => {
  test('belongs to the next scan, and only to that', async () => {
    renderTill({ shop });
    await ready();
    type('3*');
    const field = screen.getByRole('searchbox');
    await waitFor(() => expect(field).toHaveProperty('value', '3*'));
    scan(POT_CODE);
    await waitFor(() => expect(lines()).toEqual(['3× Clay pot, 22 cm 43.50 3 at 14.50']));
    await waitFor(() => expect(field).toHaveProperty('value', ''));
    scan(POT_CODE);
    await waitFor(() => expect(lines()).toEqual(['4× Clay pot, 22 cm 58.00 4 at 14.50']));
  });

  test('belongs to what is touched next', async () => {
    renderTill({ shop });
    await ready();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '12x' } });
    fireEvent.click(screen.getByRole('button', { name: /^Bonsai/ }));
    await waitFor(() => expect(lines()[0]).toContain('12× Bonsai, 6 years'));
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveProperty('value', ''));
  });

  test('goes with the name that is searched for', async () => {
    const { bridge } = renderTill({ shop });
    await ready();
    const field = screen.getByRole('searchbox');
    field.focus();
    type('2*bon');
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Clay pot/ })).toBeNull());
    expect(bridge.inputsOf('catalog.search')).toContainEqual(expect.objectContaining({ text: 'bon' }));
    press('Enter');
    await waitFor(() => expect(lines()[0]).toContain('2× Bonsai, 6 years'));
  });

  test('saves the question for a weight', async () => {
    renderTill({ shop });
    await ready();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '0,35*' } });
    scan(SOIL_CODE);
    await waitFor(() => expect(lines()).toEqual(['0.350 Potting soil 0.63 0.350 kg at 1.80']));
  });

  test('asks again where half a piece was typed', async () => {
    renderTill({ shop });
    await ready();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '1.5*' } });
    scan(POT_CODE);
    const dialog = await screen.findByRole('dialog', { name: 'Clay pot, 22 cm' });
    expect(within(dialog).getByLabelText('How many?')).toBeTruthy();
  });
});

test('more lines than a basket takes are refused in words', async () => {
  const { till } = renderTill({ shop });
  await ready();
  for (let nth = 0; nth < 500; nth += 1) {
    till.counter.ringUp(SOIL, { quantity: null, total: 100 + nth, code: '', expiredOn: null });
  }
  scan(POT_CODE);
  expect((await screen.findByRole('alert')).textContent).toContain('A basket takes 500 lines');
  expect(till.counter.store.getState().baskets[0]?.lines).toHaveLength(500);
});

test('more money than a till can count is refused in words', async () => {
  const { till } = renderTill({ shop });
  await ready();
  till.counter.ringUp({ ...BONSAI, price: 99_999_999_999 });
  await waitFor(() => expect(lines()).toHaveLength(1));
  till.counter.ringUp({ ...BONSAI, price: 99_999_999_999 });
  expect((await screen.findByRole('alert')).textContent).toContain('more than a till can count');
  expect(total()).toBe('999,999,999.99');
});
