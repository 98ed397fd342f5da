import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Reply } from '#contract/errors.ts';

/** The largest message that is read, in bytes. */
const MAX_BODY = 1_048_576;

/** A running loopback host. */
export interface LoopbackHost {
  readonly port: number;
  close(): Promise<void>;
}

/** Where to listen (0 chooses a port), the token that every message must carry, and who answers. */
export interface LoopbackOptions {
  readonly port: number;
  readonly token: string;
  readonly answer: (message: unknown) => Promise<Reply>;
}

/**
 * The second host of dispatch, for tests: `POST /invoke` with a message as JSON, on 127.0.0.1 only,
 * with `Authorization: Bearer <token>`. The packaged program never starts it.
 */
export async function startLoopback(options: LoopbackOptions): Promise<LoopbackHost> {
  const server = createServer((request, response) => void serve(options, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return { port: portOf(server), close: () => close(server) };
}

async function serve(
  options: LoopbackOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/invoke') return end(response, 404);
  if (!isAuthorised(request, options.token)) return end(response, 401);
  const body = await readBody(request);
  if (body === null) return end(response, 413);
  end(response, 200, await options.answer(parse(body)));
}

/** Text that is no JSON becomes `undefined`, which dispatch refuses like any other bad message. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isAuthorised(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
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

function end(response: ServerResponse, status: number, reply?: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(reply === undefined ? '' : JSON.stringify(reply));
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
