import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Duplex } from 'node:stream';
import { DESK_PATHS } from '#contract/desk-wire.ts';
import type { Topic } from '#contract/events.ts';
import type { Identity } from '#main/config/desk-identity.ts';
import { watchConnections } from './connections.ts';
import { isSameHost, isSameOrigin, tokenOf, type Place } from './same-place.ts';
import { servePage, type Served } from './serve-page.ts';
import { createSockets, refuse, type Sockets } from './sockets.ts';
import { createTokenBucket } from './token-bucket.ts';

/** A running host for second screens. */
export interface LanHost {
  readonly place: Place;
  readonly publish: (topics: readonly Topic[]) => void;
  readonly isHere: (deskId: string) => boolean;
  /** Cuts the lines of a device. */
  readonly drop: (deskId: string) => void;
  readonly close: () => Promise<void>;
}

/** Where to listen (port 0 chooses one, for tests), as whom, and what is served to whom. */
export interface LanOptions extends Place, Pick<Served, 'files' | 'guests'> {
  readonly identity: Identity;
  /** Milliseconds on any clock. */
  readonly now: () => number;
  readonly onTrouble: (detail: string, error: unknown) => void;
}

/** How long a connection may take for what it has to say, in milliseconds. */
const PATIENCE = 10_000;

/** So many requests an address may send: a page with its pictures takes some fifty. */
const REQUESTS_OF_ADDRESS = { burst: 300, perSecond: 10 };

/**
 * The third host of dispatch: HTTPS and WebSocket on one address of this PC, for paired devices in the shop's network.
 * @throws Error with Node's `code` when it can't listen there.
 */
export async function startLanHost(options: LanOptions): Promise<LanHost> {
  const { identity, guests, onTrouble } = options;
  const server = createServer({
    cert: identity.certificate,
    key: identity.key,
    minVersion: 'TLSv1.2',
    maxHeaderSize: 8192,
    headersTimeout: PATIENCE,
    requestTimeout: PATIENCE,
    keepAliveTimeout: PATIENCE,
    handshakeTimeout: PATIENCE,
  });
  const cutAll = watchConnections(server, options.now);
  server.setTimeout(6 * PATIENCE);
  const port = await listen(server, options);
  const place = { address: options.address, port };
  const served: Served = { place, files: options.files, guests };
  const sockets = createSockets(options);
  const mayAsk = createTokenBucket(REQUESTS_OF_ADDRESS, options.now);
  server.on('request', (request, response) => {
    if (!mayAsk(request.socket.remoteAddress ?? '')) return void response.writeHead(429).end();
    servePage(served, request, response).catch((error: unknown) => {
      onTrouble('a second screen got no answer', error);
      response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (!mayAsk(request.socket.remoteAddress ?? '')) return refuse(socket, 429);
    admit(served, sockets, { request, socket, head }).catch((error: unknown) => {
      onTrouble('a second screen got no line', error);
      socket.destroy();
    });
  });
  server.on('error', (error) => onTrouble('the host of the second screens', error));
  const { publish, isHere, drop } = sockets;
  return { place, publish, isHere, drop, close: () => close(server, sockets, cutAll) };
}

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

async function admit(
  { place, guests }: Served,
  sockets: Sockets,
  { request, socket, head }: Upgrade,
): Promise<void> {
  if (!isSameHost(request, place)) return refuse(socket, 421);
  if (!isSameOrigin(request, place)) return refuse(socket, 403);
  if (request.url !== DESK_PATHS.socket) return refuse(socket, 404);
  const deskId = await guests.deskOf(tokenOf(request));
  if (deskId === null) return refuse(socket, 401);
  sockets.open(deskId, request, socket, head);
}

async function listen(server: Server, { address, port }: Place): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('no port');
  return listening.port;
}

function close(server: Server, sockets: Sockets, cutAll: () => void): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    sockets.close();
    cutAll();
  });
}
