import type { RuleCase } from './rule-case.ts';

/** One file that does not compile where it stands, and one that does. */
function compiles(
  rule: string,
  what: string,
  file: string,
  [refused, accepted]: readonly [string, string],
): RuleCase {
  return { rule, what, file, refused: `${refused}\n`, accepted: `${accepted}\n` };
}

const exporting = (from: string): string => `export { one } from '${from}';`;

/** The file belongs to a project that this one does not see; told once a file, whoever imports it. */
const FOREIGN = 'TS6307';

export const COMPILE_CASES: readonly RuleCase[] = [
  compiles(FOREIGN, 'the main process in the screen', 'src/renderer/app/a.ts', [
    exporting('#main/one.ts'),
    exporting('#contract/one.ts'),
  ]),
  compiles(FOREIGN, 'the main process in the screen, by path', 'src/renderer/b.ts', [
    exporting('../main/two.ts'),
    exporting('#domain/one.ts'),
  ]),
  compiles(FOREIGN, 'the contract in the domain', 'src/domain/c.ts', [
    exporting('#contract/one.ts'),
    exporting('./one.ts'),
  ]),
  compiles(FOREIGN, 'the contract in the domain, by path', 'src/domain/d.ts', [
    exporting('../contract/two.ts'),
    exporting('./one.ts'),
  ]),
  compiles(FOREIGN, 'the main process in the contract', 'src/contract/e.ts', [
    exporting('#main/one.ts'),
    exporting('#domain/one.ts'),
  ]),
  compiles(FOREIGN, 'the screen in the main process', 'src/main/f.ts', [
    exporting('#renderer/one.ts'),
    exporting('#contract/one.ts'),
  ]),
  compiles(FOREIGN, 'the main process in preload', 'src/preload/g.ts', [
    exporting('#main/one.ts'),
    exporting('#contract/one.ts'),
  ]),
  compiles('TS2584', 'a page in the domain', 'src/domain/h.ts', [
    'export const one = document.title;',
    "export const one = '';",
  ]),
  compiles('TS2584', 'the console in the domain', 'src/domain/i.ts', [
    'console.log(1);',
    'export const one = 1;',
  ]),
  compiles('TS2591', 'the machine in the domain', 'src/domain/j.ts', [
    'export const one = process.pid;',
    'export const one = 1;',
  ]),
  compiles('TS2591', 'files in the domain', 'src/domain/k.ts', [
    "export { readFileSync as one } from 'node:fs';",
    'export const one = 1;',
  ]),
  compiles('TS2584', 'a page in the main process', 'src/main/l.ts', [
    'export const one = document.title;',
    'export const one = process.pid;',
  ]),
  compiles('TS2591', 'the machine in the screen', 'src/renderer/m.ts', [
    'export const one = process.pid;',
    'export const one = document.title;',
  ]),
  compiles('TS1294', 'an enum', 'src/main/n.ts', ['export enum Kind { Sale }', "export type Kind = 'sale';"]),
  compiles('TS1294', 'a parameter property', 'src/main/o.ts', [
    'export class Till { constructor(readonly id: number) {} }',
    'export class Till { readonly id = 1; }',
  ]),
  compiles('TS1484', 'a type imported like a value', 'src/domain/p.ts', [
    "import { One } from './one.ts';\nexport type Two = One;",
    "import type { One } from './one.ts';\nexport type Two = One;",
  ]),
  compiles('TS2532', 'a member that may be missing', 'src/domain/q.ts', [
    'export const one = (all: string[]): number => all[0].length;',
    'export const one = (all: string[]): number => all[0]?.length ?? 0;',
  ]),
  compiles('TS2375', 'an undefined where nothing was meant', 'src/domain/r.ts', [
    'export const one: { two?: number } = { two: undefined };',
    'export const one: { two?: number } = {};',
  ]),
  compiles('TS4111', 'a name that no type promises', 'src/domain/s.ts', [
    'export const one = (all: Record<string, number>) => all.two;',
    "export const one = (all: Record<string, number>) => all['two'];",
  ]),
  compiles('TS6133', 'something that nobody uses', 'src/domain/t.ts', [
    'const one = 1;\nexport const two = 2;',
    'export const two = 2;',
  ]),
  compiles('TS7030', 'a way out without an answer', 'src/domain/u.ts', [
    'export function one(is: boolean): number | undefined {\n  if (is) return 1;\n}',
    'export function one(is: boolean): number | undefined {\n  return is ? 1 : undefined;\n}',
  ]),
];

/** What the cases import. */
export const COMPILE_NEIGHBOURS: Readonly<Record<string, string>> = Object.fromEntries(
  ['domain', 'contract', 'main', 'preload', 'renderer'].flatMap((layer) =>
    ['one', 'two'].map((name) => [
      `src/${layer}/${name}.ts`,
      'export const one = 1;\nexport type One = typeof one;\n',
    ]),
  ),
);
