import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData } from 'ws';
import type { Topic } from '#contract/events.ts';
import { createLines, type Line, type LinesParts } from './lines.ts';

/** The open lines to second screens. */
export interface Sockets {
  /** Opens a line to a device that proved itself; refuses where there are too many. */
  readonly open: (deskId: string, request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly publish: (topics: readonly Topic[]) => void;
  readonly isHere: (deskId: string) => boolean;
  /** Cuts the lines of a device: from now on nothing is heard of it, and nothing said. */
  readonly drop: (deskId: string) => void;
  readonly close: () => void;
}

/** The largest message that is read, in bytes. */
const MAX_MESSAGE = 64 * 1024;

/** So many lines at once, of all devices and of one (a page that is being loaded anew has two for a moment). */
const MAX_SOCKETS = 24;
const MAX_OF_DESK = 4;

/** How often a line is asked whether it is still there, in milliseconds; one that does not answer is cut. */
const BEAT = 20_000;

/** Lines over which devices ask and are told what was touched. */
export function createSockets(parts: LinesParts): Sockets {
  const { guests } = parts;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const { open, ofDesk, hear, publish, drop } = createLines(parts);
  let isClosed = false;
  const beat = setInterval(() => open.forEach(askWhetherAlive), BEAT);
  return {
    open: (deskId, request, socket, head) => {
      const isFull = open.size >= MAX_SOCKETS || ofDesk(deskId).length >= MAX_OF_DESK;
      if (isFull || isClosed) return refuse(socket, 503);
      server.handleUpgrade(request, socket, head, (opened) => {
        const line: Line = { deskId, socket: opened, waiting: 0, isAlive: true };
        open.add(line);
        guests.onPresence(deskId);
        opened.on('pong', () => (line.isAlive = true));
        opened.on('error', () => opened.terminate());
        opened.on('message', (data, isBinary) => hear(line, isBinary ? null : textOf(data)));
        opened.on('close', () => {
          open.delete(line);
          guests.onPresence(deskId);
        });
      });
    },
    publish,
    isHere: (deskId) => ofDesk(deskId).length > 0,
    drop,
    close: () => {
      isClosed = true;
      clearInterval(beat);
      open.forEach(({ socket }) => socket.terminate());
      server.close();
    },
  };
}

/** Ends an attempt to open a line before it is one. */
export function refuse(socket: Duplex, status: 401 | 403 | 404 | 421 | 429 | 503): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : '';
}

function askWhetherAlive(line: Line): void {
  if (!line.isAlive) return line.socket.terminate();
  line.isAlive = false;
  line.socket.ping();
}
