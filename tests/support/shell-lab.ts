import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { launchTill, type LaunchedTill } from './electron.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Builds and starts a program that holds nothing but what draws out of sight, as `globalThis.lab`. */
export async function launchShellLab(): Promise<LaunchedTill> {
  const folder = mkdtempSync(join(tmpdir(), 'countertop-lab-'));
  const main = { name: 'lab', version: '0.0.0', type: 'module', main: 'main.js' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(main));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: fileURLToPath(new URL('./shell-lab-main.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  });
  const env = { COUNTERTOP_LAB_PAGES: join(ROOT, 'out/renderer'), COUNTERTOP_SAVE_FOLDER: folder };
  const lab = await launchTill({ appFolder: folder, env });
  const close = async (): Promise<void> => {
    await lab.close();
    rmSync(folder, { recursive: true });
  };
  return { ...lab, close };
}
