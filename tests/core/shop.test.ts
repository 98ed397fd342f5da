import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shop, type AllShopRules } from '#contract/shop.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;

afterEach(() => till.close());

async function open(kind: 'sample' | 'vendure'): Promise<void> {
  till = await openTestTill();
  addShop(till.sqlite, kind);
  addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1450, ratePpm: 190_000 });
}

async function rules(): Promise<AllShopRules> {
  const reply = await till.ask('shop.rules', {});
  if (!reply.ok) throw new Error(reply.error.code);
  return shop.rules.output.parse(reply.value);
}

describe("the shop's rules", () => {
  beforeEach(() => open('sample'));

  it('begin with prices with tax and the one rate of each category', async () => {
    const { rules: first, categories, name } = await rules();
    expect(first).toMatchObject({ pricesIncludeTax: true, taxRounding: 'document' });
    expect(name).toBe('Corner Shop');
    expect(categories).toMatchObject([
      { rates: [{ name: '', ratePpm: 190_000, isCompound: false }], charges: [] },
    ]);
  });

  it('are kept as a manager gave them, and the journal tells what held before', async () => {
    const before = await rules();
    const after: AllShopRules = {
      ...before,
      name: 'Corner & Sons',
      rules: {
        ...before.rules,
        pricesIncludeTax: false,
        tenders: { ...before.rules.tenders, cashRounding: { step: 5, mode: 'half-even' } },
        receipt: { head: ['Hello'], foot: [], logo: 'data:image/png;base64,iVBORw0KGgo=' },
      },
      categories: before.categories.map((category) => ({
        ...category,
        charges: [{ name: 'Deposit', perUnit: 25, isIncluded: false, isTaxed: false }],
      })),
      barcodes: [
        {
          prefix: '21',
          kind: 'weight',
          itemDigits: 5,
          valueDigits: 5,
          valueDecimals: 3,
          hasValueCheck: false,
        },
      ],
    };
    expect(await till.ask('shop.changeRules', after)).toEqual({ ok: true, value: {} });
    expect(await rules()).toEqual(after);
    const payload = String(
      till.sqlite.prepare('SELECT payload FROM journal ORDER BY seq DESC').pluck().get(),
    );
    expect(JSON.parse(payload)).toMatchObject({
      before: { name: 'Corner Shop' },
      after: { name: 'Corner & Sons', rules: { receipt: { logo: '' } } },
    });
  });

  it('let a new rate of the store through where the shop said nothing of a category', async () => {
    await till.ask('shop.changeRules', await rules());
    till.sqlite.exec('UPDATE tax_category SET rate_ppm = 160000');
    expect((await rules()).categories).toMatchObject([{ rates: [{ ratePpm: 160_000 }] }]);
  });
});

describe('a shop joined to a store', () => {
  it('has prices with tax', async () => {
    await open('vendure');
    const given = await rules();
    const net = { ...given, rules: { ...given.rules, pricesIncludeTax: false } };
    expect(await till.ask('shop.changeRules', net)).toMatchObject({ error: { code: 'prices-of-store' } });
  });
});
