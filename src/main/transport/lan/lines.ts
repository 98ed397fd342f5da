import type { WebSocket } from 'ws';
import { deskAskSchema, type DeskMessage, type DeskSay } from '#contract/desk-wire.ts';
import type { Reply } from '#contract/errors.ts';
import type { Topic } from '#contract/events.ts';
import type { Guests } from './guests.ts';
import { isForDesks } from './procedures.ts';
import { createTokenBucket } from './token-bucket.ts';

/** A line to a device. */
export interface Line {
  readonly deskId: string;
  readonly socket: WebSocket;
  waiting: number;
  isAlive: boolean;
}

/** What the lines work with. */
export interface LinesParts {
  readonly guests: Guests;
  /** Milliseconds on any clock. */
  readonly now: () => number;
  readonly onTrouble: (detail: string, error: unknown) => void;
}

/** The lines that are open; of one that was cut nothing is heard, and nothing is said to it. */
export interface Lines {
  readonly open: Set<Line>;
  readonly ofDesk: (deskId: string) => readonly Line[];
  /** Hears what a device sent; null for what was no text. */
  readonly hear: (line: Line, text: string | null) => void;
  readonly publish: (topics: readonly Topic[]) => void;
  /** Cuts the lines of a device. */
  readonly drop: (deskId: string) => void;
}

/** So many messages of a line are worked on at once; who sends more is no page of ours. */
const MAX_WAITING = 32;

/** So many messages a device may send; its page asks some twenty a second when much is touched. */
const MESSAGES_OF_DESK = { burst: 500, perSecond: 50 };

/** Codes of closing that the page tells apart: not paired any more; sent what it should not. */
const NOT_PAIRED = 4401;
const MISUSE = 1008;

/** How long a device has to take note that it was cut, in milliseconds; then its connection ends. */
const GOODBYE = 1_000;

/** No line is open at first. */
export function createLines(parts: LinesParts): Lines {
  const { guests, onTrouble } = parts;
  const open = new Set<Line>();
  const maySend = createTokenBucket(MESSAGES_OF_DESK, parts.now);
  const ofDesk = (deskId: string): Line[] => [...open].filter((line) => line.deskId === deskId);
  const cut = (line: Line, code: number): void => {
    open.delete(line);
    line.socket.close(code);
    setTimeout(() => line.socket.terminate(), GOODBYE).unref();
  };
  const drop = (deskId: string): void => ofDesk(deskId).forEach((line) => cut(line, NOT_PAIRED));
  const hear = async (line: Line, text: string | null): Promise<void> => {
    const said = deskAskSchema.safeParse(parse(text));
    const isTooMuch = !maySend(line.deskId) || line.waiting >= MAX_WAITING;
    if (!said.success || isTooMuch) return cut(line, MISUSE);
    if ('touched' in said.data) return await guests.onTouched(line.deskId);
    const { id, message } = said.data;
    line.waiting += 1;
    const reply = await answer(parts, line.deskId, message);
    line.waiting -= 1;
    if (reply === null) drop(line.deskId);
    else if (open.has(line)) say(line, { id, reply });
  };
  const tell = async (deskId: string, topics: readonly Topic[]): Promise<void> => {
    const told = await guests.toldOf(deskId, topics);
    if (told.length > 0) ofDesk(deskId).forEach((line) => say(line, { topics: [...told] }));
  };
  const run = (work: Promise<void>): void =>
    void work.catch((error: unknown) => onTrouble('a line to a second screen', error));
  return {
    open,
    ofDesk,
    hear: (line, text) => {
      if (open.has(line)) run(hear(line, text));
    },
    publish: (topics) => {
      for (const deskId of new Set([...open].map((line) => line.deskId))) run(tell(deskId, topics));
    },
    drop,
  };
}

const STRANGE: Reply = { ok: false, error: { code: 'unknown-procedure' } };
const BROKEN: Reply = { ok: false, error: { code: 'internal' } };

/** Gives every message its reply, also when something of ours broke; null for a device that may not come any more. */
async function answer(
  { guests, onTrouble }: LinesParts,
  deskId: string,
  message: DeskMessage,
): Promise<Reply | null> {
  if (!isForDesks(message.procedure)) return STRANGE;
  try {
    return await guests.answer(deskId, message);
  } catch (error) {
    onTrouble('a second screen got no answer', error);
    return BROKEN;
  }
}

function say({ socket }: Line, said: DeskSay): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(said));
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
