import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { z } from 'zod';

/** A file of the page, in memory. */
export interface PageFile {
  readonly body: Buffer;
  readonly type: string;
}

/** The files of the second screen's page by the path that a browser asks for; there is nothing else to ask for. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.svg': 'image/svg+xml',
};

const PAGE = 'desk.html';

const chunkSchema = z.looseObject({
  file: z.string(),
  css: z.array(z.string()).default([]),
  assets: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
  dynamicImports: z.array(z.string()).default([]),
});

const manifestSchema = z.record(z.string(), chunkSchema);

type Manifest = z.output<typeof manifestSchema>;

/** Reads the page that was built into a folder, with all that it is made of; null where it was not built. */
export async function readPage(folder: string): Promise<PageFiles | null> {
  const text = await readFile(join(folder, '.vite', 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const names = filesOf(manifestSchema.parse(JSON.parse(text)));
  if (names === null) return null;
  const files = await Promise.all(
    [...names].map(async (name): Promise<[string, PageFile]> => [
      `/${name}`,
      { body: await readFile(join(folder, name)), type: typeOf(name) },
    ]),
  );
  const page: PageFile = { body: await readFile(join(folder, PAGE)), type: typeOf(PAGE) };
  return new Map([['/', page], ...files]);
}

function filesOf(manifest: Manifest): ReadonlySet<string> | null {
  if (manifest[PAGE] === undefined) return null;
  const files = new Set<string>();
  const seen = new Set<string>();
  const waiting = [PAGE];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = manifest[name];
    if (chunk === undefined || seen.has(name)) continue;
    seen.add(name);
    for (const file of [chunk.file, ...chunk.css, ...chunk.assets]) files.add(file);
    waiting.push(...chunk.imports, ...chunk.dynamicImports);
  }
  return files;
}

function typeOf(name: string): string {
  const type = TYPES[extname(name)];
  if (type === undefined) throw new Error(`the page has a file of an unknown kind: ${name}`);
  return type;
}
