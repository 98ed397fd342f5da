import { Refusal, type Reply } from '#contract/errors.ts';
import type { Topic, Touched } from '#contract/events.ts';
import type { Client, Contract, Message } from '#contract/index.ts';
import type { Bridge } from '#renderer/client/bridge.ts';

type Maybe<Value> = Value | Promise<Value>;

/** Answers of a till that is not there, typed by the contract; what is left out is refused. */
export type Answers = {
  readonly [F in keyof Contract]?: {
    readonly [P in keyof Client[F]]?: Client[F][P] extends (input: infer I) => Promise<infer O>
      ? (input: I) => Maybe<O>
      : never;
  };
};

/** A bridge with nothing behind it but the answers given, and a list of what was asked. */
export interface FakeBridge extends Bridge {
  readonly asked: Message[];
  /** What was asked of one procedure, in order. */
  readonly inputsOf: (procedure: string) => unknown[];
  /** Says that something changed, as the main process does. */
  readonly touch: (...topics: Topic[]) => void;
}

/** As a method, so that an answer which knows its input fits one that does not. */
type Answer = { answer(input: unknown): unknown }['answer'];

type AnswerTable = Readonly<Record<string, Readonly<Record<string, Answer>>>>;

export function createFakeBridge(answers: Answers): FakeBridge {
  const asked: Message[] = [];
  const listeners = new Set<(touched: Touched) => void>();
  const byName = new Map<string, Answer>();
  const table: AnswerTable = answers;
  for (const [feature, procedures] of Object.entries(table)) {
    for (const [name, answer] of Object.entries(procedures)) byName.set(`${feature}.${name}`, answer);
  }
  return {
    asked,
    inputsOf: (procedure) =>
      asked.filter((message) => message.procedure === procedure).map((message) => message.input),
    touch: (...topics) => {
      for (const listener of listeners) listener({ topics });
    },
    invoke: async (message) => {
      asked.push(message);
      return await reply(byName.get(message.procedure), message.input);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function reply(answer: Answer | undefined, input: unknown): Promise<Reply> {
  if (answer === undefined) return { ok: false, error: { code: 'unknown-procedure' } };
  try {
    return { ok: true, value: structuredClone(await answer(structuredClone(input))) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: { code: error.code, details: error.details } };
    throw error;
  }
}
