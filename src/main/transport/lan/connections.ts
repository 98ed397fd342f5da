import type { Server } from 'node:https';
import type { Socket } from 'node:net';

/** So many connections at once, of all devices and of one address: a page opens half a dozen. */
const MOST = 100;
const MOST_OF_ADDRESS = 30;

/** Keeps one address from taking all connections of a server. Returns how to cut them all, whatever they are at. */
export function watchConnections(server: Server): () => void {
  const open = new Set<Socket>();
  server.maxConnections = MOST;
  server.on('connection', (socket: Socket) => {
    const from = socket.remoteAddress;
    const others = [...open].filter(({ remoteAddress }) => remoteAddress === from);
    if (others.length >= MOST_OF_ADDRESS) {
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
