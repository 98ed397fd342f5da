import { describe, expect, test } from 'vitest';
import { connectorContract } from './connector-contract.ts';
import { describeVendure } from './vendure-own.ts';
import { expectVendure, openVendure, type VendureSubject } from './vendure-subject.ts';
import { describeVendurePromotions } from './vendure-promotions.ts';
import { postMemory } from '#tests/support/post-memory.ts';

connectorContract(
  'Vendure that knows nothing of tills',
  expectVendure(false, {
    deletions: 'sweep',
    stock: 'sweep',
    saleOnce: 'look',
    priceAsSold: false,
    locations: false,
    returns: true,
    stockWrite: 'compared',
    pickup: 'effects',
    notices: false,
    holdBack: false,
    push: false,
    weaknesses: [
      'sale-not-atomic',
      'double-payment-possible',
      'price-of-the-moment',
      'promotions-apply',
      'location-not-chosen',
      'stock-by-sweep',
      'stock-by-absolute-write',
      'no-barcodes',
      'pickup-not-shared',
      'no-notices',
    ],
  }),
  {
    open: () => openVendure(false),
    more: (subject) => {
      describeVendure(subject);
      describeWeaknesses(subject);
      describeVendurePromotions(subject);
    },
  },
);

function describeWeaknesses(subject: () => VendureSubject): void {
  test('is checked though some of its questions get lost, and only a line that carries nothing is none', async () => {
    const { connect, proxy } = subject();
    const connector = connect({});
    expect(await connector.check()).toMatchObject({ kind: 'read' });
    proxy.plan((_, body) => (/taxRates|updateProductVariants/.test(body) ? 'lostRequest' : null));
    expect(await connector.check()).toMatchObject({ kind: 'read', value: { missingRights: [] } });
    proxy.plan(() => 'lostRequest');
    expect(await connector.check()).toMatchObject({ kind: 'later' });
    proxy.plan(null);
  });

  describe('its weaknesses', () => {
    test('stop a sale before it counts, when the price has changed meanwhile', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [variant] = takeGoods(1);
      if (variant === undefined) throw new Error('no goods');
      const sale = saleOf({ variant, pieces: 2 });
      const before = await witness.stock(variant.id);
      await witness.setPrice(variant.id, 1);
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'total-differs',
      });
      expect(await witness.stock(variant.id)).toEqual(before);
      expect(await witness.paidAs(sale.id)).toEqual([]);
    });

    test('stop a sale before it counts, when something is in it that is no goods of the store', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [variant] = takeGoods(1);
      if (variant === undefined) throw new Error('no goods');
      const sale = saleOf({ variant, pieces: 1 });
      const surcharges = [{ position: 2, name: 'Gift wrap', amount: 250, ratePpm: 190_000 }];
      const outcome = await connector.post({ ...sale, total: sale.total + 250, surcharges }, postMemory());
      expect(outcome).toMatchObject({ kind: 'refused', code: 'other' });
      expect(outcome.kind === 'refused' && outcome.message).toContain('Gift wrap');
      expect(await witness.paidAs(sale.id)).toEqual([]);
    });

    test('stop a sale without any goods of the catalog, and say of what the store knows nothing', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [variant] = takeGoods(1);
      if (variant === undefined) throw new Error('no goods');
      const { lines: _, ...sale } = saleOf({ variant, pieces: 1 });
      const surcharges = [{ position: 1, name: '2 × Mug', amount: sale.total, ratePpm: 190_000 }];
      expect(await connector.post({ ...sale, lines: [], surcharges }, postMemory())).toEqual({
        kind: 'refused',
        code: 'other',
        message: 'As long as this store has no plugin it takes only goods of its catalog, not: 2 × Mug.',
      });
      expect(await witness.paidAs(sale.id)).toEqual([]);
    });

    test('stop a sale before it counts, when prices without tax round apart', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [variant] = takeGoods(1);
      if (variant === undefined) throw new Error('no goods');
      await witness.setPricesIncludeTax(false);
      const check = await connector.check();
      expect(check.kind === 'read' && check.value.capabilities.weaknesses).toContain(
        'net-prices-round-apart',
      );
      await witness.setPrice(variant.id, 1999);
      // 19.99 and 20 % are 23.99; three of them are 71.97 at the till, but 71.96 in the store.
      const sale = saleOf({ variant, pieces: 3, price: 2399 });
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'total-differs',
      });
      await witness.setPricesIncludeTax(true);
      expect(await witness.paidAs(sale.id)).toEqual([]);
    });

    test('stop a sale before it counts, when the web shop gives a discount on it', async () => {
      const { connector, witness, saleOf, takeGoods } = subject();
      const [variant] = takeGoods(1);
      if (variant === undefined) throw new Error('no goods');
      const stop = await witness.discountAll(50);
      const sale = saleOf({ variant, pieces: 2 });
      expect(await connector.post(sale, postMemory())).toMatchObject({
        kind: 'refused',
        code: 'total-differs',
      });
      await stop();
      expect(await witness.paidAs(sale.id)).toEqual([]);
      const after = await connector.post(sale, postMemory());
      expect(after).toMatchObject({ kind: 'done', value: { total: sale.total } });
    });
  });
}
