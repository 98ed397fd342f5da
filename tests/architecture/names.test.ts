import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyName, sourceFiles } from './names.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('names', () => {
  it.each([
    ['src/domain/utils/round.ts', 'utils'],
    ['src/main/core/sale-helper.ts', 'helper'],
    ['src/renderer/ui/common.tsx', 'common'],
    ['src/main/misc/a.ts', 'misc'],
    ['src/main/device/PrinterManager.ts', 'manager'],
    ['scripts/setup/store.service.ts', 'service'],
  ])('tells that %s says nothing', (path, name) => {
    expect(emptyName(path)).toBe(name);
  });

  it.each([
    'src/domain/sale/settle.ts',
    'src/main/core/commonplace.ts',
    'src/renderer/ui/MiscellanyCard.tsx',
  ])('lets %s be', (path) => {
    expect(emptyName(path)).toBeNull();
  });

  it('say what is inside, in every folder of the project', () => {
    const files = sourceFiles('src', 'tests', 'scripts', 'plugins', 'migrations', 'locales');
    expect(files).toContain('src/main/data/sale.ts');
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((path) => emptyName(path) !== null)).toEqual([]);
  });
});

describe('exceptions from the rules', () => {
  const SWITCH = /(?:oxlint|eslint)-disable|@ts-(?:ignore|nocheck|expect-error)/;

  it('stand in .oxlintrc.json alone, each with its reason', () => {
    const files = sourceFiles('src', 'tests', 'scripts').filter(
      (path) =>
        /\.tsx?$/.test(path) && !path.startsWith('tests/architecture/') && !path.startsWith('tests/store/'),
    );
    expect(files.filter((path) => SWITCH.test(readFileSync(join(ROOT, path), 'utf8')))).toEqual([]);
  });
});
