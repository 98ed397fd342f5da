import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { JournalRow, JournalVerdict } from '#contract/journal.ts';
import { JOURNAL_KINDS } from '#domain/journal/kinds.ts';
import { KIND_GROUPS } from '#renderer/features/journal/kind-groups.ts';
import { KNOWN_AT } from './support/fake-shop.ts';
import { renderTill } from './support/render-till.tsx';

function entry(seq: number, kind: string, payload: object, isSigned = true): JournalRow {
  return { seq, at: KNOWN_AT, kind, actor: 'Ben', payload: JSON.stringify(payload), isSigned };
}

const granted = {
  permission: 'sale.void',
  amount: 1500,
  grantedByName: 'Mira',
  reason: 'rung up twice',
};

const entries: readonly JournalRow[] = [
  entry(5, 'from-tomorrow', { odd: true }),
  entry(4, 'sign-in-failed', { name: 'Otto' }),
  entry(3, 'right-granted', granted),
  entry(2, 'sale', { registerCode: 'R1', number: 7, total: 1999 }),
  entry(1, 'drawer-opened', { amount: 0, reason: 'change for a note' }, false),
];

const whole: JournalVerdict = { entries: 5, signed: 5, broken: null, canSign: true };

function open(verdict: JournalVerdict = whole, file: string | null = '/home/mira/journal.jsonl') {
  return renderTill({
    path: '/settings/journal',
    answers: () => ({
      journal: {
        list: ({ limit, before, kinds }) => ({
          entries: entries
            .filter(
              ({ seq, kind }) =>
                (before === null || seq < before) && (kinds.length === 0 || kinds.includes(kind)),
            )
            .slice(0, limit),
        }),
        verify: () => verdict,
        export: () => ({ file, entries: 5 }),
      },
    }),
  });
}

const rows = async (): Promise<(string | null)[]> =>
  within(await screen.findByRole('list', { name: 'Entries, newest first' }))
    .getAllByRole('button')
    .map((row) => row.textContent);

test('tells in plain words what happened, newest first', async () => {
  open();
  const shown = await rows();
  expect(shown[0]).toContain('from-tomorrow');
  expect(shown[1]).toContain('Wrong PINOtto');
  expect(shown[2]).toContain('Void the last sale, up to €15.00, allowed by Mira · rung up twice');
  expect(shown[3]).toContain('R1-000007 · €19.99');
  expect(shown[4]).toContain('Drawer openedchange for a note');
});

test('an entry opens with everything that was written', async () => {
  open();
  await rows();
  fireEvent.click(screen.getByRole('button', { name: /Drawer opened/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Entry 1' }));
  expect(dialog.getByText(/"reason": "change for a note"/)).toBeTruthy();
  expect(dialog.getByText(/not signed/)).toBeTruthy();
});

test('a check that finds nothing says so with its counts', async () => {
  open();
  fireEvent.click(await screen.findByRole('button', { name: 'Check the journal' }));
  expect(await screen.findByText('The journal is whole.')).toBeTruthy();
  expect(screen.getByText('5 entries checked, 5 of them signed.')).toBeTruthy();
});

test.each([
  ['missing', /The entry is missing/],
  ['changed', /was changed afterwards/],
  ['order', /Another entry stands in this place/],
  ['signature', /The signature is missing/],
] as const)('a broken entry is named: %s', async (fault, words) => {
  open({ ...whole, broken: { seq: 3, fault } });
  fireEvent.click(await screen.findByRole('button', { name: 'Check the journal' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The journal is broken at entry 3.');
  expect(alert.textContent).toMatch(words);
});

test('a PC without a keyring is told what that means', async () => {
  open({ ...whole, signed: 0, canSign: false });
  fireEvent.click(await screen.findByRole('button', { name: 'Check the journal' }));
  expect(
    await screen.findByText(/This PC has no keyring, so entries are tied together but not signed/),
  ).toBeTruthy();
});

test('an export says where the file is; whoever changes their mind is told nothing', async () => {
  const { bridge } = open();
  fireEvent.click(await screen.findByRole('button', { name: 'Export as a file' }));
  expect(await screen.findByText('5 entries are in /home/mira/journal.jsonl.')).toBeTruthy();
  expect(bridge.inputsOf('journal.export')).toEqual([{}]);
});

test('a cancelled export says nothing', async () => {
  const { bridge } = open(whole, null);
  fireEvent.click(await screen.findByRole('button', { name: 'Export as a file' }));
  await vi.waitFor(() => expect(bridge.inputsOf('journal.export')).toHaveLength(1));
  expect(screen.queryByText(/entries are in/)).toBeNull();
});

test('every kind belongs to one group that somebody can look for', () => {
  const grouped: readonly string[] = Object.values(KIND_GROUPS).flat();
  expect(grouped.toSorted()).toEqual([...JOURNAL_KINDS].toSorted());
});
