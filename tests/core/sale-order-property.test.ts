import { fc, test } from '@fast-check/vitest';
import { afterEach, beforeEach, expect } from 'vitest';
import { sum } from '#domain/money/money.ts';
import type { Basket, BasketLine } from '#domain/sale/basket.ts';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import { roundCash, type Given } from '#domain/sale/tender.ts';
import type { ReturnDocument, SaleDocument } from '#main/channel/document.ts';
import { checkJournal } from '#main/data/journal-check.ts';
import { webLine } from '#tests/domain/receipt/sample-pickup.ts';
import { basketOf } from '#tests/support/basket.ts';
import { changeRules, returnLine, settled, sold } from '#tests/support/desk.ts';
import { givenOf, PLAIN_RULES } from '#tests/support/given.ts';
import { documentsOf, openMugTill } from '#tests/support/mug-till.ts';
import type { TestTill } from '#tests/support/till.ts';
import { lineFor, putPacked } from '#tests/support/web-orders.ts';

let till: TestTill;
let mug: number;

beforeEach(async () => {
  ({ till, mug } = await openMugTill());
});

afterEach(() => till.close());

interface Mix {
  readonly orders: readonly { readonly total: number; readonly paid: number }[];
  /** Pieces sold, and pieces that come back of an earlier sale. */
  readonly pieces: number;
  readonly back: number;
  /** What of it is paid by card, where that is not all. */
  readonly card: number;
  /** The smallest coin. */
  readonly step: number;
}

const mixes: fc.Arbitrary<Mix> = fc.record({
  orders: fc.array(
    fc.record({ total: fc.integer({ min: 1, max: 9999 }), paid: fc.integer({ min: 0, max: 3000 }) }),
    { minLength: 1, maxLength: 3 },
  ),
  pieces: fc.integer({ min: 0, max: 2 }),
  back: fc.integer({ min: 0, max: 2 }),
  card: fc.integer({ min: 0, max: 4000 }),
  step: fc.constantFrom(1, 5, 50),
});

async function orderLines({ orders }: Mix): Promise<BasketLine[]> {
  const lines: BasketLine[] = [];
  for (const { total, paid } of orders) {
    const orderId = till.clock.newId();
    const own = { orderId, code: orderId, total, paid, lines: [webLine({ total })] };
    lines.push(await lineFor(till, await putPacked(till, own)));
  }
  return lines;
}

/** By card as far as said, where coins are left to pay; the rest in cash. */
function paidBy(total: number, card: number, step: number): Given[] {
  const coins = (amount: number): number => roundCash(amount, { step, mode: 'half-up' });
  const byCard = coins(total - card) > 0 ? card : 0;
  const given = [givenOf(byCard, { kind: 'card' }), givenOf(coins(total - byCard))];
  return total === 0 ? [] : given.filter(({ kind, amount }) => kind === 'cash' || amount !== 0);
}

const documents = () => documentsOf(till);

/** What the orders say that a receipt took for them. */
const handedOver = (receiptNumber: string) =>
  documents()
    .flatMap((document) =>
      document.kind === 'pickup' && document.effect?.kind === 'hand-over' ? [document.effect] : [],
    )
    .filter((effect) => effect.receiptNumber === receiptNumber);

const worthOf = (parts: readonly { readonly amount: number }[]): number =>
  sum(parts.map(({ amount }) => amount));

async function mixed(mix: Mix): Promise<Basket> {
  const before = await sold(till, basketOf([{ variantId: mug, price: 1450, pieces: 2 }]));
  const goods = basketOf(mix.pieces === 0 ? [] : [{ variantId: mug, price: 1450, pieces: mix.pieces }]);
  const back = { position: 1, quantity: mix.back * 1000 };
  const returned = mix.back === 0 ? [] : [await returnLine(till, before, back)];
  return { ...goods, lines: [...goods.lines, ...(await orderLines(mix)), ...returned] };
}

/** The document of a sale as the store is told of it, or null. */
function toldOf(saleId: string): SaleDocument | ReturnDocument | null {
  const document = documents().find(({ id }) => id === saleId);
  return document?.kind === 'sale' || document?.kind === 'return' ? document : null;
}

test.prop([mixes], { numRuns: 25 })(
  'whatever is handed over, sold and taken back in one go, orders and the store’s document add up to the receipt',
  async (mix) => {
    await changeRules(till, {
      tenders: { ...PLAIN_RULES, cashRounding: { step: mix.step, mode: 'half-up' } },
    });
    const basket = await mixed(mix);
    const { total } = (await settled(till, basket)).settlement;
    const record = await sold(till, basket, { given: paidBy(total, mix.card, mix.step) });
    const told = toldOf(record.id);
    const parts = handedOver(formatReceiptNumber(record.registerCode, record.number));
    expect(parts).toHaveLength(mix.orders.length);
    expect(sum(parts.map(({ collected }) => collected)) + (told?.total ?? 0)).toBe(record.total);
    expect(parts.map(({ tenders }) => worthOf(tenders))).toEqual(parts.map(({ collected }) => collected));
    expect(told === null).toBe(mix.pieces + mix.back === 0);
    if (told !== null) expect(worthOf(told.tenders)).toBe(told.total + record.rounding);
    expect((await checkJournal(till.db)).broken).toBeNull();
  },
);
