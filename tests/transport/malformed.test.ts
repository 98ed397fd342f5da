import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '#contract/index.ts';
import type { Procedure } from '#contract/procedure.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

const MESSAGES = 10_000;

let till: TestTill;

beforeAll(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: 1450 });
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
const hostileObject = fc
  .array(fc.tuple(fc.oneof(hostileKey, fc.string(), fc.constantFrom('basket', 'text', 'id', 'code')), leaf), {
    maxLength: 6,
  })
  .map(
    (entries) => JSON.parse(`{${entries.map(([key]) => `${JSON.stringify(key)}:1`).join(',')}}`) as unknown,
  );
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

/** Messages that no screen of ours sends; none is valid by construction of `isValid` below. */
const message = fc.oneof(
  leaf,
  hostileObject,
  fc.record({ procedure: unknownName, input: leaf }),
  fc.record({ procedure: fc.constantFrom(...procedures), input: badInput }),
  fc.record({ procedure: fc.constantFrom(...procedures), input: badInput, extra: leaf }),
  fc.record({ procedure: leaf, input: leaf }),
);

const shape = z.strictObject({ procedure: z.string(), input: z.unknown() });

function isValid(value: unknown): boolean {
  const { data } = shape.safeParse(value);
  return data !== undefined && (declared.get(data.procedure)?.input.safeParse(data.input).success ?? false);
}

describe('malformed messages', () => {
  it(`${MESSAGES} of them are each answered with a refusal, write nothing and break nothing`, async () => {
    const before = dump();
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        message.filter((value) => !isValid(value)),
        async (value) => {
          const reply = await till.dispatch(value, { name: 'Mira', role: 'manager' });
          expect(reply.ok).toBe(false);
          if (!reply.ok) seen.set(reply.error.code, (seen.get(reply.error.code) ?? 0) + 1);
        },
      ),
      { numRuns: MESSAGES, seed: 20_260_314 },
    );
    expect([...seen.keys()].toSorted()).toEqual(['bad-request', 'unknown-procedure']);
    expect(till.bugs).toEqual([]);
    expect(dump()).toEqual(before);
    const alive = await till.ask('catalog.search', { text: 'mug', categoryId: null, offset: 0, limit: 5 });
    expect(alive).toMatchObject({ ok: true, value: { items: [{ sku: 'MUG' }] } });
  }, 120_000);

  it('a clerk is refused what only a manager may', async () => {
    const reply = await till.dispatch(
      { procedure: 'device.usePrinter', input: { settings: null } },
      { name: 'Noor', role: 'clerk' },
    );
    expect(reply).toEqual({ ok: false, error: { code: 'not-allowed', details: {} } });
  });
});

function dump(): unknown {
  const tables = till.sqlite
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_%\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all();
  return tables.map((table) => [table, till.sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()]);
}
