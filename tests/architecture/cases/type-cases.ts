import type { RuleCase } from './rule-case.ts';

/** A function of core; its two bodies differ in one thing. */
function body(
  rule: string,
  what: string,
  head: string,
  [refused, accepted]: readonly [string, string],
): RuleCase {
  const name = what.replaceAll(/[^a-z]+/g, '-');
  const text = (line: string): string => `export ${head} {\n  ${line}\n}\n`;
  return { rule, what, file: `src/main/core/${name}.ts`, refused: text(refused), accepted: text(accepted) };
}

const UNKNOWN = 'function one(value: unknown): unknown';
const PARSED = 'function one(text: string): unknown';

export const TYPE_CASES: readonly RuleCase[] = [
  body('typescript(no-explicit-any)', 'the type any', UNKNOWN, [
    'const any: any[] = []; return [any, value];',
    'const all: unknown[] = []; return [all, value];',
  ]),
  body('typescript(no-unsafe-assignment)', 'an any that is kept', PARSED, [
    'const value = JSON.parse(text); return typeof value;',
    'const value: unknown = JSON.parse(text); return value;',
  ]),
  body('typescript(no-unsafe-return)', 'an any that is given', 'function one(text: string): number', [
    'return JSON.parse(text);',
    'return Number(text);',
  ]),
  body('typescript(no-unsafe-call)', 'an any that is called', PARSED, [
    'return String((JSON.parse(text))());',
    'return String(text);',
  ]),
  body('typescript(no-unsafe-member-access)', 'a member of any', PARSED, [
    'return String(JSON.parse(text).name);',
    'return text.length;',
  ]),
  body('typescript(no-unsafe-argument)', 'an any that is passed on', PARSED, [
    'return parseInt(JSON.parse(text), 10);',
    'return parseInt(text, 10);',
  ]),
  body('typescript(no-unsafe-type-assertion)', 'a cast to a narrower type', UNKNOWN, [
    'const text = value as string; return text.length;',
    "const text = typeof value === 'string' ? value : ''; return text.length;",
  ]),
  body(
    'typescript(no-non-null-assertion)',
    'a promise that nothing is null',
    'function one(values: readonly string[]): string',
    ['return values[0]!;', "return values[0] ?? '';"],
  ),
  body('typescript(ban-ts-comment)', 'a silenced compiler', 'function one(): number', [
    "// @ts-ignore\n  return '1';",
    'return 1;',
  ]),
  body(
    'typescript(no-floating-promises)',
    'a promise nobody waits for',
    'async function one(work: () => Promise<void>): Promise<void>',
    ['work();', 'await work();'],
  ),
  body(
    'typescript(no-misused-promises)',
    'a promise as a condition',
    'function one(work: () => Promise<boolean>): unknown',
    ['return work() ? 1 : 2;', 'return work().then((done) => (done ? 1 : 2));'],
  ),
  body('typescript(only-throw-error)', 'a thrown text', 'function one(): never', [
    "throw 'no';",
    "throw new Error('no');",
  ]),
  body(
    'typescript(switch-exhaustiveness-check)',
    'a forgotten case',
    "function one(kind: 'sale' | 'refund'): number",
    [
      "switch (kind) {\n    case 'sale':\n      return 1;\n  }\n  return 0;",
      "switch (kind) {\n    case 'sale':\n      return 1;\n    case 'refund':\n      return 2;\n  }",
    ],
  ),
  body('eslint(eqeqeq)', 'a loose comparison', 'function one(a: unknown, b: unknown): boolean', [
    'return a == b;',
    'return a === b;',
  ]),
  body(
    'eslint(no-empty)',
    'a swallowed error',
    'function one(work: () => void, log: (error: unknown) => void): void',
    ['log(1); try { work(); } catch {}', 'try { work(); } catch (error) { log(error); }'],
  ),
  body(
    'typescript(no-unsafe-function-type)',
    'a function of any kind',
    'function one(work: unknown): boolean',
    [
      'const all: Function[] = []; return all.includes(() => work);',
      'const all: (() => unknown)[] = []; return all.includes(() => work);',
    ],
  ),
  body(
    'typescript(no-unnecessary-type-assertion)',
    'a cast that changes nothing',
    'function one(text: string): number',
    ['return (text as string).length;', 'return text.length;'],
  ),
  body(
    'typescript(prefer-promise-reject-errors)',
    'a promise that fails with a text',
    'function one(): Promise<never>',
    ["return Promise.reject('no');", "return Promise.reject(new Error('no'));"],
  ),
  body(
    'typescript(no-misused-spread)',
    'a function that is spread',
    'function one(work: () => object): object',
    ['return { ...work };', 'return { ...work() };'],
  ),
  body('eslint(no-var)', 'a variable of the whole function', 'function one(): number', [
    'var two = Math.abs(-2); two += 1; return two;',
    'let two = Math.abs(-2); two += 1; return two;',
  ]),
  body('eslint(prefer-const)', 'a variable that never varies', 'function one(): number', [
    'let two = Math.abs(-2); return two;',
    'const two = Math.abs(-2); return two;',
  ]),
  body('eslint(no-unused-vars)', 'a value that nobody reads', 'function one(): number', [
    'const two = Math.abs(-2); return 1;',
    'const two = Math.abs(-2); return two;',
  ]),
  {
    rule: 'typescript(consistent-type-imports)',
    what: 'a type imported like a value',
    file: 'src/main/core/type-import.ts',
    refused: "import { Two } from '#domain/stock/line-2.ts';\nexport type Three = Two;\n",
    accepted: "import type { Two } from '#domain/stock/line-2.ts';\nexport type Three = Two;\n",
  },
];
