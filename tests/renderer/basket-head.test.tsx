import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { goods, lines, ready, total } from './support/counter.ts';
import { choose, closed, fill, openMore, SPRING, withPot } from './support/desk.ts';
import { answersOf } from './support/fake-answers.ts';
import { plainRules } from './support/fake-shop.ts';
import { press, scan } from './support/keys.ts';
import { renderTill } from './support/render-till.tsx';

const spring = { ...goods, rules: { ...plainRules, promotions: [SPRING] } };

function facts(): string[] {
  const list = screen.queryByRole('list', { name: 'About this basket' });
  return list === null
    ? []
    : within(list)
        .getAllByRole('listitem')
        .map((fact) => fact.textContent ?? '');
}

describe('a discount on the whole basket', () => {
  test('is shared by its lines, stands at the top, and leads back to where it is changed', async () => {
    renderTill({ shop: goods });
    await withPot();
    await openMore('Discount');
    await screen.findByRole('dialog', { name: 'Discount on the whole basket' });
    fill('Percent off', '10');
    fill('Reason', 'late delivery');
    choose('Give the discount');
    await waitFor(() => expect(total()).toBe('13.05'));
    expect(facts()).toEqual(['10% off: late delivery']);
    expect(lines()[0]).toContain('Share of the basket discount, late delivery: -1.45');
    fireEvent.click(screen.getByRole('button', { name: '10% off: late delivery' }));
    await screen.findByRole('dialog', { name: 'Discount on the whole basket' });
    choose('No discount');
    await waitFor(() => expect(total()).toBe('14.50'));
    expect(facts()).toEqual([]);
  });

  test.each(['0', '101', '-5', 'ten', '1.23456'])('takes %j for no share', async (typed) => {
    renderTill({ shop: goods });
    await withPot();
    await openMore('Discount');
    const dialog = await screen.findByRole('dialog', { name: 'Discount on the whole basket' });
    fill('Percent off', typed);
    choose('Goodwill');
    expect(within(dialog).getByText(/More than 0, at most 100/)).toBeTruthy();
    expect(within(dialog).getByRole('button', { name: 'Give the discount' })).toHaveProperty(
      'disabled',
      true,
    );
  });
});

describe('a coupon', () => {
  test('is typed in any case, shows what it gives, and comes off again', async () => {
    renderTill({ shop: spring });
    await withPot();
    await openMore('Coupon code');
    await screen.findByRole('dialog', { name: 'Coupon code' });
    fill('Code', ' spring 10 ');
    choose('Take the coupon');
    await waitFor(() => expect(facts()).toEqual(['Coupon SPRING10: -1.45']));
    expect(lines()[0]).toContain('Spring: -1.45');
    fireEvent.click(screen.getByRole('button', { name: 'Take coupon SPRING10 off' }));
    await waitFor(() => expect(total()).toBe('14.50'));
  });

  test('that no promotion knows is refused in words', async () => {
    renderTill({ shop: spring });
    await withPot();
    await openMore('Coupon code');
    const dialog = await screen.findByRole('dialog', { name: 'Coupon code' });
    fill('Code', 'WINTER');
    choose('Take the coupon');
    expect(await within(dialog).findByText('No promotion of this shop knows this code.')).toBeTruthy();
    expect(facts()).toEqual([]);
  });

  test('that gives nothing now says so', async () => {
    const later = { ...SPRING, validity: { ...SPRING.validity, from: Date.UTC(2999, 0) } };
    renderTill({ shop: { ...goods, rules: { ...plainRules, promotions: [later] } } });
    await withPot();
    scan('SPRING10');
    await waitFor(() => expect(facts()).toEqual(['Coupon SPRING10 gives nothing now']));
  });

  test('is scanned like goods', async () => {
    const { bridge } = renderTill({ shop: spring });
    await withPot();
    const asked = bridge.inputsOf('catalog.byCode').length;
    scan('SPRING10');
    await waitFor(() => expect(total()).toBe('13.05'));
    expect(await screen.findByText('Coupon SPRING10 is on the basket')).toBeTruthy();
    expect(bridge.inputsOf('catalog.byCode')).toHaveLength(asked);
  });
});

test('freedom from tax has a reason and a number, and shows', async () => {
  renderTill({ shop: goods });
  await withPot();
  await openMore('Free of tax');
  const dialog = await screen.findByRole('dialog', { name: 'Free of tax' });
  fill('Reason', 'Embassy');
  expect(within(dialog).getByRole('button', { name: 'Sell free of tax' })).toHaveProperty('disabled', true);
  fill('Number of the proof', 'D-77');
  choose('Sell free of tax');
  await waitFor(() => expect(total()).toBe('12.18'));
  expect(facts()).toEqual(['Free of tax: Embassy, D-77']);
  fireEvent.click(screen.getByRole('button', { name: 'Free of tax: Embassy, D-77' }));
  await screen.findByRole('dialog', { name: 'Free of tax' });
  choose('With tax again');
  await waitFor(() => expect(total()).toBe('14.50'));
});

