import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSaveFile } from '#main/shell/save-file.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countertop-save-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const file = (suggestedName: string) => ({
  suggestedName,
  filters: [{ name: 'PDF', extensions: ['pdf'] }],
  bytes: new TextEncoder().encode('paper'),
});

const never = () => Promise.reject(new Error('nobody is asked'));

describe('a file to be kept', () => {
  it('goes where the user says', async () => {
    const place = join(folder, 'mine.pdf');
    const asked: unknown[] = [];
    const save = createSaveFile({
      folder: null,
      choose: (wanted) => {
        asked.push(wanted);
        return Promise.resolve(place);
      },
    });
    expect(await save(file('Receipt R1-000001.pdf'))).toBe(place);
    expect(asked).toEqual([
      { name: 'Receipt R1-000001.pdf', filters: [{ name: 'PDF', extensions: ['pdf'] }] },
    ]);
    expect(readFileSync(place, 'utf8')).toBe('paper');
    expect(readdirSync(folder)).toEqual(['mine.pdf']);
  });

  it('is nowhere when the user thinks better of it', async () => {
    const save = createSaveFile({ folder: null, choose: () => Promise.resolve(null) });
    expect(await save(file('a.pdf'))).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['../../etc/passwd', '-..-etc-passwd'],
    ['Receipt: R1/7?.pdf', 'Receipt- R1-7-.pdf'],
    ['.hidden.pdf', 'hidden.pdf'],
    ['a\u0000b\n.pdf', 'a-b-.pdf'],
    ['Bon für Zoë 茶.pdf', 'Bon für Zoë 茶.pdf'],
    ['', 'document'],
    ['...', 'document'],
    [`${'x'.repeat(400)}.pdf`, `${'x'.repeat(116)}.pdf`],
    [`${'茶'.repeat(400)}.pdf`, `${'茶'.repeat(38)}.pdf`],
  ])('called %j stays in the folder that was given, as %j', async (suggested, name) => {
    const save = createSaveFile({ folder, choose: never });
    expect(await save(file(suggested))).toBe(join(folder, name));
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('replaces what was there as a whole, and leaves nothing half written where it can’t', async () => {
    writeFileSync(join(folder, 'a.pdf'), 'before, and longer');
    const save = createSaveFile({ folder, choose: never });
    await save(file('a.pdf'));
    expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('paper');
    const nowhere = createSaveFile({ folder: join(folder, 'gone'), choose: never });
    await expect(nowhere(file('b.pdf'))).rejects.toThrow('ENOENT');
    expect(readdirSync(folder)).toEqual(['a.pdf']);
  });
});
