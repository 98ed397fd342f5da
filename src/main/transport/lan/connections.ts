import type { Server } from 'node:https';
import type { Socket } from 'node:net';
import { createTokenBucket } from './token-bucket.ts';

/** So many connections at once, of all devices and of one address: a page opens half a dozen. */
const MOST = 100;
const MOST_OF_ADDRESS = 30;

/** So many new ones an address may open: each costs this PC the work of a handshake. */
const NEW_OF_ADDRESS = { burst: 60, perSecond: 2 };

/**
 * Keeps one address from taking all connections of a server; `now` in milliseconds on any clock. Returns how to cut
 * them all, whatever they are at.
 */
export function watchConnections(server: Server, now: () => number): () => void {
  const open = new Set<Socket>();
  const mayOpen = createTokenBucket(NEW_OF_ADDRESS, now);
  server.maxConnections = MOST;
  server.on('connection', (socket: Socket) => {
    const from = socket.remoteAddress;
    const others = [...open].filter(({ remoteAddress }) => remoteAddress === from);
    if (others.length >= MOST_OF_ADDRESS || !mayOpen(from ?? '')) {
      socket.destroy();
      return;
    }
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return () => {
    for (const socket of open) socket.destroy();
  };
}
