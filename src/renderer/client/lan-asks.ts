import type { Reply } from '#contract/errors.ts';
import type { Message } from '#contract/index.ts';

/** What was asked over a line and is not answered yet. */
export interface LanAsks {
  /** Sends a message; a line that says nothing for too long is broken, whatever the network believes. */
  readonly send: (socket: Pick<WebSocket, 'send'>, message: Message) => Promise<Reply>;
  readonly settle: (id: number, reply: Reply) => void;
  /** Gives everything up: it was sent, and what came of it only the till knows. */
  readonly giveUp: () => void;
}

/** How long an answer may take, in milliseconds. */
const PATIENCE = 10_000;

const BROKE: Reply = { ok: false, error: { code: 'desk-line-broke' } };

interface Waiting {
  readonly answer: (reply: Reply) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

export function createLanAsks(onSilence: () => void): LanAsks {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const settle = (id: number, reply: Reply): void => {
    const one = waiting.get(id);
    if (one === undefined) return;
    waiting.delete(id);
    clearTimeout(one.timer);
    one.answer(reply);
  };
  return {
    send: (socket, message) => {
      lastId += 1;
      const id = lastId;
      return new Promise((answer) => {
        waiting.set(id, { answer, timer: setTimeout(onSilence, PATIENCE) });
        socket.send(JSON.stringify({ id, message }));
      });
    },
    settle,
    giveUp: () => {
      for (const id of waiting.keys()) settle(id, BROKE);
    },
  };
}
