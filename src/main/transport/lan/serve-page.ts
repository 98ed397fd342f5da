import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DESK_PATHS, pairAskSchema } from '#contract/desk-wire.ts';
import type { Reply } from '#contract/errors.ts';
import { NONCE_PLACEHOLDER } from '#main/shell/app-protocol.ts';
import { contentPolicy, PICTURE_POLICY } from '#main/shell/content-policy.ts';
import type { Guests } from './guests.ts';
import type { PageFile, PageFiles } from './page-files.ts';
import { cookieOf, isSameHost, isSameOrigin, tokenOf, type Place } from './same-place.ts';

/** What is served, and to whom. */
export interface Served {
  readonly place: Place;
  readonly files: PageFiles;
  readonly guests: Guests;
}

/** The largest wish to be paired that is read, in bytes. */
const MAX_BODY = 2048;

const PICTURE_PATH = /^\/picture\/(\d{1,15})$/;

/** Answers a request that is no socket: a file of the page, the wish to be paired, a picture. Everything else is 404. */
export async function servePage(
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isSameHost(request, served.place)) return end(response, 421);
  // Not decoded and not made shorter: what is not in the list as it stands is not there.
  const path = request.url ?? '';
  if (path === DESK_PATHS.pair) return await servePairing(served, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
  const file = served.files.get(path);
  if (file !== undefined) return serveFile(file, path, response);
  if (path === DESK_PATHS.paired || PICTURE_PATH.test(path))
    return await serveDesk(served, request, response);
  end(response, 404);
}

/** What only a paired device gets: that it is paired, and pictures. */
async function serveDesk(
  { guests }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const deskId = await guests.deskOf(tokenOf(request));
  if (deskId === null) return end(response, 401);
  const id = PICTURE_PATH.exec(request.url ?? '')?.[1];
  if (id === undefined) return end(response, 204);
  const picture = await guests.picture(deskId, id);
  if (picture === null || !/^image\/[\w.+-]+$/.test(picture.type)) return end(response, 404);
  const { body, type } = picture;
  end(response, 200, { type, policy: PICTURE_POLICY, caching: 'private, max-age=86400', body });
}

function serveFile({ body, type }: PageFile, path: string, response: ServerResponse): void {
  const isPage = type.startsWith('text/html');
  const nonce = randomBytes(16).toString('base64');
  const policy = isPage ? contentPolicy({ nonce, devServer: null }) : PICTURE_POLICY;
  const text = isPage ? body.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : body;
  // The names of the page's parts change with what is in them.
  const caching = path.startsWith('/assets/') ? 'private, max-age=604800, immutable' : 'no-store';
  end(response, 200, { type, policy, caching, body: text });
}

async function servePairing(
  { place, guests }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') return end(response, 405);
  if (!isSameOrigin(request, place)) return end(response, 403);
  if (request.headers['content-type'] !== 'application/json') return end(response, 415);
  const body = await readBody(request);
  if (body === null) return end(response, 413);
  const ask = pairAskSchema.safeParse(parse(body));
  if (!ask.success) return endWithReply(response, { ok: false, error: { code: 'bad-request' } });
  const { reply, token } = await guests.pair(ask.data, request.socket.remoteAddress ?? '');
  if (token !== null) response.setHeader('set-cookie', cookieOf(token));
  endWithReply(response, reply);
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) throw new TypeError('a request without an encoding gives bytes');
    size += part.length;
    if (size > MAX_BODY) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function endWithReply(response: ServerResponse, reply: Reply): void {
  const body = JSON.stringify(reply);
  end(response, 200, { type: 'application/json', policy: PICTURE_POLICY, caching: 'no-store', body });
}

interface Content {
  readonly type: string;
  readonly policy: string;
  readonly caching: string;
  readonly body: string | Uint8Array;
}

function end(response: ServerResponse, status: number, content?: Content): void {
  response.writeHead(status, {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
    'cache-control': content?.caching ?? 'no-store',
    ...(content === undefined
      ? { 'content-length': 0 }
      : { 'content-type': content.type, 'content-security-policy': content.policy }),
  });
  response.end(content?.body);
}
