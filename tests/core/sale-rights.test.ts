import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { Basket } from '#domain/sale/basket.ts';
import type { Right, Role } from '#domain/party/role.ts';
import type { Actor } from '#main/core/context.ts';
import { insertGrant } from '#main/data/grant.ts';
import { basketOf } from '#tests/support/basket.ts';
import { freeReturn, pay, returnLine, sold } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

const BOSS = '0192f0c1-0000-7000-8000-00000000000b';

let till: TestTill;
let mug: number;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  mug = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1000 });
  till.sqlite.exec(
    `INSERT INTO staff (id, name, role_id, pin_hash, created_at) VALUES ('${BOSS}', 'Mira', 'owner', 'x', 1)`,
  );
});

afterEach(() => till.close());

/** A clerk with these rights beside selling, and these limits. */
function clerk(rights: readonly Right[], limits: Partial<Role> = {}): Actor {
  const permissions: readonly Right[] = ['sale.make', 'sale.read', ...rights];
  const role = { id: 'clerk', name: '', permissions, discountPpm: 100_000, freeRefund: 1500, ...limits };
  return { staffId: null, name: 'Noor', role };
}

async function grant(permission: Right, amount: number, subject: string): Promise<string> {
  const id = v7();
  const given = {
    id,
    permission,
    amount,
    subject,
    reason: 'asked',
    grantedBy: BOSS,
    grantedAt: till.clock.at,
  };
  await till.db.transaction().execute((tx) => insertGrant(tx, given));
  return id;
}

const unused = (): unknown =>
  till.sqlite.prepare('SELECT count(*) FROM override_grant WHERE used_at IS NULL').pluck().get();
const mugs = (pieces = 1) => ({ variantId: mug, price: 1000, pieces });
const percent = (ppm: number) => ({ reduction: { kind: 'percent', ppm } as const, reason: 'regular' });
const needed = (permission: string, amount: number) => ({
  error: { code: 'override-needed', details: { permission, amount } },
});

/** What of a role decides, with the refusal for who may not. */
const CASES: readonly [string, Right, () => Promise<Basket> | Basket, number][] = [
  ['goods back by receipt', 'sale.refund', back, 2000],
  [
    'goods back without',
    'sale.refund-free',
    () => ({ ...basketOf([]), lines: [freeReturn({ unitPrice: 1500 })] }),
    1500,
  ],
  [
    'another price',
    'sale.price',
    () => basketOf([{ ...mugs(3), override: { unitPrice: 900, reason: 'x' } }]),
    300,
  ],
  [
    'a higher price',
    'sale.price',
    () => basketOf([{ ...mugs(), override: { unitPrice: 1100, reason: 'x' } }]),
    0,
  ],
  [
    'no tax',
    'sale.exempt',
    () => basketOf([mugs(3)], { exemption: { reason: 'embassy', number: 'X1' } }),
    479,
  ],
  ['a discount on a line', 'sale.discount', () => basketOf([{ ...mugs(), discount: percent(100_000) }]), 100],
  ['a discount on all', 'sale.discount', () => basketOf([mugs(3)], { discount: percent(50_000) }), 150],
];

async function back(): Promise<Basket> {
  const sale = await sold(till, basketOf([mugs(2)]));
  return { ...basketOf([]), lines: [await returnLine(till, sale, { position: 1 })] };
}

describe.each(CASES)('%s', (_, permission, basketOfIt, amount) => {
  it('is done by who may', async () => {
    expect(await pay(till, await basketOfIt(), { actor: clerk([permission]) })).toMatchObject({ ok: true });
  });

  it('is refused to who may not, with what they need', async () => {
    expect(await pay(till, await basketOfIt(), { actor: clerk([]) })).toMatchObject(
      needed(permission, amount),
    );
  });

  it('is done once with a grant for this basket that covers it', async () => {
    const basket = await basketOfIt();
    const grants = [await grant(permission, amount, basket.id)];
    const actor = clerk([]);
    expect(await pay(till, { ...basket, grants }, { actor })).toMatchObject({ ok: true });
    expect(unused()).toBe(0);
    const other = { ...(await basketOfIt()), grants };
    expect(await pay(till, other, { actor })).toMatchObject(needed(permission, amount));
  });
});

