import { fc, test } from '@fast-check/vitest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sum } from '#domain/money/money.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import type { ReturnDocument, SaleDocument } from '#main/channel/document.ts';
import { keptObject } from '#main/data/kept-json.ts';
import { basketOf, miscLine, voucherLine } from '#tests/support/basket.ts';
import { changeRules, returnLine, sold, valueOf, viewed } from '#tests/support/desk.ts';
import { PLAIN_RULES } from '#tests/support/given.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

const PRICES = [999, 1, 333];

let till: TestTill;

async function openShop(): Promise<void> {
  till = await openTestTill();
  addShop(till.sqlite);
  PRICES.forEach((price, index) =>
    addGoods(till.sqlite, { sku: `G${index + 1}`, name: `Goods ${index + 1}`, price }),
  );
}

beforeEach(openShop);
afterEach(() => till.close());

const goods = (variantId: number, pieces = 1) => ({ variantId, price: PRICES[variantId - 1] ?? 0, pieces });

type Paid = SaleDocument | ReturnDocument;

const documents = (): Paid[] =>
  till.sqlite
    .prepare<[], string>('SELECT document FROM outbox ORDER BY rowid')
    .pluck()
    .all()
    .map((text) => keptObject<Paid>(text));

async function lastDocument(): Promise<Paid | undefined> {
  return await Promise.resolve(documents().at(-1));
}

const voided = async (saleId: string): Promise<void> => {
  await valueOf(till.ask('sale.void', { saleId, reason: 'mistake', grants: [] }));
};

async function backOf(
  record: SaleRecord,
  one: Parameters<typeof returnLine>[2],
  beside: readonly ReturnType<typeof goods>[] = [],
): Promise<SaleRecord> {
  const line = await returnLine(till, record, one);
  return await sold(till, { ...basketOf(beside), lines: [...basketOf(beside).lines, line] });
}

const amounts = (paid: Paid): number =>
  sum([...paid.lines.map(({ total }) => total), ...paid.surcharges.map(({ amount }) => amount)]);
const returned = (paid: Paid) => (paid.kind === 'return' ? paid.returned : []);

describe('a document for the store', () => {
  it('says what was due, not what cash was rounded to', async () => {
    await changeRules(till, { tenders: { ...PLAIN_RULES, cashRounding: { step: 5, mode: 'half-up' } } });
    const sale = await sold(till, basketOf([goods(1)]));
    expect([sale.total, sale.rounding]).toEqual([999, 1]);
    expect(await lastDocument()).toMatchObject({ total: 999, tenders: [{ kind: 'cash', amount: 1000 }] });
  });

  it('of a voucher and a misc item has surcharges, and gives the money of them back on the sale', async () => {
    const basket = basketOf([goods(1)]);
    const sale = await sold(till, {
      ...basket,
      lines: [...basket.lines, miscLine(), voucherLine('GIFT-0001', 500)],
    });
    expect(await lastDocument()).toMatchObject({
      total: 1599,
      lines: [{ position: 1 }],
      surcharges: [
        { position: 2, amount: 100, ratePpm: 190_000 },
        { position: 3, amount: 500, ratePpm: 0 },
      ],
    });
    await backOf(sale, { position: 2 });
    expect(await lastDocument()).toMatchObject({
      total: -100,
      returned: [{ variantRemoteId: null, total: 100, origin: { saleId: sale.id, position: 2 } }],
    });
  });

  it('does not speak of a sale that the store never heard of', async () => {
    const misc = await sold(till, { ...basketOf([]), lines: [miscLine()] });
    expect(documents()).toEqual([]);
    await backOf(misc, { position: 1 }, [goods(1)]);
    expect(await lastDocument()).toMatchObject({
      of: 'exchange',
      total: 899,
      returned: [{ origin: null, total: 100 }],
      lines: [{ total: 999 }],
    });
  });

  it('of a voided refund waits for the refund and sells the goods again; what comes back then comes back of that', async () => {
    const sale = await sold(till, basketOf([goods(1, 3)]));
    const refund = await backOf(sale, { position: 1, quantity: 2000 });
    await voided(refund.id);
    const again = await lastDocument();
    expect(again).toMatchObject({
      of: 'void',
      total: 1998,
      returned: [],
      lines: [{ quantity: 2000, total: 1998 }],
    });
    const needs = till.sqlite.prepare('SELECT needs_id FROM outbox_need WHERE outbox_id = ?').pluck();
    expect(needs.all(again?.id)).toEqual([refund.id]);
    const all = await backOf(sale, { position: 1, quantity: 3000 });
    expect(await lastDocument()).toMatchObject({
      id: all.id,
      total: -2997,
      returned: [
        { quantity: 2000, total: 1998, origin: { saleId: again?.id, position: 1 } },
        { quantity: 1000, total: 999, origin: { saleId: sale.id, position: 1 } },
      ],
    });
    expect(new Set(needs.all(all.id))).toEqual(new Set([sale.id, again?.id]));
  });

  it('of a voided refund of damaged goods moves no stock: the store never had them back', async () => {
    const sale = await sold(till, basketOf([goods(1)]));
    const refund = await backOf(sale, { position: 1, condition: 'damaged' });
    await voided(refund.id);
    expect(await lastDocument()).toMatchObject({
      of: 'void',
      total: 999,
      lines: [],
      surcharges: [{ position: 1, name: 'Goods 1', amount: 999, ratePpm: 190_000 }],
    });
  });
});

