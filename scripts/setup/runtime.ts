// Finds the Electron to run: one that was given, the product's own, or the fallback where that can't be fetched.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { downloadElectron, ownProgram, pinnedVersion } from './electron-download.ts';
import { FALLBACK_VERSION, fallbackRuntime } from './fallback-runtime.ts';
import type { Note } from './progress.ts';

export interface Runtime {
  readonly kind: 'given' | 'own' | 'fallback';
  readonly version: string;
  /** The program to start. */
  readonly program: string;
  /** The folder for ELECTRON_OVERRIDE_DIST_PATH; undefined for the product's own, which needs no telling. */
  readonly folder: string | undefined;
  /** Why the product's own was not taken. */
  readonly reason?: string;
}

/** The first Electron whose Node loads the prebuilt better-sqlite3, a Node-API 10 binary. */
const FIRST_WITH_NODE_API_10 = 36;

/** Makes an Electron runtime available; `retry` asks Electron's release server again after a remembered failure. */
export async function prepareRuntime(retry: boolean, note: Note): Promise<Runtime> {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (given !== undefined && given !== '') return inFolder('given', given, await versionIn(given));
  const download = await downloadElectron({ retry, note });
  if (download.ok) {
    return { kind: 'own', version: await pinnedVersion(), program: await ownProgram(), folder: undefined };
  }
  const folder = await fallbackRuntime(note);
  return { ...inFolder('fallback', folder, FALLBACK_VERSION), reason: download.reason };
}

/** One line's worth about a runtime. */
export function describeRuntime(runtime: Runtime): string {
  if (runtime.kind === 'given') return `${runtime.version} as ELECTRON_OVERRIDE_DIST_PATH says`;
  if (runtime.kind === 'own') return runtime.version;
  return `fallback ${runtime.version}, because Electron's own download failed (${runtime.reason ?? 'no reason'})`;
}

/** Whether better-sqlite3 has to be built from source for this runtime. */
export function needsBuiltSqlite(runtime: Runtime): boolean {
  return Number(runtime.version.split('.')[0]) < FIRST_WITH_NODE_API_10;
}

function inFolder(kind: 'given' | 'fallback', folder: string, version: string): Runtime {
  const name = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  const program =
    process.platform === 'win32' || process.platform === 'darwin' ? name[process.platform] : 'electron';
  return { kind, version, program: path.join(folder, program), folder };
}

async function versionIn(folder: string): Promise<string> {
  const text = await readFile(path.join(folder, 'version'), 'utf8');
  return text.trim().replace(/^v/, '');
}
