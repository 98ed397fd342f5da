import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { deskAskSchema, type DeskSay } from '#contract/desk-wire.ts';
import type { Reply } from '#contract/errors.ts';
import type { Topic } from '#contract/events.ts';
import type { Guests } from './guests.ts';
import { isForDesks } from './procedures.ts';

/** The open lines to second screens. */
export interface Sockets {
  /** Opens a line to a device that proved itself; refuses where there are too many. */
  readonly open: (deskId: string, request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly publish: (topics: readonly Topic[]) => void;
  readonly isHere: (deskId: string) => boolean;
  /** Cuts the lines of a device. */
  readonly drop: (deskId: string) => void;
  readonly close: () => void;
}

/** The largest message that is read, in bytes. */
const MAX_MESSAGE = 64 * 1024;

/** So many lines at once, of all devices and of one (a page that is being loaded anew has two for a moment). */
const MAX_SOCKETS = 24;
const MAX_OF_DESK = 4;

/** So many messages of a line are worked on at once; who sends more is no page of ours. */
const MAX_WAITING = 32;

/** How often a line is asked whether it is still there, in milliseconds; one that does not answer is cut. */
const BEAT = 20_000;

/** Codes of closing that the page tells apart: not paired any more; sent what it should not. */
const NOT_PAIRED = 4401;
const MISUSE = 1008;

interface Line {
  readonly deskId: string;
  readonly socket: WebSocket;
  waiting: number;
  isAlive: boolean;
}

/** Lines over which devices ask and are told what was touched. */
export function createSockets(guests: Guests): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const lines = new Set<Line>();
  const ofDesk = (deskId: string): Line[] => [...lines].filter((line) => line.deskId === deskId);
  let isClosed = false;
  const beat = setInterval(() => lines.forEach(askWhetherAlive), BEAT);
  return {
    open: (deskId, request, socket, head) => {
      const isFull = lines.size >= MAX_SOCKETS || ofDesk(deskId).length >= MAX_OF_DESK;
      if (isFull || isClosed) return refuse(socket, 503);
      server.handleUpgrade(request, socket, head, (opened) => {
        const line: Line = { deskId, socket: opened, waiting: 0, isAlive: true };
        lines.add(line);
        guests.onPresence(deskId);
        opened.on('pong', () => (line.isAlive = true));
        opened.on('error', () => opened.terminate());
        opened.on('message', (data, isBinary) => void hear(guests, line, isBinary ? null : textOf(data)));
        opened.on('close', () => {
          lines.delete(line);
          guests.onPresence(deskId);
        });
      });
    },
    publish: (topics) => lines.forEach(({ socket }) => say(socket, { topics: [...topics] })),
    isHere: (deskId) => ofDesk(deskId).length > 0,
    drop: (deskId) => ofDesk(deskId).forEach(({ socket }) => socket.close(NOT_PAIRED)),
    close: () => {
      isClosed = true;
      clearInterval(beat);
      lines.forEach(({ socket }) => socket.terminate());
      server.close();
    },
  };
}

/** Ends an attempt to open a line before it is one. */
export function refuse(socket: Duplex, status: 400 | 401 | 403 | 404 | 421 | 503): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function hear(guests: Guests, line: Line, text: string | null): Promise<void> {
  const ask = deskAskSchema.safeParse(parse(text));
  if (!ask.success || line.waiting >= MAX_WAITING) return line.socket.close(MISUSE);
  const { id, message } = ask.data;
  line.waiting += 1;
  const reply = isForDesks(message.procedure) ? await guests.answer(line.deskId, message) : STRANGE;
  line.waiting -= 1;
  if (reply === null) line.socket.close(NOT_PAIRED);
  else say(line.socket, { id, reply });
}

const STRANGE: Reply = { ok: false, error: { code: 'unknown-procedure' } };

function say(socket: WebSocket, said: DeskSay): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(said));
}

function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : '';
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function askWhetherAlive(line: Line): void {
  if (!line.isAlive) return line.socket.terminate();
  line.isAlive = false;
  line.socket.ping();
}