describe('a grant', () => {
  it('does not serve another basket, another right, a greater amount, or a second time', async () => {
    const basket = basketOf([{ ...mugs(), override: { unitPrice: 400, reason: 'x' } }]);
    const grants = [
      await grant('sale.price', 600, v7()),
      await grant('sale.discount', 600, basket.id),
      await grant('sale.price', 599, basket.id),
    ];
    const actor = clerk([]);
    expect(await pay(till, { ...basket, grants }, { actor })).toMatchObject(needed('sale.price', 600));
    expect(unused()).toBe(3);
    const more = [...grants, await grant('sale.price', 1, basket.id)];
    expect(await pay(till, { ...basket, grants: more }, { actor })).toMatchObject({ ok: true });
    expect(unused()).toBe(2);
  });

  it('is none after twelve hours, or when whoever gave it has left', async () => {
    const basket = basketOf([{ ...mugs(), override: { unitPrice: 400, reason: 'x' } }]);
    const grants = [await grant('sale.price', 600, basket.id)];
    const sell = () => pay(till, { ...basket, grants }, { actor: clerk([]) });
    till.clock.at += 12 * 60 * 60_000 + 1;
    expect(await sell()).toMatchObject(needed('sale.price', 600));
    till.clock.at -= 1;
    till.sqlite.exec('UPDATE staff SET is_active = 0');
    expect(await sell()).toMatchObject(needed('sale.price', 600));
    till.sqlite.exec('UPDATE staff SET is_active = 1');
    expect(await sell()).toMatchObject({ ok: true });
  });

  it('of a void covers all that the document moved, both ways', async () => {
    const sale = await sold(till, basketOf([mugs()]));
    const exchange = basketOf([mugs()]);
    const lines = [...exchange.lines, await returnLine(till, sale, { position: 1 })];
    const { id: saleId } = await sold(till, { ...exchange, lines });
    const ask = { saleId, reason: 'mistake', grants: [] };
    expect(await till.ask('sale.void', ask, clerk([]))).toMatchObject(needed('sale.void', 2000));
  });

  it('stays unused when the sale is refused for something else', async () => {
    const basket = basketOf([{ ...mugs(), override: { unitPrice: 400, reason: 'x' } }]);
    const grants = [await grant('sale.price', 600, basket.id)];
    const reply = await pay(till, { ...basket, grants }, { actor: clerk([]), given: [] });
    expect(reply).toMatchObject({ error: { code: 'tender-short' } });
    expect(unused()).toBe(1);
  });

  it('is needed for a void as well, given for the sale', async () => {
    const sale = await sold(till, basketOf([mugs()]));
    const ask = (grants: readonly string[]) =>
      till.ask('sale.void', { saleId: sale.id, reason: 'x', grants }, clerk([]));
    expect(await ask([])).toMatchObject(needed('sale.void', 1000));
    expect(await ask([await grant('sale.void', 1000, sale.id)])).toMatchObject({ ok: true });
  });
});

describe('ceilings', () => {
  const actor = clerk(['sale.discount', 'sale.refund-free']);

  it('hold for all that people take off a line, promotions not counted', async () => {
    const both = basketOf([{ ...mugs(), discount: percent(60_000) }], { discount: percent(60_000) });
    expect(await pay(till, both, { actor })).toMatchObject(needed('sale.discount', 116));
    const one = basketOf([{ ...mugs(), discount: percent(101_500) }]);
    expect(await pay(till, one, { actor })).toMatchObject(needed('sale.discount', 102));
  });

  it('ask for what goes beyond, not for the lines within', async () => {
    const lines = [
      { ...mugs(), discount: percent(500_000) },
      { ...mugs(2), discount: percent(100_000) },
    ];
    expect(await pay(till, basketOf(lines), { actor })).toMatchObject(needed('sale.discount', 500));
  });

  it('leave the odd minor unit of a share to the customer', async () => {
    const cheap = addGoods(till.sqlite, { sku: 'PIN', name: 'Pin', price: 5 });
    const basket = basketOf([{ variantId: cheap, price: 5, pieces: 1, discount: percent(100_000) }]);
    expect(await pay(till, basket, { actor })).toMatchObject({ ok: true });
  });

  it('hold for goods back without receipt, all together', async () => {
    const lines = [freeReturn({ unitPrice: 800 }), freeReturn({ unitPrice: 701 })];
    expect(await pay(till, { ...basketOf([]), lines }, { actor })).toMatchObject(
      needed('sale.refund-free', 1501),
    );
  });

  it('are told with the rules', async () => {
    expect(await till.ask('sale.rules', {}, actor)).toMatchObject({
      value: { discountPpm: 100_000, freeRefund: 1500 },
    });
    expect(await till.ask('sale.rules', {}, clerk([]))).toMatchObject({
      value: { discountPpm: 0, freeRefund: 0 },
    });
  });
});
