import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterpreter, type Interpreter } from './interpreter.ts';
import {
  automaticBytes,
  drawerByte,
  isPrinting,
  paperByte,
  readyState,
  realTimeByte,
  type PeerState,
} from './peer-state.ts';
import type { Printout } from './printout.ts';
import { createRealTimeScanner } from './real-time.ts';

/** What goes wrong. Bytes are counted from the beginning of each connection. */
export type PeerFault =
  /** Reads no further, answers nothing more, keeps the connection. */
  | { readonly kind: 'hang'; readonly afterBytes: number }
  /** Breaks the connection (RST). */
  | { readonly kind: 'reset'; readonly afterBytes: number }
  /** Takes and prints everything, but answers nothing more. */
  | { readonly kind: 'mute'; readonly afterBytes: number }
  /** Rests between two reads. */
  | { readonly kind: 'slow'; readonly restMs: number }
  /** Sends its status unasked, as fast as the line takes it. */
  | { readonly kind: 'flood' }
  /** The roll ends after so many more lines. */
  | { readonly kind: 'paper-end'; readonly afterLines: number };

export interface PrinterPeerOptions {
  readonly host?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Dots of the head: 576, the default, is 48 columns, 512 is 42, 384 is 32. */
  readonly headDots?: number;
  /** False for a print server that mixes the bytes of two clients; a printer serves one after the other. */
  readonly isExclusive?: boolean;
}

