import { v7 } from 'uuid';
import type { GoodsFile, goodsFile } from '#contract/goods-file.ts';
import type { OutputOf } from '#contract/procedure.ts';

/** A file that somebody chose, as text. `id`: under which it is taken, once however often it is asked. */
export interface ChosenFile {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** More characters than the till takes; a file of goods of that size is none. */
const LARGEST = 40_000_000;

/**
 * The text of a file: UTF-8 or UTF-16 where it says so or fits, else as Windows writes it in western Europe. Null for
 * one that is too big or can't be read.
 */
export async function readChosen(file: File): Promise<ChosenFile | null> {
  if (file.size > LARGEST) return null;
  try {
    return { id: v7(), name: file.name, text: decode(new Uint8Array(await file.arrayBuffer())) };
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes);
    throw error;
  }
}

/** A file with how it is to be read. */
export type Reading = Pick<GoodsFile, 'mapping' | 'decimal'>;

/** Found out from the file itself. */
export const AS_FOUND: Reading = { mapping: null, decimal: null };

/** What a file would do. */
export type Preview = OutputOf<typeof goodsFile.preview>;
