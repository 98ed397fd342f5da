import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** What may go wrong between a till and its store. */
export type Fault =
  /** The store never sees the request, the connection is cut. */
  | 'lostRequest'
  /** The store acts, its answer is lost. */
  | 'lostAnswer'
  /** The till is cut off at once, the store gets the request when `release` is called. */
  | 'late'
  /** The store acts, its answer never comes, the connection stays open. */
  | 'stuck'
  /** The store acts, and then half of its answer comes. */
  | 'truncated'
  /** The store acts, the till is told 502. */
  | 'errorAfter'
  /** The answer comes after a while. */
  | 'slow'
  /** The answer comes piece by piece. */
  | 'trickle'
  /** The store acts twice. */
  | 'twice'
  /** A page of HTML with 200, as a captive portal or a maintenance page gives. */
  | 'html'
  | 'error500'
  | 'error503'
  | 'error429'
  /** The credentials are taken out. */
  | 'noAuth';

/** Decides what happens to a request, by its number since the last `plan` (from 0) and its body. */
export type Plan = (nth: number, body: string) => Fault | null;

/** A proxy that makes a store misbehave as planned. */
export interface FaultProxy {
  readonly url: string;
  /** Replaces the plan and starts counting anew. */
  readonly plan: (plan: Plan | null) => void;
  /** Replaces the plan by chance. */
  readonly set: (chances: Chances) => void;
  /** Requests since the last `plan`. */
  readonly count: () => number;
  /** All requests ever. */
  readonly total: () => number;
  /** Takes no connection any more, or takes them again: a line that is down is refused at once. */
  readonly listen: (isUp: boolean) => Promise<void>;
  /** Delivers what was `late`, and waits for the store to have acted on it. */
  readonly release: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

type Deliver = (received: Received) => Promise<Answered>;

/** Answers that the proxy gives without asking the store. */
const OWN_ANSWERS: Readonly<Partial<Record<Fault, { status: number; type: string; body: string }>>> = {
  html: { status: 200, type: 'text/html', body: '<html><body>Sign in to the network</body></html>' },
  error500: { status: 500, type: 'text/plain', body: 'internal error' },
  error503: { status: 503, type: 'text/plain', body: 'unavailable' },
  error429: { status: 429, type: 'text/plain', body: 'slow down' },
};

/** Seconds that a 429 or 503 asks to wait. */
export const RETRY_AFTER_S = 7;

/** Faults by chance, the same for the same seed. */
export interface Chances {
  /** How likely each fault is, from 0 to 1. */
  readonly weights: Readonly<Partial<Record<Fault, number>>>;
  /** Only requests whose body holds this text. */
  readonly only?: string;
  readonly seed?: number;
}

/** A plan that draws. */
function drawing({ weights, only = '', seed = 1 }: Chances): Plan {
  let state = seed >>> 0 || 1;
  const draw = (): number => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  return (_, body) => {
    if (!body.includes(only)) return null;
    let left = draw();
    return FAULTS.find((fault) => (left -= weights[fault] ?? 0) < 0) ?? null;
  };
}

const FAULTS: readonly Fault[] = [
  'slow',
  'trickle',
  'lostRequest',
  'lostAnswer',
  'late',
  'stuck',
  'truncated',
  'errorAfter',
  'twice',
  'html',
  'error500',
  'error503',
  'error429',
  'noAuth',
];

/** Starts a proxy in front of the store on the port `target` of this machine. */
export async function startFaultProxy(options: { readonly target: number }): Promise<FaultProxy> {
  const target = `http://127.0.0.1:${options.target}`;
  let plan: Plan | null = null;
  let count = 0;
  let total = 0;
  const late: Received[] = [];
  const deliver: Deliver = (received) => forward(target, received);
  const server = createServer((incoming, outgoing) => {
    receive(incoming)
      .then(async (received) => {
        const fault = plan?.(count, received.body.toString()) ?? null;
        count += 1;
        total += 1;
        if (fault === 'late') late.push(received);
        await serve(fault, received, deliver, outgoing);
      })
      // What fails behind the proxy looks like a cut line in front of it.
      .catch(() => outgoing.destroy());
  });
  const port = await freePort();
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const setPlan = (next: Plan | null): void => {
    plan = next;
    count = 0;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    plan: setPlan,
    set: (chances) => {
      setPlan(drawing(chances));
    },
    count: () => count,
    total: () => total,
    listen: async (isUp) => {
      if (server.listening === isUp) return;
      if (isUp) {
        server.listen(port, '127.0.0.1');
        await once(server, 'listening');
        return;
      }
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
    release: async () => {
      for (const received of late.splice(0)) await deliver(received);
    },
    close: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

async function serve(
  fault: Fault | null,
  received: Received,
  deliver: Deliver,
  outgoing: ServerResponse,
): Promise<void> {
  const own = fault === null ? undefined : OWN_ANSWERS[fault];
  if (own !== undefined) {
    outgoing.writeHead(own.status, { 'content-type': own.type, 'retry-after': String(RETRY_AFTER_S) });
    outgoing.end(own.body);
    return;
  }
  if (fault === 'lostRequest' || fault === 'late') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  if (fault === 'twice') await deliver(received);
  const answered = await deliver(fault === 'noAuth' ? withoutCredentials(received) : received);
  await answer(fault, answered, outgoing);
}

async function answer(fault: Fault | null, answered: Answered, outgoing: ServerResponse): Promise<void> {
  switch (fault) {
    case 'stuck':
      return;
    case 'lostAnswer':
      outgoing.destroy();
      return;
    case 'errorAfter':
      outgoing.writeHead(502).end('bad gateway');
      return;
    case 'trickle':
      await trickle(answered, outgoing);
      return;
    case 'slow':
      await pause(SLOW_MS);
      pass(answered, false, outgoing);
      return;
    default:
      pass(answered, fault === 'truncated', outgoing);
  }
}

/** Byte by byte would take for ever; so many pieces show as well who believes half an answer. */
const PIECES = 8;
const PIECE_MS = 100;
const SLOW_MS = 2000;

async function trickle({ status, headers, body }: Answered, outgoing: ServerResponse): Promise<void> {
  const { 'transfer-encoding': _, connection: __, ...kept } = headers;
  outgoing.writeHead(status, { ...kept, 'content-length': body.length });
  const size = Math.max(1, Math.ceil(body.length / PIECES));
  for (let from = 0; from < body.length; from += size) {
    outgoing.write(body.subarray(from, from + size));
    await pause(PIECE_MS);
  }
  outgoing.end();
}

function pass({ status, headers, body }: Answered, isTruncated: boolean, outgoing: ServerResponse): void {
  const { 'transfer-encoding': _, connection: __, ...kept } = headers;
  if (!isTruncated) {
    outgoing.writeHead(status, { ...kept, 'content-length': body.length }).end(body);
    return;
  }
  // A length that fits makes it look whole: the cut shows only to who parses it.
  const half = body.subarray(0, body.length >> 1);
  outgoing.writeHead(status, { ...kept, 'content-length': half.length }).end(half);
}

function withoutCredentials(received: Received): Received {
  const { authorization: _, 'vendure-api-key': __, ...headers } = received.headers;
  return { ...received, headers };
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  const body = await collect(incoming);
  return { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers: incoming.headers, body };
}

async function forward(target: string, { method, path, headers, body }: Received): Promise<Answered> {
  const url = new URL(path, target);
  return await new Promise<Answered>((resolve, reject) => {
    const sent = request(
      url,
      { method, headers: { ...headers, host: url.host, connection: 'close' } },
      (answer) => {
        collect(answer).then((bytes) => {
          resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: bytes });
        }, reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
