import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import type { PickupCard } from '#contract/pickup.ts';
import { emptyBasket, type OrderLine } from '#domain/sale/basket.ts';
import { basketFor } from '#renderer/app/hand-over.ts';
import type { Till } from '#renderer/app/till.ts';
import { packedPickup, webLine, webOrder } from '#tests/domain/receipt/sample-pickup.ts';
import { orderLine } from '#tests/support/basket.ts';
import { goods, lines, POT_CODE, ready, total } from './support/counter.ts';
import { answersOf } from './support/fake-answers.ts';
import { press, scan } from './support/keys.ts';
import { renderTill } from './support/render-till.tsx';

const BASKET_ID = '0192f5a8-0000-7000-8000-00000000b001';
const MADE_ID = '0192f5a8-0000-7000-8000-00000000b002';

const card: PickupCard = {
  orderId: 'o1',
  code: 'T3X9',
  customerName: 'Mira Huber',
  stage: 'packed',
  placedAt: 0,
  dueAt: 0,
  readyAt: null,
  wanted: 2000,
  done: 2000,
  lines: 1,
  bags: 2,
  place: 'Shelf A3',
  currency: 'EUR',
  total: 2000,
  due: 2000,
  picker: '',
  openOffers: 0,
  questions: 0,
  reminders: 0,
  hasNote: false,
  isRefused: false,
  isNews: false,
};

/** Opens a basket with an order in it, as the pickup desk does. */
async function withOrder(till: Till, change: Partial<OrderLine> = {}): Promise<void> {
  await ready();
  act(() => till.counter.openTab({ ...emptyBasket(BASKET_ID, 'EUR'), lines: [orderLine(change)] }));
  await waitFor(() => expect(lines()).toHaveLength(1));
}

test('an order to hand over says whose it is and what is to be paid', async () => {
  const { till } = renderTill({ shop: goods });
  await withOrder(till);
  expect(lines()).toEqual(['1× Order T3X9 11.90 for Mira Huber']);
  expect(total()).toBe('11.90');
});

test('an order names who collects it for somebody else', async () => {
  const { till } = renderTill({ shop: goods });
  const handOver = { proof: 'name', collector: 'Jon', isChecked: true, signature: null } as const;
  await withOrder(till, { handOver });
  expect(lines()).toEqual(['1× Order T3X9 11.90 for Mira Huber, collected by Jon']);
});

test('an order keeps its quantity and price; goods go in beside it, and it can be removed', async () => {
  const { till } = renderTill({ shop: goods });
  await withOrder(till);
  press('F2');
  const dialog = await screen.findByRole('dialog', { name: 'Order T3X9' });
  expect(within(dialog).queryByLabelText('How many?')).toBeNull();
  expect(within(dialog).queryByRole('button', { name: 'Another price' })).toBeNull();
  expect(within(dialog).queryByRole('button', { name: 'Discount' })).toBeNull();
  expect(within(dialog).getByText(/stays at the pickup desk/)).toBeTruthy();
  press('Escape');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  press('+');
  expect(total()).toBe('11.90');
  scan(POT_CODE);
  await waitFor(() => expect(total()).toBe('26.40'));
  fireEvent.click(screen.getByRole('button', { name: /Order T3X9/, pressed: false }));
  fireEvent.click(screen.getByRole('button', { name: 'Remove Order T3X9' }));
  await waitFor(() => expect(total()).toBe('14.50'));
});

test('why an order costs that: what is due, and the tax in it', async () => {
  const { till } = renderTill({ shop: goods });
  await withOrder(till);
  press('F4');
  const sheet = await screen.findByRole('dialog', { name: /11\.90/ });
  expect(within(sheet).getByRole('row', { name: 'To pay for order T3X9 11.90' })).toBeTruthy();
  expect(within(sheet).getByRole('list').textContent).toContain('1.90');
});

test('an order to hand over is in one basket only, with what was shown last', () => {
  const [first, other] = [orderLine(), orderLine({ orderId: 'o2' })];
  const made = basketFor(first, [], 'EUR');
  expect(made.lines).toEqual([first]);
  const beside = { ...basketFor(other, [made], 'EUR'), id: BASKET_ID };
  expect(beside.lines).toEqual([other]);
  const full = { ...beside, lines: [other, first] };
  const again = orderLine({ customerName: 'Jon' });
  expect(basketFor(again, [emptyBasket(MADE_ID, 'EUR'), full], 'EUR')).toEqual({
    ...full,
    lines: [other, again],
  });
});

test('where another amount is due by now the new one can be taken', async () => {
  const order = webOrder({ lines: [webLine({ total: 2000 })], total: 2000 });
  const detail = {
    order,
    pickup: packedPickup(order),
    card,
    goods: [],
    story: [],
    taken: { handedOver: null, inVain: [] },
    isHere: true,
    isReleasable: false,
  };
  const { till, bridge } = renderTill({
    shop: goods,
    answers: (shop) => ({
      pickup: { order: () => detail },
      sale: {
        ...answersOf(shop).sale,
        commit: () => {
          throw new Refusal('price-changed', { name: 'Order T3X9' });
        },
      },
    }),
  });
  await withOrder(till);
  press('F9');
  const dialog = await screen.findByRole('dialog', { name: 'Pay' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Exact 11.90' }));
  const alert = await within(dialog).findByRole('alert');
  fireEvent.click(within(alert).getByRole('button', { name: 'Take the new prices' }));
  expect(await within(dialog).findByText(/It was 11\.90 before/)).toBeTruthy();
  expect(bridge.inputsOf('pickup.order')).toEqual([{ orderId: 'o1' }]);
  expect(till.counter.store.getState().baskets[0]?.lines).toMatchObject([
    { unitPrice: 2000, due: { total: 2000, taxes: [{ ratePpm: 190_000, tax: 319 }] } },
  ]);
});
