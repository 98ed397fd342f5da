import { z } from 'zod';
import { contract } from '#contract/index.ts';
import type { Topic } from '#contract/events.ts';
import { Refusal, type ErrorCode, type ErrorDetails, type Reply } from '#contract/errors.ts';
import type { Procedure } from '#contract/procedure.ts';
import { isAllowed } from '#domain/party/role.ts';
import type { Actor, Clock, CommandContext, Handlers, TaskContext } from '#main/core/context.ts';
import type { Database } from '#main/data/database.ts';
import { appendJournal, type JournalSigner } from '#main/data/journal.ts';

/** What dispatch works with. `publish` is called after the commit, with what was touched. */
export interface DispatchParts {
  readonly db: Database;
  readonly handlers: Handlers;
  readonly clock: Clock;
  /** Signs what is written to the journal; null where this PC keeps no secrets. */
  readonly signer: () => JournalSigner | null;
  readonly publish: (topics: readonly Topic[]) => void;
  readonly onBug: (error: unknown, traceId: string, procedure: string) => void;
  /** Checks replies too; on wherever speed is not the point. */
  readonly checkOutput: boolean;
}

/** Answers a message of the screen. Never throws: every message gets a reply. */
export type Dispatch = (message: unknown, actor: Actor) => Promise<Reply>;

const messageSchema = z.strictObject({ procedure: z.string().max(100), input: z.unknown() });

type AnyHandler = (input: unknown, context: unknown) => Promise<unknown>;

interface Entry {
  readonly procedure: Procedure;
  readonly handler: AnyHandler;
}

/** The one place where messages are validated, authorised, given their transaction and answered. */
export function createDispatch(parts: DispatchParts): Dispatch {
  const entries = entriesOf(parts.handlers);
  return async (message, actor) => {
    const parsed = messageSchema.safeParse(message);
    if (!parsed.success) return refuse('bad-request', { at: firstIssue(parsed.error) });
    const entry = entries.get(parsed.data.procedure);
    if (entry === undefined) return refuse('unknown-procedure');
    if (!isAllowed(actor.role, entry.procedure.permission)) return refuse('not-allowed');
    const input = entry.procedure.input.safeParse(parsed.data.input);
    if (!input.success) return refuse('bad-request', { at: firstIssue(input.error) });
    try {
      return { ok: true, value: await answer(parts, entry, input.data, actor) };
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.code, error.details);
      const traceId = parts.clock.newId();
      parts.onBug(error, traceId, parsed.data.procedure);
      return { ok: false, error: { code: 'internal', traceId } };
    }
  };
}

async function answer(parts: DispatchParts, entry: Entry, input: unknown, actor: Actor): Promise<unknown> {
  const value = await run(parts, entry, input, actor);
  return parts.checkOutput ? entry.procedure.output.parse(value) : value;
}

function run(parts: DispatchParts, entry: Entry, input: unknown, actor: Actor): Promise<unknown> {
  const { db, clock } = parts;
  switch (entry.procedure.kind) {
    case 'query':
      return entry.handler(input, { db, actor, clock });
    case 'command':
      return transact(parts, actor, (context) => entry.handler(input, context));
    case 'task':
      return entry.handler(input, taskContext(parts, actor));
  }
}

function taskContext(parts: DispatchParts, actor: Actor): TaskContext {
  return {
    db: parts.db,
    actor,
    clock: parts.clock,
    transact: (work) => transact(parts, actor, work),
  };
}

async function transact<T>(
  parts: DispatchParts,
  actor: Actor,
  work: (context: CommandContext) => Promise<T>,
): Promise<T> {
  const touched = new Set<Topic>();
  const touch = (...topics: readonly Topic[]): void => topics.forEach((topic) => touched.add(topic));
  const { clock, signer } = parts;
  const value = await parts.db.transaction().execute((tx) =>
    work({
      tx,
      actor,
      clock,
      touch,
      record: (kind, payload) =>
        appendJournal(tx, { at: clock.now(), kind, actor: actor.name, payload }, signer()),
    }),
  );
  if (touched.size > 0) tell(parts, [...touched]);
  return value;
}

/** What was committed stays so: a listener that fails is a bug of its own, never the answer to the command. */
function tell(parts: DispatchParts, topics: readonly Topic[]): void {
  try {
    parts.publish(topics);
  } catch (error) {
    parts.onBug(error, parts.clock.newId(), 'publish');
  }
}

function entriesOf(handlers: Handlers): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [feature, procedures] of Object.entries<Readonly<Record<string, Procedure>>>(contract)) {
    const byName = new Map<string, unknown>(Object.entries(handlers[toFeature(feature)]));
    for (const [name, procedure] of Object.entries(procedures)) {
      const handler = byName.get(name);
      if (!isHandler(handler)) throw new Error(`no handler for ${feature}.${name}`);
      entries.set(`${feature}.${name}`, { procedure, handler });
    }
  }
  return entries;
}

function toFeature(name: string): keyof Handlers {
  if (!isFeature(name)) throw new Error(`no feature ${name}`);
  return name;
}

function isFeature(name: string): name is keyof Handlers {
  return Object.hasOwn(contract, name);
}

function isHandler(value: unknown): value is AnyHandler {
  return typeof value === 'function';
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? '' : issue.path.map(String).join('.').slice(0, 200);
}

function refuse(code: ErrorCode, details: ErrorDetails = {}): Reply {
  return { ok: false, error: { code, details } };
}
