import type { Read } from './connector.ts';

const MAX_BYTES = 4_000_000;

interface Picture {
  readonly body: Uint8Array;
  readonly type: string;
}

/** The bytes of a picture of a store. The key is not sent along: pictures may lie on another host. */
export async function fetchPicture(
  { url: base }: { readonly url: string },
  { timeoutMs }: { readonly timeoutMs: number },
  url: string,
): Promise<Read<Picture>> {
  const address = URL.canParse(url, base) ? new URL(url, base) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) return refused('not a web address');
  try {
    return await readPicture(await fetch(address, { signal: AbortSignal.timeout(timeoutMs) }));
  } catch (error) {
    return later(String(error));
  }
}

async function readPicture({ status, headers, body }: Response): Promise<Read<Picture>> {
  if (status >= 500 || status === 429) return later(`HTTP ${status}`);
  const type = headers.get('content-type') ?? '';
  if (status !== 200 || body === null) return refused(`HTTP ${status}`);
  if (!type.startsWith('image/')) return refused(`not a picture but ${type}`);
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  const parts: Uint8Array[] = [];
  for (let size = 0; ;) {
    const { value } = await reader.read();
    if (value === undefined) return { kind: 'read', value: { body: Buffer.concat(parts), type } };
    size += value.length;
    if (size > MAX_BYTES) {
      await reader.cancel();
      return refused('too large');
    }
    parts.push(value);
  }
}

function refused(why: string): Read<never> {
  return { kind: 'refused', code: 'other', message: `The picture can not be had: ${why}.` };
}

function later(why: string): Read<never> {
  return { kind: 'later', afterMs: 60_000, message: `The picture can not be had now: ${why}.` };
}