test('a note stands at the basket', async () => {
  const { shop } = renderTill({ shop: goods });
  await withPot();
  await openMore('Note');
  await screen.findByRole('dialog', { name: 'Note' });
  fill('Note on the receipt', 'call when ready');
  choose('Take the note');
  await closed();
  expect(facts()).toEqual(['Note: call when ready']);
  await waitFor(() => expect(shop.open.at(-1)?.note).toBe('call when ready'));
});

describe('something that the catalog does not have', () => {
  test('is rung up with a name, a price and how it is taxed', async () => {
    const { shop } = renderTill({ shop: goods });
    await ready();
    press('F8');
    await screen.findByRole('dialog', { name: 'Something else' });
    fill('Price', '7,5');
    fill('What it is', 'Gift wrap');
    choose('Ring it up');
    await waitFor(() => expect(lines()).toEqual(['1× Gift wrap 7.50']));
    await waitFor(() => expect(shop.open.at(-1)?.lines[0]).toMatchObject({ kind: 'misc', taxCategoryId: 1 }));
  });

  test('has a name of its own where none was typed', async () => {
    renderTill({ shop: goods });
    await ready();
    press('F8');
    await screen.findByRole('dialog', { name: 'Something else' });
    fill('Price', '2');
    fireEvent.submit(within(screen.getByRole('dialog')).getByLabelText('Price'));
    await waitFor(() => expect(lines()).toEqual(['1× Other goods 2.00']));
  });

  test('takes no price that a till can’t count', async () => {
    renderTill({ shop: goods });
    await ready();
    press('F8');
    const dialog = await screen.findByRole('dialog', { name: 'Something else' });
    fill('Price', '9999999999999');
    expect(within(dialog).getByText('This is no amount that a till can count.')).toBeTruthy();
    expect(within(dialog).getByRole('button', { name: 'Ring it up' })).toHaveProperty('disabled', true);
  });
});

describe('a gift voucher', () => {
  test('is sold for its value, with a code made for it, and bears no tax', async () => {
    renderTill({ shop: goods });
    await ready();
    await openMore('Gift voucher');
    const dialog = await screen.findByRole('dialog', { name: 'Sell a gift voucher' });
    await waitFor(() => expect(within(dialog).getByLabelText('Code')).toHaveProperty('value', 'GIFT-000001'));
    fill('Value', '25');
    choose('Ring it up');
    await waitFor(() => expect(lines()).toEqual(['1× Gift voucher GIFT-000001 25.00']));
    expect(screen.queryByText(/^Tax/)).toBeNull();
  });

  async function scanCard(): Promise<HTMLElement> {
    await openMore('Gift voucher');
    const dialog = await screen.findByRole('dialog', { name: 'Sell a gift voucher' });
    await waitFor(() => expect(within(dialog).getByLabelText('Code')).not.toHaveProperty('value', ''));
    scan('CARD-4711');
    await waitFor(() => expect(within(dialog).getByLabelText('Code')).toHaveProperty('value', 'CARD-4711'));
    fill('Value', '10');
    return dialog;
  }

  test('takes the code of a printed card, once', async () => {
    renderTill({ shop: goods });
    await ready();
    await scanCard();
    choose('Ring it up');
    await closed();
    const again = await scanCard();
    expect(within(again).getByText('This code is in the basket already.')).toBeTruthy();
    expect(within(again).getByRole('button', { name: 'Ring it up' })).toHaveProperty('disabled', true);
  });
});

describe('what stands in the way', () => {
  test('of prices is said, with a way to try again', async () => {
    let isBroken = true;
    renderTill({
      shop: goods,
      answers: (shop) => ({
        sale: {
          ...answersOf(shop).sale,
          rules: () => {
            if (isBroken) throw new Refusal('internal');
            return shop.rules;
          },
        },
      }),
    });
    await ready();
    const alert = await screen.findByText('Prices can’t be worked out');
    expect(screen.getByRole('button', { name: 'Pay' })).toHaveProperty('disabled', true);
    isBroken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(alert.isConnected).toBe(false));
  });

  test('of paying without a shift is said while goods are rung up', async () => {
    renderTill({ shop: { ...goods, shift: null } });
    await withPot();
    expect(await screen.findByText('No shift is open')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Open a shift' })).toBeTruthy();
  });
});
