import { describe, expect, it } from 'vitest';
import { isAllowed } from '#domain/party/role.ts';
import { PROCEDURES } from './procedures.ts';

const CLERK = [
  'catalog.byCode',
  'catalog.byIds',
  'catalog.categories',
  'catalog.search',
  'device.printer',
  'receipt.reprint',
  'receipt.view',
  'sale.commit',
  'sale.draft',
  'sale.keepDraft',
  'sale.recent',
  'setup.state',
  'sync.now',
  'sync.refused',
  'sync.status',
];

const MANAGER_ONLY = [
  'device.display',
  'device.showDisplay',
  'device.usePrinter',
  'setup.check',
  'setup.connect',
  'setup.giveKey',
  'setup.startAlone',
  'sync.retry',
];

describe('rights', () => {
  const allowed = (role: 'clerk' | 'manager'): string[] =>
    PROCEDURES.filter(({ procedure }) => isAllowed(role, procedure.permission)).map(({ name }) => name);

  it('let a clerk do what selling takes, and nothing else', () => {
    expect(allowed('clerk').toSorted()).toEqual(CLERK);
  });

  it('let a manager do everything', () => {
    expect(allowed('manager').toSorted()).toEqual([...CLERK, ...MANAGER_ONLY].toSorted());
    expect(allowed('manager')).toHaveLength(PROCEDURES.length);
  });
});

describe('kinds', () => {
  const named = (kind: string): string[] =>
    PROCEDURES.filter(({ procedure }) => procedure.kind === kind)
      .map(({ name }) => name)
      .toSorted();

  it('say what writes in one transaction', () => {
    expect(named('command')).toEqual(['receipt.reprint', 'sale.commit', 'sale.keepDraft', 'sync.retry']);
  });

  it('say what may wait for the world outside', () => {
    expect(named('task')).toEqual([
      'device.showDisplay',
      'device.usePrinter',
      'setup.check',
      'setup.connect',
      'setup.giveKey',
      'setup.startAlone',
      'sync.now',
    ]);
  });
});
