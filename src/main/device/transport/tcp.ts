import { connect, type Socket } from 'node:net';
import type { PrinterAddress } from './address.ts';
import type { PrinterLine, PrinterTransport, SendResult } from './line.ts';

/** How long to wait, in milliseconds. */
export interface TcpTimeouts {
  readonly connectMs: number;
  /** Without the printer taking a single byte more. */
  readonly stallMs: number;
  /** For the printer to close its side after we closed ours. */
  readonly closeMs: number;
}

/** Long enough for a printer that is busy, short enough for a person who waits. */
const defaultTcpTimeouts: TcpTimeouts = { connectMs: 3000, stallMs: 10_000, closeMs: 2000 };

/** Small enough that a slow printer shows progress between two chunks. */
const CHUNK = 4096;

/**
 * A printer's raw port. One connection at a time through one transport, as most printers serve one only: keep one
 * transport for each printer. What the printer sends is always read, since unread bytes would make closing the
 * connection throw away what it has not printed yet; closing is done in halves for the same reason.
 */
export function createTcpTransport(
  address: PrinterAddress,
  timeouts: TcpTimeouts = defaultTcpTimeouts,
): PrinterTransport {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    use: (onBytes, work) => {
      const mine = turn.then(async () => {
        const socket = await open(address, timeouts);
        if (socket === null) return null;
        return await workOn(socket, onBytes, work, timeouts);
      });
      turn = mine.catch(() => null);
      return mine;
    },
  };
}

async function workOn<T>(
  socket: Socket,
  onBytes: (bytes: Uint8Array) => void,
  work: (line: PrinterLine) => Promise<T>,
  timeouts: TcpTimeouts,
): Promise<T> {
  socket.on('data', onBytes);
  let isLost = false;
  const silenced = new Promise<void>((resolve) => {
    socket.on('error', () => {
      isLost = true;
      resolve();
    });
    socket.once('end', resolve);
    socket.once('close', resolve);
  });
  const line: PrinterLine = {
    send: (bytes) => send(socket, bytes, timeouts.stallMs),
    silenced,
    isLost: () => isLost,
  };
  try {
    return await work(line);
  } finally {
    await close(socket, timeouts.closeMs);
  }
}

function open(address: PrinterAddress, timeouts: TcpTimeouts): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ host: address.host, port: address.port, allowHalfOpen: true, noDelay: true });
    const giveUp = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(null);
    };
    const timer = setTimeout(giveUp, timeouts.connectMs);
    socket.once('error', giveUp);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', giveUp);
      resolve(socket);
    });
  });
}

async function send(socket: Socket, bytes: Uint8Array, stallMs: number): Promise<SendResult> {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const result = await sendChunk(socket, bytes.subarray(at, at + CHUNK), stallMs);
    if (result !== 'taken') return result;
  }
  return 'taken';
}

function sendChunk(socket: Socket, chunk: Uint8Array, stallMs: number): Promise<SendResult> {
  return new Promise((resolve) => {
    const settle = (result: SendResult) => {
      clearTimeout(timer);
      socket.off('close', lose);
      resolve(result);
    };
    const lose = () => settle('lost');
    const timer = setTimeout(() => settle('stalled'), stallMs);
    socket.once('close', lose);
    if (socket.destroyed) return lose();
    socket.write(chunk, (error) => settle(error === undefined || error === null ? 'taken' : 'lost'));
  });
}

function close(socket: Socket, closeMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) return resolve();
    const timer = setTimeout(() => socket.destroy(), closeMs);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.end();
    if (socket.readableEnded) socket.destroySoon();
  });
}
