import { Refusal } from '#contract/errors.ts';
import type { InputOf } from '#contract/procedure.ts';
import type { CommittedSale, sale, SaleSummary } from '#contract/sale.ts';
import { settle } from '#domain/sale/settle.ts';
import type { Basket } from '#domain/sale/basket.ts';
import type { Answers } from './bridge.ts';
import { KNOWN_AT, type FakeShop } from './fake-shop.ts';

export function basketAnswers(shop: FakeShop): NonNullable<Answers['basket']> {
  const letGo = (basketId: string): void => {
    shop.open = shop.open.filter((basket) => basket.id !== basketId);
  };
  return {
    open: () => ({
      baskets: [...shop.open],
      activeId: shop.open.at(-1)?.id ?? null,
      unreadable: shop.unreadable,
    }),
    keep: ({ basket }) => {
      letGo(basket.id);
      if (basket.lines.length > 0 && !shop.committed.has(basket.id)) shop.open.push(basket);
      return {};
    },
    discard: ({ basketId }) => {
      letGo(basketId);
      shop.parked = shop.parked.filter(({ about }) => about.basketId !== basketId);
      return {};
    },
    park: ({ basket, name, note }) => {
      if (basket.lines.length === 0) throw new Refusal('basket-empty');
      letGo(basket.id);
      shop.parked.push({ basket, about: parkedAs(basket, name, note) });
      return {};
    },
    parked: () => ({ baskets: shop.parked.map(({ about }) => about) }),
    recall: ({ basketId }) => {
      const parked = shop.parked.find(({ about }) => about.basketId === basketId);
      if (parked === undefined) throw new Refusal('basket-unknown');
      shop.parked = shop.parked.filter((one) => one !== parked);
      shop.open.push(parked.basket);
      return { basket: parked.basket };
    },
  };
}

function parkedAs(basket: Basket, name: string, note: string) {
  const firstLine = basket.lines.at(0)?.name ?? '';
  return {
    basketId: basket.id,
    name,
    note,
    by: 'Mira',
    since: KNOWN_AT,
    lines: basket.lines.length,
    firstLine,
  };
}

export function saleAnswers(shop: FakeShop): NonNullable<Answers['sale']> {
  return {
    rules: () => shop.rules,
    commit: (input) => commit(shop, input),
    recent: ({ text, limit, before }) => ({
      sales: shop.sales
        .filter((one) => one.receiptNumber.includes(text) && (before === null || one.soldAt < before))
        .slice(0, limit),
    }),
    view: ({ saleId }) => {
      const record = shop.records.get(saleId);
      if (record === undefined) throw new Refusal('sale-unknown');
      const returnable = record.lines.map(({ position, quantity, total, taxes }) => ({
        position,
        quantity,
        credit: { total, taxes },
      }));
      return { record, returnable, returns: [], mayVoid: record.kind === 'sale' };
    },
    credit: ({ saleId, position, quantity }) => {
      const line = shop.records.get(saleId)?.lines.find((one) => one.position === position);
      if (line === undefined) throw new Refusal('sale-unknown');
      if (quantity > line.quantity) throw new Refusal('more-than-sold', { name: line.name });
      return { total: Math.round((line.total * quantity) / line.quantity), taxes: line.taxes };
    },
    refundTenders: ({ amount }) => ({
      given: [{ kind: 'cash', name: '', amount: -amount, reference: '', currency: null }],
      cash: { before: 0, left: amount, held: amount },
    }),
    void: ({ saleId }) => {
      const sold = shop.committed.get(saleId);
      if (sold === undefined) throw new Refusal('sale-unknown');
      return { ...sold, kind: 'void', total: -sold.total, given: 0, change: 0, repeated: false };
    },
  };
}

function commit(shop: FakeShop, { basket, settledAt, given }: InputOf<typeof sale.commit>): CommittedSale {
  const before = shop.committed.get(basket.id);
  if (before !== undefined) return { ...before, repeated: true };
  if (shop.shift === null) throw new Refusal('no-shift');
  const { total } = settle(basket, shop.rules, { at: settledAt, utcOffsetMinutes: 0 });
  const handedOver = given.reduce((all, { amount }) => all + amount, 0);
  const receiptNumber = `R1-${String(shop.committed.size + 1).padStart(6, '0')}`;
  const head = { saleId: basket.id, kind: 'sale', receiptNumber, total } as const;
  const paid = { rounding: 0, given: handedOver, change: handedOver - total, repeated: false };
  shop.committed.set(basket.id, { ...head, ...paid });
  shop.open = shop.open.filter((one) => one.id !== basket.id);
  const summary: SaleSummary = {
    ...head,
    soldAt: KNOWN_AT,
    pieces: basket.lines.reduce((all, line) => all + line.quantity / 1000, 0),
    customerName: basket.customer?.name ?? '',
    isVoided: false,
    delivery: 'waiting',
    paper: 'none',
  };
  shop.sales = [summary, ...shop.sales];
  return { ...head, ...paid };
}

export function accountAnswers(shop: FakeShop): NonNullable<Answers['account']> {
  return {
    voucher: ({ code }) => {
      const balance = shop.vouchers.get(code);
      if (balance === undefined) throw new Refusal('account-unknown', { code });
      return { code, balance };
    },
    newVoucher: () => ({ code: `GIFT-${String(shop.vouchers.size + 1).padStart(6, '0')}` }),
    ofCustomer: ({ customerId }) => ({
      credit: 0,
      owed: 0,
      mayPayLater: shop.customers.some((one) => one.customerId === customerId && one.mayPayLater),
    }),
  };
}

export function customerAnswers(shop: FakeShop): NonNullable<Answers['customer']> {
  return {
    search: ({ text, limit }) => {
      const wanted = text.trim().toLowerCase();
      const hits = shop.customers.filter(({ name, phone, mail, card }) =>
        [name, phone, mail, card].some((field) => field.toLowerCase().includes(wanted)),
      );
      return { customers: hits.slice(0, limit) };
    },
    view: ({ customerId }) => {
      const customer = shop.customers.find((one) => one.customerId === customerId);
      if (customer === undefined) throw new Refusal('customer-unknown');
      return { customer, credit: 0, owed: 0, sales: [] };
    },
    save: ({ customer }) => {
      const others = shop.customers.filter((one) => one.customerId !== customer.customerId);
      const holder = others.find((one) => customer.card !== '' && one.card === customer.card);
      if (holder !== undefined) throw new Refusal('card-taken', { name: holder.name });
      shop.customers = [...others, customer];
      return {};
    },
  };
}
