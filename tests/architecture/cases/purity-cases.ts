import type { RuleCase } from './rule-case.ts';

const GLOBALS = 'eslint(no-restricted-globals)';
const PROPERTIES = 'eslint(no-restricted-properties)';

/** A function that takes from its surroundings what it should have been given. */
function reaches(what: string, rule: string, file: string, taken: string): RuleCase {
  return {
    rule,
    what,
    file,
    refused: `export function given(): unknown {\n  return ${taken};\n}\n`,
    accepted: 'export function given(value: unknown): unknown {\n  return value;\n}\n',
  };
}

export const PURITY_CASES: readonly RuleCase[] = [
  reaches('the clock in the domain', GLOBALS, 'src/domain/shift/clock.ts', 'Date.now()'),
  reaches('a clock made in the domain', GLOBALS, 'src/domain/shift/new-clock.ts', 'new Date()'),
  reaches('the clock by a detour', GLOBALS, 'src/domain/shift/far-clock.ts', 'globalThis.Date.now()'),
  {
    rule: PROPERTIES,
    what: 'the time of Temporal',
    file: 'src/domain/shift/temporal.ts',
    refused:
      'declare const Temporal: { readonly Now: number };\nexport function given(): number {\n  return Temporal.Now;\n}\n',
    accepted: 'export function given(now: number): number {\n  return now;\n}\n',
  },
  reaches('chance in the domain', PROPERTIES, 'src/domain/shift/chance.ts', 'Math.random()'),
  reaches('random ids in the domain', GLOBALS, 'src/domain/shift/id.ts', 'crypto'),
  reaches('the machine in the domain', GLOBALS, 'src/domain/shift/machine.ts', 'process'),
  reaches('the network in a feature', GLOBALS, 'src/renderer/features/pay/network.ts', 'fetch'),
  reaches('a socket in the frame of the screen', GLOBALS, 'src/renderer/app/socket.ts', 'WebSocket'),
  reaches('the network on the customer display', GLOBALS, 'src/renderer/display/network.ts', 'fetch'),
  reaches('the network where lines are drawn', GLOBALS, 'src/renderer/paper/network.ts', 'fetch'),
  reaches('the network on a second screen', GLOBALS, 'src/renderer/desk/network.ts', 'fetch'),
  reaches('a database in a part of the screen', GLOBALS, 'src/renderer/ui/database.ts', 'window.indexedDB'),
  {
    rule: 'eslint(max-classes-per-file)',
    what: 'a class in the domain',
    file: 'src/domain/shift/class.ts',
    refused: 'export class Shift {\n  readonly float = 0;\n}\n',
    accepted: 'export interface Shift {\n  readonly float: number;\n}\n',
  },
  {
    rule: 'eslint(no-console)',
    what: 'talk on the console',
    file: 'src/main/core/talk.ts',
    refused: "export function say(): void {\n  console.log('sold');\n}\n",
    accepted: "export function say(log: (text: string) => void): void {\n  log('sold');\n}\n",
  },
];
