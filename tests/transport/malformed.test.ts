import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { z } from 'zod';
import { contract } from '#contract/index.ts';
import { OWNER } from '#domain/party/role.ts';
import type { Procedure } from '#contract/procedure.ts';
import { basketOf } from '#tests/support/basket.ts';
import { pay } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { MIRA, openTestTill, type TestTill } from '#tests/support/till.ts';
import { eachPlaceSpoilt, SAMPLE_PLACES, spoiltSample } from './spoilt-sample.ts';

const MESSAGES = 10_000;

let till: TestTill;

beforeAll(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  const variantId = addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1450 });
  const basket = basketOf([{ variantId, price: 1450 }]);
  expect(await pay(till, basket)).toMatchObject({ ok: true });
  expect(await till.ask('basket.keep', { basket: { ...basket, id: v7() } })).toMatchObject({ ok: true });
});

afterAll(() => till.close());

const declared = new Map(
  Object.entries<Readonly<Record<string, Procedure>>>(contract).flatMap(([feature, members]) =>
    Object.entries(members).map(([name, procedure]): [string, Procedure] => [
      `${feature}.${name}`,
      procedure,
    ]),
  ),
);
const procedures = [...declared.keys()];

const hostileKey = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'then', '');
const huge = fc.constantFrom('x'.repeat(300_000), Number.MAX_VALUE, -1, 1e308, Number.NaN, 2 ** 53);
const leaf = fc.oneof(fc.anything(), huge, fc.string(), fc.double(), fc.bigInt());
const knownKey = fc.constantFrom('basket', 'text', 'id', 'code');
/** Each key is the object's own, `__proto__` too, as JSON and structured clones make it. */
const hostileObject = fc
  .array(fc.tuple(fc.oneof(hostileKey, fc.string(), knownKey), leaf), { maxLength: 6 })
  .map((entries): unknown => {
    const object = {};
    for (const [key, value] of entries) {
      Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
    }
    return object;
  });
const deep = fc
  .integer({ min: 50, max: 2000 })
  .map((depth) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown);
const badInput = fc.oneof(leaf, hostileObject, deep, fc.array(leaf, { maxLength: 50 }));

const unknownName = fc.oneof(
  fc.string(),
  hostileKey,
  fc.constantFrom(
    'sale',
    'sale.',
    '.commit',
    'sale.__proto__',
    '__proto__.commit',
    'sale.toString',
    'Sale.commit',
  ),
);

const stranger = fc.oneof(
  leaf,
  hostileObject,
  fc.record({ procedure: unknownName, input: leaf }),
  fc.record({ procedure: fc.constantFrom(...procedures), input: badInput }),
  fc.record({ procedure: fc.constantFrom(...procedures), input: badInput, extra: leaf }),
  fc.record({ procedure: leaf, input: leaf }),
);

/** Messages that no screen of ours sends, every third almost one; what `isValid` finds valid is left out. */
const message = fc.oneof(
  { weight: 2, arbitrary: stranger },
  { weight: 1, arbitrary: spoiltSample(hostileKey).filter((value) => !isValid(value)) },
);

const shape = z.strictObject({ procedure: z.string(), input: z.unknown() });

function isValid(value: unknown): boolean {
  const { data } = shape.safeParse(value);
  return data !== undefined && (declared.get(data.procedure)?.input.safeParse(data.input).success ?? false);
}

describe('malformed messages', () => {
  it(`${MESSAGES} of them are each answered with a refusal, write nothing and break nothing`, async () => {
    const before = dump();
    const seen = new Set<string>();
    const refusedAt = new Set<string>();
    const expectRefused = async (value: unknown): Promise<void> => {
      const reply = await till.dispatch(value, MIRA);
      expect(reply.ok).toBe(false);
      if (reply.ok) return;
      seen.add(reply.error.code);
      refusedAt.add(String(reply.error.details?.['at']));
    };
    for (const value of eachPlaceSpoilt()) {
      if (!isValid(value)) await expectRefused(value);
    }
    const strange = message.filter((value) => !isValid(value));
    await fc.assert(fc.asyncProperty(strange, expectRefused), { numRuns: MESSAGES, seed: 20_260_314 });
    expect([...seen].toSorted()).toEqual(['bad-request', 'unknown-procedure']);
    expect(SAMPLE_PLACES.filter((place) => !refusedAt.has(place))).toEqual([]);
    expect(till.bugs).toEqual([]);
    expect(dump()).toEqual(before);
    const alive = await till.ask('catalog.search', { text: 'mug', categoryId: null, offset: 0, limit: 5 });
    expect(alive).toMatchObject({ ok: true, value: { items: [{ sku: 'MUG' }] } });
  }, 120_000);

  it('are held against what the tables contain, not only against how much', async () => {
    const before = dump();
    const basket = basketOf([{ variantId: 1, price: 1 }], { currency: 'CHF' });
    const kept = await till.ask('basket.keep', { basket });
    expect(kept).toMatchObject({ ok: true });
    const after = dump();
    expect([...after.keys()].filter((table) => after.get(table) !== before.get(table))).toEqual([
      'open_basket',
    ]);
  });

  it('a clerk is refused what only a manager may', async () => {
    const reply = await till.dispatch(
      { procedure: 'device.usePrinter', input: { settings: null } },
      { staffId: null, name: 'Noor', role: { ...OWNER, permissions: ['sale.make'] } },
    );
    expect(reply).toEqual({ ok: false, error: { code: 'not-allowed', details: {} } });
  });
});

/** What each table holds, as a hash of its rows; shadow tables follow from the virtual ones they serve. */
function dump(): ReadonlyMap<string, string> {
  const tables = till.sqlite
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all();
  return new Map(
    tables.map((table) => {
      const rows = till.sqlite.prepare(`SELECT * FROM "${table}"`).raw().all();
      return [table, createHash('sha256').update(JSON.stringify(rows)).digest('hex')];
    }),
  );
}
