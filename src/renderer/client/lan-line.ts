import { createStore, type StoreApi } from 'zustand/vanilla';
import { deskSaySchema, type DeskAsk, type DeskSay } from '#contract/desk-wire.ts';
import type { Reply } from '#contract/errors.ts';
import { topicSchema, type Touched } from '#contract/events.ts';
import type { Bridge } from './bridge.ts';
import { RequestFailed } from './client.ts';
import { createLanAsks } from './lan-asks.ts';

/** How the line to the till is. */
export interface LineState {
  /** `broken`: it is tried again by itself; `unpaired`: this device may not come, or not any more. */
  readonly kind: 'opening' | 'open' | 'broken' | 'unpaired';
  /** Whether it was open before: then there is something to look at meanwhile. */
  readonly wasOpen: boolean;
}

/** The way to the till over the shop's network. */
export interface LanLine {
  readonly bridge: Bridge;
  readonly state: StoreApi<LineState>;
  /** Pairs this device by a code, under a name. @throws RequestFailed when the till refuses it or is not reached. */
  readonly pair: (code: string, name: string) => Promise<void>;
  /** Tells the till that somebody touched this device. */
  readonly touched: () => void;
  /** Tries now what else is tried later. */
  readonly wake: () => void;
  readonly close: () => void;
}

/** A socket as far as it is used. */
export type LanSocket = Pick<WebSocket, 'addEventListener' | 'close' | 'send'>;

/** What of the browser is used. */
export interface LanParts {
  readonly open: () => LanSocket;
  /** Rejects when the till is not reached. */
  readonly isPaired: () => Promise<boolean>;
  /** Rejects when the till is not reached. */
  readonly pair: (code: string, name: string) => Promise<Reply>;
}

/** What the till closes a line with when the device is shut out. */
const NOT_PAIRED = 4401;

/** How long until it is tried again, in milliseconds: doubled each time, up to the last. */
const FIRST_WAIT = 500;
const LAST_WAIT = 8_000;

const TOUCHED: DeskAsk = { touched: true };

/** Not sent: nothing happened. */
const DOWN: Reply = { ok: false, error: { code: 'desk-line-down' } };

/** Opens the line, keeps it open as well as it can, and says how it is. */
export function openLanLine(parts: LanParts): LanLine {
  const state = createStore<LineState>(() => ({ kind: 'opening', wasOpen: false }));
  const listeners = new Set<(touched: Touched) => void>();
  const tell = (touched: Touched): void => listeners.forEach((listener) => listener(touched));
  const keeper = keepOpen(parts, state, tell);
  return {
    bridge: {
      invoke: keeper.invoke,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    state,
    pair: async (code, name) => {
      const reply = await parts.pair(code, name).catch(() => DOWN);
      if (!reply.ok) throw new RequestFailed(reply.error.code, reply.error.details ?? {}, null);
      state.setState({ kind: 'opening', wasOpen: false });
      keeper.connect();
    },
    touched: keeper.touched,
    wake: keeper.wake,
    close: keeper.stop,
  };
}

interface Keeper {
  readonly invoke: Bridge['invoke'];
  readonly touched: () => void;
  readonly connect: () => void;
  readonly wake: () => void;
  readonly stop: () => void;
}

function keepOpen(parts: LanParts, state: StoreApi<LineState>, tell: (touched: Touched) => void): Keeper {
  let socket: LanSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let attempts = 0;
  const asks = createLanAsks(() => void fall());
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const last = socket;
    socket = null;
    last?.close();
    asks.giveUp();
  };
  const shutOut = (): void => {
    stop();
    state.setState({ kind: 'unpaired', wasOpen: false });
  };
  const fall = async (): Promise<void> => {
    stop();
    state.setState({ kind: 'broken' });
    const isPaired = await parts.isPaired().catch(() => true);
    if (!isPaired) return shutOut();
    timer = setTimeout(connect, Math.min(LAST_WAIT, FIRST_WAIT * 2 ** attempts));
    attempts += 1;
  };
  const connect = (): void => {
    timer = null;
    const opened = parts.open();
    socket = opened;
    follow(opened, () => socket === opened, {
      onOpen: () => {
        attempts = 0;
        state.setState({ kind: 'open', wasOpen: true });
        // What changed while nobody listened is not known, so everything may have.
        tell({ topics: [...topicSchema.options] });
      },
      onSaid: (said) => ('topics' in said ? tell(said) : asks.settle(said.id, said.reply)),
      onClose: (code) => (code === NOT_PAIRED ? shutOut() : void fall()),
    });
  };
  connect();
  return {
    invoke: (message) => {
      const isOpen = state.getState().kind === 'open';
      return socket === null || !isOpen ? Promise.resolve(DOWN) : asks.send(socket, message);
    },
    touched: () => {
      if (state.getState().kind === 'open') socket?.send(JSON.stringify(TOUCHED));
    },
    connect,
    wake: () => {
      if (timer === null) return;
      clearTimeout(timer);
      attempts = 0;
      connect();
    },
    stop,
  };
}

interface Follower {
  readonly onOpen: () => void;
  readonly onSaid: (said: DeskSay) => void;
  readonly onClose: (code: number) => void;
}

/** Hears a socket for as long as it is the current one. */
function follow(socket: LanSocket, isCurrent: () => boolean, follower: Follower): void {
  socket.addEventListener('open', () => {
    if (isCurrent()) follower.onOpen();
  });
  socket.addEventListener('message', ({ data }) => {
    const said = isCurrent() ? read(data) : null;
    if (said !== null) follower.onSaid(said);
  });
  socket.addEventListener('close', ({ code }) => {
    if (isCurrent()) follower.onClose(code);
  });
}

/** Null for what the till does not say. */
function read(data: unknown): DeskSay | null {
  try {
    return deskSaySchema.parse(JSON.parse(String(data)));
  } catch {
    return null;
  }
}
