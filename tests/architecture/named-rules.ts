import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const CONFIG = join(import.meta.dirname, '../../.oxlintrc.json');

const rulesSchema = z.record(z.string(), z.union([z.string(), z.array(z.unknown())]));
const configSchema = z.object({ rules: rulesSchema, overrides: z.array(z.object({ rules: rulesSchema })) });

/** The rules that the project's configuration names and leaves on, written as the linter reports them. */
export function namedRules(): string[] {
  const text = readFileSync(CONFIG, 'utf8').replaceAll(/^\s*\/\/.*$/gm, '');
  const { rules, overrides } = configSchema.parse(JSON.parse(text));
  const settings = [rules, ...overrides.map((override) => override.rules)].flatMap((all) =>
    Object.entries(all),
  );
  const on = settings.filter(([, setting]) => setting !== 'off').map(([name]) => reportedName(name));
  return [...new Set(on)];
}

function reportedName(name: string): string {
  const [plugin = '', rule] = name.split('/');
  return rule === undefined ? `eslint(${plugin})` : `${plugin}(${rule})`;
}
