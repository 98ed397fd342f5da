import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openLog } from '#main/config/log.ts';

it('writes JSON lines to a file of its folder, without secrets however deep they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countertop-log-'));
  const log = await openLog({ folder, level: 'info' });
  log.warn(
    { key: 'top', store: { apiKey: 'middle', deep: { token: 'bottom' } }, url: 'http://shop' },
    'joined',
  );
  log.debug('too fine');
  const text = (): string =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.log'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('');
  await vi.waitFor(() => expect(text()).toContain('joined'));
  expect(JSON.parse(text())).toMatchObject({
    msg: 'joined',
    url: 'http://shop',
    key: '[removed]',
    store: { apiKey: '[removed]', deep: { token: '[removed]' } },
  });
  rmSync(folder, { recursive: true, force: true });
});
