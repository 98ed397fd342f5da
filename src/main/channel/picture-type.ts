/** The pictures that are kept: the first bytes say what they are, whatever the store calls them. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';

const EXTENSIONS: Readonly<Record<PictureType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

/** What a picture is by its first bytes; null for anything else, SVG included: it can hold programs. */
export function pictureTypeOf(body: Uint8Array): PictureType | null {
  const begin = String.fromCodePoint(...body.subarray(0, 12));
  if (begin.startsWith('\u0089PNG\r\n\u001A\n')) return 'image/png';
  if (begin.startsWith('\u00FF\u00D8\u00FF')) return 'image/jpeg';
  if (begin.startsWith('GIF87a') || begin.startsWith('GIF89a')) return 'image/gif';
  if (begin.startsWith('RIFF') && begin.endsWith('WEBP')) return 'image/webp';
  return null;
}

/** The ending of a picture's file name. */
export function extensionOf(type: PictureType): string {
  return EXTENSIONS[type];
}

/** The type that a file name's ending says; null when it is none of ours. */
export function typeOfFile(file: string): PictureType | null {
  const types: readonly PictureType[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
  return types.find((type) => file.endsWith(`.${EXTENSIONS[type]}`)) ?? null;
}
