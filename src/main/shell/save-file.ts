import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileToSave, PaperPorts } from '#main/core/paper.ts';

/** What keeping a file works with. */
export interface SaveFileParts {
  /** Asks for a place, with the file's name to begin with; null when nothing was chosen. */
  readonly choose: (file: Pick<FileToSave, 'filters'> & { readonly name: string }) => Promise<string | null>;
  /** A folder to save into without asking, or null. */
  readonly folder: string | null;
}

/** Characters that a file name may not hold on one system or another. */
const NOT_IN_NAMES = /[<>:"/\\|?*\p{Cc}\p{Cf}]/gu;

/** Bytes of a name with its extension; every file system takes that many, and what is written beside it meanwhile. */
const NAME_BYTES = 120;

/** Keeps files where the user chooses, or in the folder that was given for all of them. */
export function createSaveFile({ choose, folder }: SaveFileParts): PaperPorts['saveFile'] {
  return async ({ suggestedName, filters, bytes }) => {
    const name = plainName(suggestedName);
    const path = folder === null ? await choose({ name, filters }) : join(folder, name);
    if (path === null) return null;
    await writeWhole(path, bytes);
    return path;
  };
}

/** A name without a folder, hidden nowhere, ending as it did. */
function plainName(suggested: string): string {
  const clean = suggested
    .normalize('NFC')
    .replaceAll(NOT_IN_NAMES, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const [extension = ''] = /\.\w{1,8}$/.exec(clean) ?? [];
  const stem = clean.slice(0, clean.length - extension.length);
  return `${head(stem, NAME_BYTES - extension.length) || 'document'}${extension}`;
}

/** The longest beginning of so many bytes, in whole characters. */
function head(text: string, bytes: number): string {
  return new TextDecoder().decode(Buffer.from(text).subarray(0, bytes)).replace(/\ufffd+$/, '');
}

/** Beside its place first, so that a full disk leaves what was there before. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(part, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
