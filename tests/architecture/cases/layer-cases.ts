import type { RuleCase } from './rule-case.ts';

const IMPORTS = 'eslint(no-restricted-imports)';

/** One wrong import: the same line with another module is the clean twin. */
function imports(what: string, file: string, wrong: string, right: string): RuleCase {
  const line = (from: string): string => `export { one } from '${from}';\n`;
  return { rule: IMPORTS, what, file, refused: line(wrong), accepted: line(right) };
}

/** The same, where a type may come in and a value may not. */
function typesOnly(what: string, file: string, from: string): RuleCase {
  const accepted = `export type { One } from '${from}';\n`;
  return { rule: IMPORTS, what, file, refused: `export { one } from '${from}';\n`, accepted };
}

export const LAYER_CASES: readonly RuleCase[] = [
  imports('a package in the domain', 'src/domain/sale/a.ts', 'zod', '#domain/money/money.ts'),
  imports('Node in the domain', 'src/domain/sale/b.ts', 'node:crypto', './basket.ts'),
  imports('the contract in the domain', 'src/domain/sale/c.ts', '#contract/sale.ts', '../tax/rules.ts'),
  imports(
    'the main process in the contract',
    'src/contract/a.ts',
    '#main/data/sale.ts',
    '#domain/sale/sale.ts',
  ),
  imports('a package in the contract', 'src/contract/b.ts', 'kysely', 'zod'),
  imports('the domain in preload', 'src/preload/a.ts', '#domain/sale/sale.ts', './bridge.ts'),
  imports('Node in preload', 'src/preload/b.ts', 'node:fs', 'electron'),
  typesOnly('code of the contract in preload', 'src/preload/c.ts', '#contract/index.ts'),
  imports(
    'the main process in the screen',
    'src/renderer/app/a.ts',
    '#main/data/sale.ts',
    '#contract/sale.ts',
  ),
  imports('Electron in the screen', 'src/renderer/app/b.ts', 'electron', 'react'),
  imports('Node in the screen', 'src/renderer/client/a.ts', 'node:fs', '#domain/sale/sale.ts'),
  imports('SQL in the screen', 'src/renderer/ui/a.ts', 'better-sqlite3', 'react-aria-components'),
  imports(
    'a feature in another',
    'src/renderer/features/pay/a.ts',
    '#renderer/features/sell/a.ts',
    '#renderer/ui/Icon.tsx',
  ),
  imports('a feature in another, by path', 'src/renderer/features/pay/b.ts', '../sell/a.ts', './a.ts'),
  imports(
    'a feature in a part of another',
    'src/renderer/features/pay/part/a.ts',
    '#renderer/features/sell/a.ts',
    '../a.ts',
  ),
  imports(
    'the domain in a part of the screen',
    'src/renderer/ui/b.ts',
    '#domain/money/money.ts',
    './Icon.tsx',
  ),
  imports('a feature in a part of the screen', 'src/renderer/ui/c.ts', '../features/pay/a.ts', './Icon.tsx'),
  imports('a package in core', 'src/main/core/a.ts', 'kysely', '#domain/sale/settle.ts'),
  imports('Node in core', 'src/main/core/b.ts', 'node:fs', '#contract/sale.ts'),
  imports(
    'a connector in core',
    'src/main/core/c.ts',
    '#main/channel/vendure/post-sale.ts',
    '#main/channel/connector.ts',
  ),
  imports(
    'a device in core',
    'src/main/core/d.ts',
    '#main/device/escpos/encode.ts',
    '#main/device/printer.ts',
  ),
  imports('a device in core, by path', 'src/main/core/e.ts', '../device/escpos/encode.ts', './context.ts'),
  imports('core in data', 'src/main/data/a.ts', '#main/core/sale.ts', '#domain/sale/sale.ts'),
  imports('a channel in data, by path', 'src/main/data/b.ts', '../channel/connector.ts', './database.ts'),
  imports('a package in data', 'src/main/data/c.ts', 'zod', 'kysely/migration'),
  typesOnly('code of the contract in data', 'src/main/data/d.ts', '#contract/catalog.ts'),
  imports('Electron in data', 'src/main/data/e.ts', 'electron', 'better-sqlite3'),
  imports('Electron in transport', 'src/main/transport/a.ts', 'electron', 'node:http'),
  imports('Electron in config', 'src/main/config/a.ts', 'electron/main', 'electron-store'),
  imports('Electron in the composition root', 'src/main/index.ts', 'electron', '#main/shell/window.ts'),
  imports('SQL in a device', 'src/main/device/a.ts', 'kysely', '#main/data/device-job.ts'),
  imports('SQL in a channel', 'src/main/channel/sync-worker.ts', 'better-sqlite3', '#main/data/database.ts'),
  imports('SQL in the shell', 'src/main/shell/a.ts', 'kysely/migration', 'electron'),
  imports('paths that climb', 'src/main/device/escpos/a.ts', '../../data/sale.ts', '../printer.ts'),
  imports(
    'paths that climb in scripts',
    'scripts/set-up/a.ts',
    '../../src/main/core/sale.ts',
    '#main/core/sale.ts',
  ),
  {
    rule: 'import(no-cycle)',
    what: 'a circle of imports',
    file: 'src/domain/stock/circle.ts',
    refused: "export { two } from './circle-2.ts';\nexport const one = 1;\n",
    accepted: "export { two } from './line-2.ts';\nexport const one = 1;\n",
  },
  {
    rule: 'import(no-cycle)',
    what: 'a circle of types',
    file: 'src/domain/stock/circle-of-types.ts',
    refused:
      "import type { Two } from './circle-of-types-2.ts';\nexport interface One { readonly two: Two }\n",
    accepted: "import type { Two } from './line-2.ts';\nexport interface One { readonly two: Two }\n",
  },
  {
    rule: 'import(no-default-export)',
    what: 'a default export',
    file: 'src/main/core/f.ts',
    refused: 'export default 1;\n',
    accepted: 'export const one = 1;\n',
  },
  {
    rule: 'import(no-mutable-exports)',
    what: 'a variable that others see change',
    file: 'src/main/core/g.ts',
    refused: 'export let one = 1;\nexport function raise(): void {\n  one += 1;\n}\n',
    accepted: 'export const one = 1;\n',
  },
  {
    rule: 'import(no-commonjs)',
    what: 'a module of the old kind',
    file: 'src/main/config/old.ts',
    refused: "export const one: unknown = require('zod');\n",
    accepted: "export { z as one } from 'zod';\n",
  },
  {
    rule: 'unicorn(prefer-node-protocol)',
    what: 'a module of Node that looks like a package',
    file: 'src/main/config/node.ts',
    refused: "export { readFileSync } from 'fs';\n",
    accepted: "export { readFileSync } from 'node:fs';\n",
  },
];

/** Files that the cases above need beside them. */
export const LAYER_NEIGHBOURS: Readonly<Record<string, string>> = {
  'src/domain/stock/circle-2.ts': "import { one } from './circle.ts';\nexport const two = one + 1;\n",
  'src/domain/stock/circle-of-types-2.ts':
    "import type { One } from './circle-of-types.ts';\nexport interface Two { readonly one: One }\n",
  'src/domain/stock/line-2.ts': 'export const two = 2;\nexport type Two = typeof two;\n',
};
