import { describe, expect, test } from 'vitest';
import { emptyBasket, type Basket } from '#domain/sale/basket.ts';
import { reduceBasket } from '#domain/sale/reduce-basket.ts';
import { createCounter } from '#renderer/app/counter.ts';
import { lineOf } from '#renderer/app/counter-lines.ts';
import { createPricer, followCounter } from '#renderer/app/pricing.ts';
import { onTestFinished } from 'vitest';
import { BONSAI, POT } from './support/counter.ts';
import { promotion, SPRING } from './support/desk.ts';
import { plainRules } from './support/fake-shop.ts';

const ID = '0192f5a8-7d3c-7000-8000-000000000001';

function basketOf(...lines: Basket['lines']): Basket {
  return { ...emptyBasket(ID, 'EUR'), lines };
}

const pot = lineOf(POT, 1000);
const bonsai = lineOf(BONSAI, 1000);

/** A pricer whose clock a test moves. */
function pricerAt(start: number) {
  let at = start;
  const pricer = createPricer(() => at);
  pricer.learn(plainRules);
  return { pricer, tick: (ms: number) => (at += ms) };
}

describe('pricing', () => {
  test('knows no amount without rules', () => {
    expect(createPricer().price(basketOf(pot))).toBeNull();
  });

  test('settles a basket once, and says at which moment', () => {
    const { pricer, tick } = pricerAt(1_000_000);
    const basket = basketOf(pot);
    const first = pricer.price(basket);
    tick(59_999);
    expect(pricer.price(basket)).toBe(first);
    expect(first?.moment.at).toBe(1_000_000);
    expect(first?.settlement.total).toBe(1450);
  });

  test('looks again after a minute: an hour of cheaper prices may have begun', () => {
    const start = Date.UTC(2026, 10, 23, 11, 59, 30);
    const happy = promotion({
      ...SPRING,
      coupon: null,
      validity: { ...SPRING.validity, from: Date.UTC(2026, 10, 23, 12), until: null },
    });
    const { pricer, tick } = pricerAt(start);
    pricer.learn({ ...plainRules, promotions: [happy] });
    const basket = basketOf(pot);
    expect(pricer.price(basket)?.settlement.total).toBe(1450);
    tick(60_000);
    expect(pricer.price(basket)?.settlement.total).toBe(1305);
  });

  test('forgets what it knew when the rules change', () => {
    const { pricer } = pricerAt(0);
    const basket = basketOf(pot);
    pricer.price(basket);
    pricer.learn({ ...plainRules, promotions: [{ ...SPRING, coupon: null }] });
    expect(pricer.price(basket)?.settlement.total).toBe(1305);
  });

  test('keeps lines that came out as before the same objects', () => {
    const { pricer } = pricerAt(0);
    const before = pricer.price(basketOf(pot, bonsai))?.settlement.lines;
    const raised = reduceBasket(basketOf(pot, bonsai), {
      kind: 'change',
      lineId: bonsai.id,
      change: { kind: 'quantity', quantity: 2000 },
    });
    const after = pricer.price(raised)?.settlement.lines;
    expect(after?.[0]).toBe(before?.[0]);
    expect(after?.[1]).not.toBe(before?.[1]);
    expect(after?.[1]?.total).toBe(17_000);
  });

  test.each([
    ['beyond what the contract takes', { ...pot, unitPrice: 99_999_999_999, quantity: 2000 }],
    ['beyond safe whole numbers', { ...pot, unitPrice: 99_999_999_999, quantity: 99_999_000 }],
  ])('gives no amount %s', (_, line) => {
    const { pricer } = pricerAt(0);
    expect(pricer.price(basketOf(line))).toBeNull();
    expect(pricer.isPayable(basketOf(line))).toBe(false);
  });
});

test('the basket in front is priced at each change of the counter and of the rules', () => {
  const { pricer } = pricerAt(0);
  const counter = createCounter(pricer.isPayable);
  const pricing = followCounter(counter, pricer);
  onTestFinished(pricing.close);
  const total = () => pricing.store.getState()?.settlement.total;
  counter.open({ baskets: [], activeId: null, unreadable: 0 }, 'EUR');
  expect(total()).toBe(0);
  counter.ringUp(POT);
  expect(total()).toBe(1450);
  counter.openTab();
  expect(total()).toBe(0);
  counter.ringUp(BONSAI);
  expect(total()).toBe(8500);
  const [first] = counter.store.getState().baskets;
  counter.show(first?.id ?? '');
  expect(total()).toBe(1450);
  pricing.learn({ ...plainRules, promotions: [{ ...SPRING, coupon: null }] });
  expect(total()).toBe(1305);
});
