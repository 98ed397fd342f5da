import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPILE_CASES as CASES, COMPILE_NEIGHBOURS } from './cases/compile-cases.ts';
import { pathOf } from './cases/rule-case.ts';
import { buildHouse, compile, type Broken } from './house.ts';

function houseOf(kind: 'refused' | 'accepted'): ReturnType<typeof buildHouse> {
  const files = CASES.map((one) => [pathOf(one, kind), one[kind]] as const);
  return buildHouse({ ...COMPILE_NEIGHBOURS, ...Object.fromEntries(files) });
}

describe('the compiler', () => {
  const houses = { refused: houseOf('refused'), accepted: houseOf('accepted') };
  let broken: { readonly refused: Broken; readonly accepted: Broken };

  beforeAll(async () => {
    broken = { refused: await compile(houses.refused), accepted: await compile(houses.accepted) };
  }, 60_000);

  afterAll(() => {
    houses.refused.remove();
    houses.accepted.remove();
  });

  it.each(CASES)('refuses $what in $file', (one) => {
    expect([...(broken.refused.get(pathOf(one, 'refused')) ?? [])]).toEqual([one.rule]);
    expect([...(broken.accepted.get(pathOf(one, 'accepted')) ?? [])]).toEqual([]);
  });
});
