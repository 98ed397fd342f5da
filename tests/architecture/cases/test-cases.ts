import type { RuleCase } from './rule-case.ts';

/** A test file whose two bodies differ in one thing. */
function tests(rule: string, what: string, [refused, accepted]: readonly [string, string]): RuleCase {
  const name = what.replaceAll(/[^a-z]+/g, '-');
  const text = (line: string): string =>
    `import { expect, it, vi } from 'vitest';\n\nvi.setConfig({});\n${line}\n`;
  return { rule, what, file: `tests/core/${name}.test.ts`, refused: text(refused), accepted: text(accepted) };
}

const IT = "it('adds', () => expect(1 + 1).toBe(2));";

export const TEST_CASES: readonly RuleCase[] = [
  tests('vitest(no-restricted-vi-methods)', 'a mocked module', [`vi.mock('./money.ts');\n${IT}`, IT]),
  tests('vitest(no-focused-tests)', 'a test that silences the others', [IT.replace('it(', 'it.only('), IT]),
  tests('vitest(no-disabled-tests)', 'a test that is switched off', [IT.replace('it(', 'it.skip('), IT]),
  tests('vitest(no-restricted-matchers)', 'a snapshot', [IT.replace('toBe(2)', 'toMatchSnapshot()'), IT]),
  tests('vitest(expect-expect)', 'a test that cannot fail', ["it('adds', () => expect);", IT]),
  tests('vitest(valid-title)', 'a test without a name', [IT.replace('adds', ''), IT]),
];
