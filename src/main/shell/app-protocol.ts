import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CustomScheme } from 'electron';
import { contentPolicy, PICTURE_POLICY } from './content-policy.ts';
import { servedFile } from './served-file.ts';

/** The scheme has to be known before the program is ready. */
export const APP_SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Where the till's page lives, and the one origin that may talk to the program. */
export const APP_ORIGIN = 'app://till';

/** What the build puts where a nonce belongs; each answer gets one of its own. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** A picture as kept locally. */
export interface Picture {
  readonly body: Uint8Array;
  readonly type: string;
}

/** Where pages and pictures come from. */
export interface AppSource {
  /** The folder of the built page. */
  readonly folder: string;
  /** The development server to fetch pages from instead, else null. */
  readonly devServer: string | null;
  /** A picture by its id, or null. */
  readonly picture: (id: string) => Promise<Picture | null>;
  readonly onTrouble: (detail: string, error: unknown) => void;
}

const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/gif', 'image/svg+xml'];
const PICTURE_PATH = /^\/picture\/([\w-]{1,100})$/;

/**
 * Answers what the page asks of `app://till/…`: its own files, and pictures under `picture/<id>` (letters, digits,
 * `-` and `_`, at most 100). Everything else is 404, a method other than GET 405, a fault 500; it never rejects.
 */
export function createAppHandler(source: AppSource): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return refuse(405);
    const url = new URL(request.url);
    if (url.host !== 'till') return refuse(404);
    try {
      return await answer(source, url);
    } catch (error) {
      source.onTrouble(`${url.pathname} can't be served`, error);
      return refuse(500);
    }
  };
}

function answer(source: AppSource, url: URL): Promise<Response> {
  const id = PICTURE_PATH.exec(url.pathname)?.[1];
  if (id !== undefined) return answerPicture(source, id);
  return source.devServer === null
    ? answerFile(source.folder, url.pathname)
    : answerFromServer(source.devServer, url);
}

async function answerPicture(source: AppSource, id: string): Promise<Response> {
  const picture = await source.picture(id);
  if (picture === null || !PICTURE_TYPES.includes(picture.type)) return refuse(404);
  return new Response(new Uint8Array(picture.body), {
    headers: headers(picture.type, PICTURE_POLICY, { 'cache-control': 'private, max-age=86400' }),
  });
}

async function answerFile(folder: string, pathname: string): Promise<Response> {
  const served = servedFile(folder, pathname);
  if (served === null) return refuse(404);
  const body = await readFile(served.file).catch(notThere);
  if (body === null) return refuse(404);
  return served.type.startsWith('text/html')
    ? answerPage(body.toString('utf8'), served.type, null)
    : new Response(new Uint8Array(body), { headers: headers(served.type, PICTURE_POLICY) });
}

async function answerFromServer(devServer: string, url: URL): Promise<Response> {
  const reply = await fetch(new URL(url.pathname + url.search, devServer));
  const type = reply.headers.get('content-type') ?? 'text/plain';
  if (type.startsWith('text/html')) return answerPage(await reply.text(), type, devServer);
  return new Response(reply.body, { status: reply.status, headers: headers(type, PICTURE_POLICY) });
}

function answerPage(html: string, type: string, devServer: string | null): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(html.replaceAll(NONCE_PLACEHOLDER, nonce), {
    headers: headers(type, contentPolicy({ nonce, devServer }), { 'cache-control': 'no-store' }),
  });
}

function headers(type: string, policy: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...more,
  };
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: { 'x-content-type-options': 'nosniff' } });
}

function notThere(error: unknown): null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'EISDIR') return null;
  throw error;
}
