import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { promotion, type KeptPromotion } from '#contract/promotion.ts';
import { addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
});

afterEach(() => till.close());

type Local = Omit<KeptPromotion, 'source' | 'uses'>;

const spring: Local = {
  id: 'spring',
  name: 'Spring',
  effect: {
    kind: 'off',
    scope: { everything: true, categoryIds: [], variantIds: [] },
    reduction: { kind: 'percent', ppm: 100_000 },
  },
  validity: { from: null, until: null, weekdays: [], hours: null },
  groupIds: [],
  coupon: 'Spring 25',
  priority: 20,
  isExclusive: false,
  isEnabled: true,
  useLimit: 10,
  customerLimit: 1,
};

async function list(): Promise<KeptPromotion[]> {
  const reply = await till.ask('promotion.list', {});
  if (!reply.ok) throw new Error(reply.error.code);
  return promotion.list.output.parse(reply.value).promotions;
}

describe('promotions', () => {
  it('are kept as they were made, by priority, and changed under their id', async () => {
    await till.ask('promotion.save', { promotion: spring });
    await till.ask('promotion.save', {
      promotion: { ...spring, id: 'first', name: 'First', priority: 3, coupon: null },
    });
    await till.ask('promotion.save', { promotion: { ...spring, isEnabled: false } });
    expect(await list()).toEqual([
      { ...spring, id: 'first', name: 'First', priority: 3, coupon: null, source: 'local', uses: 0 },
      { ...spring, isEnabled: false, source: 'local', uses: 0 },
    ]);
  });

  it('do not share a coupon code, however it is typed', async () => {
    await till.ask('promotion.save', { promotion: spring });
    const rival = { ...spring, id: 'other', coupon: 'spring25' };
    expect(await till.ask('promotion.save', { promotion: rival })).toMatchObject({
      error: { code: 'coupon-taken', details: { name: 'Spring' } },
    });
  });

  it('of the store are changed there', async () => {
    await till.ask('promotion.save', { promotion: spring });
    till.sqlite.exec(`UPDATE promotion SET remote_id = '7'`);
    expect(await till.ask('promotion.save', { promotion: spring })).toMatchObject({
      error: { code: 'promotion-of-store' },
    });
  });

  it('of the store that are over hold no coupon code', async () => {
    await till.ask('promotion.save', { promotion: spring });
    till.sqlite.exec(`UPDATE promotion SET remote_id = '7', is_enabled = 0`);
    expect(await till.ask('promotion.save', { promotion: { ...spring, id: 'next' } })).toMatchObject({
      ok: true,
    });
  });

  it('of the store that the till can not apply are named, and not replaced here', async () => {
    await till.ask('promotion.save', { promotion: spring });
    till.sqlite.exec(`UPDATE promotion SET remote_id = '7', is_enabled = 0, rule = 'null'`);
    expect(await till.ask('promotion.list', {})).toMatchObject({
      value: { promotions: [], notApplied: ['Spring'] },
    });
    expect(await till.ask('promotion.save', { promotion: spring })).toMatchObject({
      error: { code: 'promotion-of-store' },
    });
  });
});
