import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { downloadElectron } from '#scripts/setup/electron-download.ts';

const electron = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const modules = path.dirname(electron);
const silent = (): void => undefined;

/** The real installer, in a copy of its package that has no program yet, before a mirror of ours. */
describe('the download of Electron', () => {
  let home: string;
  let packageFolder: string;
  let mirror: Server;
  let asked: string[];
  let respond: RequestListener;

  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'countertop-download-'));
    await mkdir(path.join(modules, '.cache'), { recursive: true });
    packageFolder = await mkdtemp(path.join(modules, '.cache', 'electron-'));
    for (const name of ['package.json', 'install.js', 'checksums.json']) {
      await cp(path.join(electron, name), path.join(packageFolder, name));
    }
    asked = [];
    mirror = createServer((request, response) => {
      asked.push(String(request.url));
      respond(request, response);
    }).listen(0, '127.0.0.1');
    await once(mirror, 'listening');
    const address = mirror.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${address.port}/`);
    vi.stubEnv('electron_config_cache', path.join(home, 'electron'));
    vi.stubEnv('XDG_CACHE_HOME', home);
  });

  afterEach(async () => {
    vi.unstubAllEnvs();
    mirror.closeAllConnections();
    mirror.close();
    await rm(home, { recursive: true });
    await rm(packageFolder, { recursive: true });
  });

  const download = (retry = false, patience = 15_000) =>
    downloadElectron({ retry, note: silent, packageFolder, patience });

  it('remembers a failure and asks again only when told to', async () => {
    respond = (_, response) => response.writeHead(503).end();
    const first = await download();
    expect(first).toMatchObject({ ok: false });
    expect(JSON.stringify(first)).toContain('503');
    expect(asked).toHaveLength(1);
    expect(await download()).toEqual(first);
    expect(asked).toHaveLength(1);
    await download(true);
    expect(asked).toHaveLength(2);
  });

  it('gives up on a server that never sends a byte', async () => {
    respond = () => undefined;
    expect(await download(false, 700)).toEqual({ ok: false, reason: 'nothing arrived for 0.7 s' });
  });

  it('refuses an archive with another checksum, and installs nothing', async () => {
    respond = (_, response) => response.end('not Electron');
    expect(await download()).toMatchObject({ ok: false });
    expect(await readdir(packageFolder)).toEqual(['checksums.json', 'install.js', 'package.json']);
  });

  it('says in words that the server is out of reach', async () => {
    mirror.close();
    await once(mirror, 'close');
    expect(await download()).toEqual({ ok: false, reason: "its release server can't be reached" });
  });
});
