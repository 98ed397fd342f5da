import type { RuleCase } from './rule-case.ts';

const lines = (count: number, line: (nth: number) => string): string =>
  Array.from({ length: count }, (_, nth) => line(nth)).join('\n');

const constants = (count: number): string => lines(count, (nth) => `export const one${nth} = ${nth};`);

const longFunction = (count: number): string =>
  `export function all(values: number[]): void {\n${lines(count - 2, (nth) => `  values.push(${nth});`)}\n}\n`;

const parameters = (count: number): string => {
  const names = Array.from({ length: count }, (_, nth) => `p${nth}`);
  return `export function all(${names.map((name) => `${name}: number`).join(', ')}): number[] {\n  return [${names.join(', ')}];\n}\n`;
};

const nested = (depth: number): string => {
  const open = lines(depth, (nth) => `if (value > ${nth}) {`);
  return `export function deep(value: number, hear: () => void): void {\n${open}\nhear();\n${'}'.repeat(depth)}\n}\n`;
};

const branches = (count: number): string =>
  `export function pick(value: number): number {\n${lines(count - 1, (nth) => `  if (value === ${nth}) return ${nth * 7};`)}\n  return 0;\n}\n`;

const sized = (rule: string, what: string, make: (size: number) => string, most: number): RuleCase => ({
  rule: `eslint(${rule})`,
  what,
  file: `src/main/core/${rule}.ts`,
  refused: make(most + 1),
  accepted: make(most),
});

const named = (what: string, refused: string, accepted: string): RuleCase => ({
  rule: 'unicorn(filename-case)',
  what,
  file: { refused, accepted },
  refused: 'export const one = 1;\n',
  accepted: 'export const one = 1;\n',
});

export const SIZE_CASES: readonly RuleCase[] = [
  sized('max-lines', 'a file of more than 300 lines', constants, 300),
  sized('max-lines-per-function', 'a function of more than 60 lines', longFunction, 60),
  sized('max-params', 'more than four parameters', parameters, 4),
  sized('max-depth', 'more than three levels of nesting', nested, 3),
  sized('complexity', 'more than ten ways through a function', branches, 10),
  {
    rule: 'eslint(no-warning-comments)',
    what: 'work left for later',
    file: 'src/main/core/later.ts',
    refused: '// TODO: round\nexport const one = 1;\n',
    accepted: '// Rounded half up.\nexport const one = 1;\n',
  },
  named('a file name in camel case', 'src/main/core/planRefund.ts', 'src/main/core/plan-refund.ts'),
  named('a component in kebab case', 'src/renderer/ui/number-pad.tsx', 'src/renderer/ui/NumberPad.tsx'),
];