type Step =
  | {
      readonly kind: 'sell';
      readonly pieces: readonly number[];
      readonly off: number;
      readonly hasMisc: boolean;
    }
  | {
      readonly kind: 'back';
      readonly which: number;
      readonly share: number;
      readonly isDamaged: boolean;
      readonly isExchange: boolean;
    }
  | { readonly kind: 'void' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('sell' as const),
        pieces: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
        off: fc.constantFrom(0, 100, 333_333, 1_000_000),
        hasMisc: fc.boolean(),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('back' as const),
        which: fc.nat(30),
        share: fc.integer({ min: 1, max: 4 }),
        isDamaged: fc.boolean(),
        isExchange: fc.boolean(),
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('void' as const) }) },
  ),
  { minLength: 4, maxLength: 14 },
);

async function take(step: Step, records: SaleRecord[]): Promise<void> {
  if (step.kind === 'void') {
    const last = records.at(-1);
    if (last === undefined || !(await viewed(till, last.id)).mayVoid) return;
    await voided(last.id);
    records.pop();
    return;
  }
  if (step.kind === 'sell') {
    const wanted = step.pieces.flatMap((pieces, index) => (pieces === 0 ? [] : [goods(index + 1, pieces)]));
    const basket = basketOf(wanted);
    const lines = [...basket.lines, ...(step.hasMisc ? [miscLine()] : [])];
    const discount = { reduction: { kind: 'percent', ppm: step.off }, reason: 'x' } as const;
    if (lines.length > 0)
      records.push(await sold(till, { ...basket, lines, discount: step.off === 0 ? null : discount }));
    return;
  }
  await giveBack(step, records);
}

async function giveBack(step: Extract<Step, { kind: 'back' }>, records: SaleRecord[]): Promise<void> {
  const record = records[step.which % Math.max(1, records.length)];
  if (record === undefined) return;
  const { returnable } = await viewed(till, record.id);
  const open = returnable.filter(({ quantity }) => quantity > 0)[step.which % Math.max(1, returnable.length)];
  if (open === undefined) return;
  const quantity = 1000 * Math.max(1, Math.floor(open.quantity / step.share / 1000));
  const condition = step.isDamaged ? 'damaged' : 'restock';
  records.push(
    await backOf(record, { position: open.position, quantity, condition }, step.isExchange ? [goods(1)] : []),
  );
}

/** What a document does to the store's stock, and what its movements here come to. */
function stockOf(paid: Paid): unknown {
  const by = new Map<string, number>();
  const add = (remoteId: string | null, quantity: number): void => {
    if (remoteId !== null) by.set(remoteId, (by.get(remoteId) ?? 0) + quantity);
  };
  for (const line of paid.lines) add(line.variantRemoteId, 0 - line.quantity);
  for (const line of returned(paid))
    if (line.condition === 'restock') add(line.variantRemoteId, line.quantity);
  return Object.fromEntries([...by].filter(([, quantity]) => quantity !== 0));
}

function movedBy(id: string): unknown {
  const rows = till.sqlite
    .prepare<[string], { remote: string; quantity: number }>(
      `SELECT remote_id AS remote, sum(quantity) AS quantity FROM stock_movement
       JOIN variant ON variant.id = variant_id WHERE sale_id = ? GROUP BY 1 HAVING sum(quantity) <> 0`,
    )
    .all(id);
  return Object.fromEntries(rows.map(({ remote, quantity }) => [remote, quantity]));
}

describe('whatever is sold, taken back, exchanged and voided', () => {
  test.prop([steps], { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 25) })(
    'documents add up, move the stock as it was moved here, and never give more back than was sold',
    async (taken) => {
      await till.close();
      await openShop();
      const records: SaleRecord[] = [];
      for (const step of taken) await take(step, records);
      const all = documents();
      const byId = new Map(all.map((paid) => [paid.id, paid]));
      for (const paid of all) {
        expect(amounts(paid) - sum(returned(paid).map(({ total }) => total))).toBe(paid.total);
        expect(stockOf(paid)).toEqual(movedBy(paid.id));
        const back = all.flatMap(returned).filter(({ origin }) => origin?.saleId === paid.id);
        expect(sum(back.map(({ total }) => total))).toBeLessThanOrEqual(amounts(paid));
        for (const { position, quantity } of paid.lines) {
          const pieces = back.filter(({ origin }) => origin?.position === position);
          expect(sum(pieces.map((piece) => piece.quantity))).toBeLessThanOrEqual(quantity);
        }
      }
      for (const { origin } of all.flatMap(returned))
        if (origin !== null) expect(byId.has(origin.saleId)).toBe(true);
      expect(till.bugs).toEqual([]);
    },
    120_000,
  );
});
