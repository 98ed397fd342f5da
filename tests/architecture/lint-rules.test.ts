import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAYER_CASES, LAYER_NEIGHBOURS } from './cases/layer-cases.ts';
import { PURITY_CASES } from './cases/purity-cases.ts';
import { pathOf } from './cases/rule-case.ts';
import { SCREEN_CASES } from './cases/screen-cases.ts';
import { SIZE_CASES } from './cases/size-cases.ts';
import { TEST_CASES } from './cases/test-cases.ts';
import { TYPE_CASES } from './cases/type-cases.ts';
import { buildHouse, lint, type Broken } from './house.ts';
import { namedRules } from './named-rules.ts';

const CASES = [...LAYER_CASES, ...PURITY_CASES, ...TYPE_CASES, ...SIZE_CASES, ...SCREEN_CASES, ...TEST_CASES];

function houseOf(kind: 'refused' | 'accepted'): ReturnType<typeof buildHouse> {
  const files = CASES.map((one) => [pathOf(one, kind), one[kind]] as const);
  return buildHouse({ ...LAYER_NEIGHBOURS, ...Object.fromEntries(files) });
}

describe('the linter', () => {
  const houses = { refused: houseOf('refused'), accepted: houseOf('accepted') };
  let broken: { readonly refused: Broken; readonly accepted: Broken };

  beforeAll(async () => {
    broken = { refused: await lint(houses.refused), accepted: await lint(houses.accepted) };
  }, 60_000);

  afterAll(() => {
    houses.refused.remove();
    houses.accepted.remove();
  });

  it('has one file a case', () => {
    expect(new Set(CASES.map((one) => pathOf(one, 'refused'))).size).toBe(CASES.length);
  });

  it('has a case for every rule that the project names', () => {
    const tried = new Set(CASES.map((one) => one.rule.replace(/^react-hooks/, 'react')));
    expect(namedRules().filter((rule) => !tried.has(rule))).toEqual([]);
  });

  it.each(CASES)('refuses $what', (one) => {
    expect([...(broken.refused.get(pathOf(one, 'refused')) ?? [])]).toEqual([one.rule]);
    expect([...(broken.accepted.get(pathOf(one, 'accepted')) ?? [])]).toEqual([]);
  });
});
