import { fc, test } from '@fast-check/vitest';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { v7 } from 'uuid';
import type { Decision, InboxItem } from '#contract/inbox.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import { customerOf } from '#tests/support/customer.ts';
import type { Fault } from '#tests/support/memory-store.ts';
import { openPostingTill, type PostingTill } from '#tests/support/posting-till.ts';

type Step =
  | { readonly kind: 'customer'; readonly who: number; readonly name: string }
  | { readonly kind: 'sell'; readonly who: number | null }
  | { readonly kind: 'back'; readonly which: number }
  | { readonly kind: 'send'; readonly faults: readonly Fault[] }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'mood'; readonly refuses: string }
  | { readonly kind: 'decide'; readonly which: number; readonly answer: Decision['kind'] }
  | { readonly kind: 'undo'; readonly which: number };

const which = fc.nat({ max: 20 });
const fault = fc.constantFrom<Fault[]>(
  'none',
  'none',
  'none',
  'later',
  'credential',
  'lost',
  'late',
  'hang',
  'hang-before',
);

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('customer' as const),
        who: fc.nat({ max: 1 }),
        name: fc.constantFrom('Ada', 'Bea', 'Cy'),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('sell' as const), who: fc.option(fc.nat({ max: 1 })) }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('back' as const), which }) },
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constant('send' as const), faults: fc.array(fault, { maxLength: 6 }) }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('wait' as const),
        ms: fc.constantFrom(1000, 5000, 30_000, 300_000),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('mood' as const),
        refuses: fc.constantFrom('', 'sale', 'return', 'customer', 'all'),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('decide' as const),
        which,
        answer: fc.constantFrom<Decision['kind'][]>('retry', 'write-off', 'without-customer', 'correct-mail'),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), which }) },
  ),
  { minLength: 5, maxLength: 40 },
);

const DECISIONS: Readonly<Partial<Record<Decision['kind'], Decision>>> = {
  retry: { kind: 'retry' },
  'write-off': { kind: 'write-off', reason: 'enough' },
  'without-customer': { kind: 'without-customer' },
  'correct-mail': { kind: 'correct-mail', mail: 'other@example.com' },
};

let world: PostingTill;

beforeEach(async () => {
  world = await openPostingTill();
});
afterEach(() => world.close());

const people = [
  customerOf('Ada', { mail: 'ada@example.com' }),
  customerOf('Bea', { mail: 'bea@example.com' }),
];

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
}

const outbox = (): Row[] =>
  world.till.sqlite.prepare<[], Row>('SELECT id, kind, state FROM outbox ORDER BY created_at, id').all();

async function take(step: Step, sales: SaleRecord[]): Promise<void> {
  switch (step.kind) {
    case 'customer':
    case 'sell':
    case 'back':
      return await trade(step, sales);
    case 'send': {
      const faults = [...step.faults];
      world.fault = () => faults.shift() ?? 'none';
      return await world.send();
    }
    case 'wait':
      world.till.clock.at += step.ms;
      return;
    case 'mood':
      world.store.refusal = ({ kind }) =>
        step.refuses === 'all' || step.refuses === kind ? { code: 'unknown-customer', message: 'no' } : null;
      return;
    case 'decide':
      return await decide(pick(await world.inbox(), step.which), DECISIONS[step.answer]);
    case 'undo':
      await world.undo(pick(outbox(), step.which)?.id ?? v7());
  }
}

async function trade(
  step: Extract<Step, { kind: 'customer' | 'sell' | 'back' }>,
  sales: SaleRecord[],
): Promise<void> {
  if (step.kind === 'back') {
    const sale = pick(sales, step.which);
    if (sale === undefined) return;
    sales.splice(sales.indexOf(sale), 1);
    await world.takeBack(sale);
    return;
  }
  const who = step.who === null ? undefined : people[step.who];
  if (step.kind === 'customer') {
    if (who !== undefined) await world.saveCustomer({ ...who, name: step.name });
    return;
  }
  const wanted = { variantId: world.goods.mug, pieces: 2 };
  const isKept = world.till.sqlite.prepare('SELECT 1 FROM customer WHERE id = ?').get(who?.customerId);
  const buyer = who === undefined || isKept === undefined ? {} : { customer: who };
  sales.push(await world.sell({ ...wanted, ...buyer }));
}

async function decide(item: InboxItem | undefined, decision: Decision | undefined): Promise<void> {
  if (item === undefined || decision === undefined) return;
  const isFit = item.answers.includes(decision.kind);
  expect(await world.decide(item.id, decision)).toBe(isFit ? 'ok' : 'decision-unfit');
}

function pick<T>(items: readonly T[], which: number): T | undefined {
  return items[which % Math.max(1, items.length)];
}

/** The line holds and the store takes everything: what people wrote off stays so, all else goes. */
async function calmDown(): Promise<void> {
  world.fault = () => 'none';
  world.store.refusal = () => null;
  for (let round = 0; round < 5; round += 1) {
    await world.sendAll();
    for (const { id, answers } of await world.inbox()) {
      const [first = 'retry'] = answers;
      await world.decide(id, DECISIONS[first] ?? { kind: 'retry' });
    }
  }
  await world.sendAll();
}

function expectOnce(): void {
  for (const [id, taken] of world.store.documents) {
    expect({ id, times: taken.length }).toEqual({ id, times: 1 });
  }
  const known = new Set(world.store.documents.keys());
  for (const { id, state } of outbox()) if (state === 'done') expect(known).toContain(id);
}

describe('whatever the line, the store and people do', () => {
  test.prop([steps], { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 25) })(
    'each document is in the store once, where it is done, and never where it was written off',
    async (taken) => {
      await world.close();
      world = await openPostingTill();
      const sales: SaleRecord[] = [];
      for (const step of taken) {
        await take(step, sales);
        expectOnce();
      }
      await calmDown();
      expectOnce();
      const order = [...world.store.documents.keys()];
      const rows = outbox();
      expect(
        rows.map(({ state }) => state).filter((state) => state !== 'done' && state !== 'dropped'),
      ).toEqual([]);
      expect(order.toSorted()).toEqual(
        rows
          .filter(({ state }) => state === 'done')
          .map(({ id }) => id)
          .toSorted(),
      );
      const needs = world.till.sqlite
        .prepare<[], { a: string; b: string }>('SELECT outbox_id AS a, needs_id AS b FROM outbox_need')
        .all();
      for (const { a, b } of needs) {
        if (order.includes(a) && order.includes(b))
          expect(order.indexOf(a)).toBeGreaterThan(order.indexOf(b));
      }
      const booked = world.till.sqlite
        .prepare(
          `SELECT coalesce(sum(quantity), 0) FROM stock_movement
           WHERE sale_id IN (SELECT id FROM outbox WHERE state = 'done')`,
        )
        .pluck()
        .get();
      expect(world.store.onHand('v-MUG')).toBe(booked);
      expect(
        world.till.sqlite
          .prepare('SELECT count(*) FROM unseen_movement WHERE posted_at IS NULL')
          .pluck()
          .get(),
      ).toBe(0);
      expect(world.till.bugs).toEqual([]);
    },
    120_000,
  );
});