/** A receipt printer on a real TCP port. */
export interface PrinterPeer {
  readonly host: string;
  readonly port: number;
  readonly state: () => PeerState;
  /** Opens its cover, takes its paper, puts a new roll in; it goes on where it stopped. */
  readonly set: (change: Partial<PeerState>) => void;
  /** Null heals it. */
  readonly inject: (fault: PeerFault | null) => void;
  /** All bytes that were read, in order. */
  readonly received: () => Uint8Array;
  /** What is on the paper so far, and every fault of the driver. */
  readonly printout: () => Printout;
  /** Connections made so far, and the most that were open at once. */
  readonly connections: () => { readonly made: number; readonly atOnce: number };
  /** Resolves as soon as the test holds; checked whenever anything happened. */
  readonly until: (test: () => boolean) => Promise<void>;
  /** Breaks all connections and refuses new ones, until it is switched on again with an empty memory. */
  readonly switchOff: () => Promise<void>;
  readonly switchOn: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Body {
  readonly options: Required<PrinterPeerOptions>;
  readonly sockets: Set<Socket>;
  readonly received: Buffer[];
  readonly waiting: { readonly test: () => boolean; readonly resolve: () => void }[];
  state: PeerState;
  fault: PeerFault | null;
  buffer: number[];
  interpreter: Interpreter;
  /** Who is served; others wait. */
  served: Socket | null;
  automaticMask: number;
  isMute: boolean;
  made: number;
  atOnce: number;
}

/** Switches a printer on. */
export async function startPrinterPeer(options: PrinterPeerOptions = {}): Promise<PrinterPeer> {
  const body = createBody({ host: '127.0.0.1', port: 0, headDots: 576, isExclusive: true, ...options });
  const server = createServer({ allowHalfOpen: true }, (socket) => greet(body, socket));
  const { port } = await listen(server, body.options.host, body.options.port);
  const off = async () => {
    for (const socket of body.sockets) socket.destroy();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  return {
    host: body.options.host,
    port,
    state: () => body.state,
    set: (change) => {
      body.state = { ...body.state, ...change };
      if (body.automaticMask !== 0) answer(body, automaticBytes(body.state));
      workOff(body);
    },
    inject: (fault) => {
      body.fault = fault;
      if (fault === null) for (const socket of body.sockets) socket.resume();
      workOff(body);
    },
    received: () => Buffer.concat(body.received),
    printout: () => body.interpreter.soFar(),
    connections: () => ({ made: body.made, atOnce: body.atOnce }),
    until: (test) => until(body, test),
    switchOff: async () => {
      await off();
      body.buffer = [];
      body.automaticMask = 0;
      body.interpreter.restart();
    },
    switchOn: async () => {
      await listen(server, body.options.host, port);
    },
    close: off,
  };
}

function createBody(options: Required<PrinterPeerOptions>): Body {
  const body: Body = {
    options,
    sockets: new Set(),
    received: [],
    waiting: [],
    state: readyState,
    fault: null,
    buffer: [],
    interpreter: createInterpreter(),
    served: null,
    automaticMask: 0,
    isMute: false,
    made: 0,
    atOnce: 0,
  };
  body.interpreter = createInterpreter({
    headDots: options.headDots,
    answer: (bytes) => answer(body, bytes),
    paperByte: () => paperByte(body.state),
    drawerByte: () => drawerByte(body.state),
    onStatusBack: (mask) => {
      body.automaticMask = mask;
      if (mask !== 0) answer(body, automaticBytes(body.state));
    },
    isRealTimeDone: true,
  });
  return body;
}

async function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  server.listen({ host, port });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return address;
}

function greet(body: Body, socket: Socket): void {
  body.sockets.add(socket);
  body.made += 1;
  body.atOnce = Math.max(body.atOnce, body.sockets.size);
  // A client that breaks the connection is part of the game; what follows is in 'close'.
  socket.on('error', () => socket.destroy());
  socket.once('close', () => leave(body, socket));
  if (body.options.isExclusive && body.served !== null) socket.pause();
  else serve(body, socket);
  changed(body);
}

function serve(body: Body, socket: Socket): void {
  const scan = createRealTimeScanner();
  let count = 0;
  body.served = socket;
  socket.on('data', (data: Buffer) => {
    const room = roomFor(body.fault, count);
    count += data.length;
    body.isMute = body.fault?.kind === 'mute' && count > body.fault.afterBytes;
    read(body, socket, data.subarray(0, room), scan);
    if (data.length >= room) breakDown(body, socket);
    else if (body.fault?.kind === 'slow') rest(socket, body.fault.restMs);
  });
  socket.once('end', () => socket.end());
  if (body.fault?.kind === 'flood') flood(body, socket);
  socket.resume();
}

function leave(body: Body, socket: Socket): void {
  body.sockets.delete(socket);
  if (body.served === socket) {
    body.served = null;
    const [next] = body.sockets;
    if (next !== undefined && body.options.isExclusive) serve(body, next);
  }
  changed(body);
}

function read(
  body: Body,
  socket: Socket,
  data: Buffer,
  scan: ReturnType<typeof createRealTimeScanner>,
): void {
  body.received.push(data);
  for (const byte of data) {
    body.buffer.push(byte);
    const command = scan(byte);
    if (command?.kind === 'status') send(body, socket, [realTimeByte(body.state, command.n)]);
    if (command?.kind === 'pulse' && !body.state.hasError) {
      const { pin, onMs } = command;
      body.interpreter.note({ kind: 'pulse', pin, onMs, offMs: onMs, isRealTime: true });
      body.state = { ...body.state, isDrawerOpen: true };
    }
  }
  workOff(body);
}

/** Works the receive buffer off, as long as nothing stops it. */
function workOff(body: Body): void {
  let at = 0;
  while (at < body.buffer.length && isPrinting(body.state)) {
    const events = body.interpreter.feed(body.buffer[at] ?? 0);
    at += 1;
    for (const event of events) afterEvent(body, event.kind);
  }
  body.buffer = body.buffer.slice(at);
  changed(body);
}

function afterEvent(body: Body, kind: Printout['events'][number]['kind']): void {
  if (kind === 'pulse') body.state = { ...body.state, isDrawerOpen: true };
  if (kind !== 'line' || body.fault?.kind !== 'paper-end') return;
  const afterLines = body.fault.afterLines - 1;
  body.fault = afterLines > 0 ? { kind: 'paper-end', afterLines } : null;
  if (afterLines <= 0) body.state = { ...body.state, paper: 'out' };
}

function roomFor(fault: PeerFault | null, count: number): number {
  return fault?.kind === 'hang' || fault?.kind === 'reset' ? Math.max(0, fault.afterBytes - count) : Infinity;
}

function breakDown(body: Body, socket: Socket): void {
  if (body.fault?.kind === 'reset') socket.resetAndDestroy();
  else socket.pause();
  changed(body);
}

function rest(socket: Socket, milliseconds: number): void {
  socket.pause();
  setTimeout(() => socket.resume(), milliseconds);
}

function flood(body: Body, socket: Socket): void {
  if (body.fault?.kind !== 'flood' || !socket.writable) return;
  const again = () => setImmediate(() => flood(body, socket));
  if (socket.write(Uint8Array.from(automaticBytes(body.state)))) again();
  else socket.once('drain', again);
}

function answer(body: Body, bytes: readonly number[]): void {
  if (body.served !== null) send(body, body.served, bytes);
}

function send(body: Body, socket: Socket, bytes: readonly number[]): void {
  if (!body.isMute && socket.writable) socket.write(Uint8Array.from(bytes));
}

function until(body: Body, test: () => boolean): Promise<void> {
  if (test()) return Promise.resolve();
  return new Promise((resolve) => body.waiting.push({ test, resolve }));
}

function changed(body: Body): void {
  for (const [at, each] of [...body.waiting.entries()].toReversed()) {
    if (!each.test()) continue;
    body.waiting.splice(at, 1);
    each.resolve();
  }
}
